package dev.unmesh.engine;

import java.util.List;
import java.util.Locale;

/** A platform that has LibTorch artefacts, by its classifier, with the libraries to unpack before any is loaded. */
record Platform(String classifier, List<String> unpackFirst) {
  /** @throws EngineException on a platform without LibTorch */
  static Platform host() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Platform of(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String arch = osArch.toLowerCase(Locale.ROOT);
    boolean x86 = arch.equals("amd64") || arch.equals("x86_64");
    boolean arm = arch.equals("aarch64") || arch.equals("arm64");
    if (os.contains("linux") && x86) {
      return new Platform("linux-x86_64", List.of("libc10.so", "libtorch_cpu.so", "libtorch.so"));
    } else if (os.contains("mac") && arm) {
      return new Platform("macosx-arm64", List.of("libc10.dylib", "libtorch_cpu.dylib", "libtorch.dylib"));
    } else if (os.contains("windows") && x86) {
      return new Platform("windows-x86_64", List.of("c10.dll", "torch_cpu.dll", "torch.dll"));
    }
    throw new EngineException(
        "there is no LibTorch " + LibTorch.VERSION + " for " + osName + " on " + osArch
            + "; training and ablating need Linux x86-64, macOS arm64 or Windows x86-64, but 'recipes', 'measure', 'report' and"
            + " 'compare' work here, on runs made elsewhere too",
        null);
  }
}
