package dev.unmesh.cli;

import dev.unmesh.run.RunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What MODEL names on the command line: a run, or a model from elsewhere. */
final class ModelArgument {
  private ModelArgument() {}

  /**
   * The file or folder of a model from elsewhere; nothing if a run is meant.
   *
   * @throws RunException if it names a model's file that is not there, or nothing at all
   */
  static Optional<Path> elsewhere(String model, RunOptions options) {
    Path path = Path.of(model);
    if (Files.isRegularFile(path)) {
      return Optional.of(path);
    } else if (model.endsWith(".safetensors") || model.endsWith(".onnx")) {
      throw new RunException("no file " + path.toAbsolutePath());
    } else if (Files.isRegularFile(path.resolve("run.json")) || Files.isRegularFile(options.runs.resolve(model).resolve("run.json"))) {
      return Optional.empty();
    } else if (Files.isDirectory(path)) {
      return Optional.of(path);
    }
    throw new RunException(
        "no run " + model + ": neither a run directory nor the name of one in " + options.runs + "; nor is there a model's file or folder");
  }
}
