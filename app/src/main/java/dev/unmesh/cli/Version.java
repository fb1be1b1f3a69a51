package dev.unmesh.cli;

import dev.unmesh.engine.LibTorch;
import picocli.CommandLine;

/** What {@code unmesh --version} prints. */
final class Version implements CommandLine.IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "unmesh " + (version == null ? "development" : version), "LibTorch " + LibTorch.VERSION, "Java " + System.getProperty("java.version")
    };
  }
}
