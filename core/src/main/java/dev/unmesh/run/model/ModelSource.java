package dev.unmesh.run.model;

import dev.unmesh.format.FormatException;
import dev.unmesh.format.ModelFolder;
import dev.unmesh.run.CutFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a model of others lies.
 *
 * @param name what it is called: its file or folder, without what leads there
 * @param file of the weights; the folder where it is Hugging Face's
 */
public record ModelSource(String name, Path file, boolean huggingFace) {
  /**
   * A .safetensors or .onnx file, or a folder with one model in it.
   *
   * @throws FormatException if there is no model, or more than one; the message says what was found and what was expected
   * @throws dev.unmesh.run.RunException if a cut wrote the file, and it is something else now
   */
  public static ModelSource of(Path path) {
    String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
    if (!Files.isDirectory(path)) {
      CutFiles.check(path);
      return new ModelSource(name, path, false);
    }
    ModelFolder folder = ModelFolder.open(path);
    return new ModelSource(name, folder.weights(), folder.huggingFace());
  }

  public boolean isOnnx() {
    return ends(".onnx");
  }

  public boolean isSafetensors() {
    return ends(".safetensors");
  }

  private boolean ends(String with) {
    return !huggingFace && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(with);
  }

  /**
   * The network that its tensors are laid out as.
   *
   * @throws FormatException if no known network's are; the message lists those that are known
   */
  public KnownModel known() {
    if (!huggingFace && !isSafetensors()) {
      throw new FormatException(
          file, "not a model that can be run; that can a run, an .onnx file, and a .safetensors file or folder of a known layout");
    }
    TensorFolder tensors = TensorFolder.of(file);
    return KnownLayout.recognised(tensors)
        .orElseThrow(
            () ->
                new FormatException(
                    file, "its tensors are laid out as no known network's; known: "
                        + String.join("; ", KnownLayout.ALL.stream().map(KnownLayout::name).toList())));
  }
}
