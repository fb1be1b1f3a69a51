package dev.unmesh.engine;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Starts LibTorch once a process, in the order that does not crash, and sets its threads. Thread-safe. */
public final class LibTorch {
  /** The artefact's version, LibTorch's own before the dash. */
  public static final String VERSION = "2.10.0-1.5.13";

  private static boolean loaded;
  private static Threads threads;

  private LibTorch() {}

  /** Loads LibTorch if it is not loaded yet, with one thread. @throws EngineException if this platform has none or loading fails */
  public static void start() {
    start(Threads.ONE);
  }

  /**
   * Loads LibTorch if it is not loaded yet and sets the threads of its pools.
   *
   * @throws EngineException if this platform has no LibTorch or loading fails
   */
  public static synchronized void start(Threads wanted) {
    if (!loaded) {
      load();
      loaded = true;
    }
    if (!wanted.equals(threads)) {
      openblas.blas_set_num_threads(wanted.blas());
      torch.set_num_threads(wanted.intraOp());
      threads = wanted;
    }
  }

  /** The threads last asked for; one of each before the start. */
  static synchronized Threads threads() {
    return threads == null ? Threads.ONE : threads;
  }

  private static void load() {
    // without this bound check every new tensor costs a look at the process's memory
    if (System.getProperty("org.bytedeco.javacpp.maxPhysicalBytes") == null) {
      System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    }
    Platform platform = Platform.host();
    try {
      // On an empty cache JavaCPP loads libtorch before libtorch_cpu is unpacked, and the process dies of a segmentation fault.
      for (String library : platform.unpackFirst()) {
        Loader.cacheResource(Tensor.class, "/org/bytedeco/pytorch/" + platform.classifier() + "/" + library);
      }
      Loader.load(openblas.class);
      Loader.load(torch.class);
    } catch (java.io.IOException | LinkageError e) {
      throw new EngineException(
          "LibTorch " + VERSION + " could not be loaded on " + platform.classifier() + ": " + e.getMessage()
              + "; if a first start was cut short, delete JavaCPP's cache (" + cacheFolder() + ") and start again",
          e);
    }
  }

  private static String cacheFolder() {
    return System.getProperty("org.bytedeco.javacpp.cachedir", System.getProperty("user.home") + "/.javacpp/cache");
  }
}
