package dev.unmesh.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A folder that holds one model: as Hugging Face lays it out ({@code config.json} and {@code model.safetensors}, or shards with their
 * index), or one weight file among others.
 *
 * @param weights the one .safetensors or .onnx file; the folder itself where it is Hugging Face's
 */
public record ModelFolder(Path path, boolean huggingFace, Path weights) {
  private static final String CONFIG = "config.json";
  private static final String INDEX = "model.safetensors.index.json";
  private static final String EXPECTED =
      "expected config.json with model.safetensors (or its shards and index), or exactly one .safetensors or .onnx file";
  private static final int MOST_LISTED = 8;

  /**
   * @throws FormatException if it holds no model, or more than one; the message says what was found and what was expected
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static ModelFolder open(Path folder) {
    List<String> names = names(folder);
    List<String> files = names.stream().filter(ModelFolder::isWeights).toList();
    boolean safetensors = files.contains("model.safetensors") || names.contains(INDEX);
    if (safetensors && names.contains(CONFIG)) {
      return new ModelFolder(folder, true, folder);
    } else if (files.size() == 1) {
      return new ModelFolder(folder, false, folder.resolve(files.get(0)));
    } else if (names.contains(INDEX)) {
      throw new FormatException(folder, "shards with their index, but no " + CONFIG + " that says what they are; " + EXPECTED);
    } else if (files.size() > 1) {
      throw new FormatException(folder, "more than one model: " + listed(files) + "; name one of these files, " + EXPECTED);
    }
    String pickle =
        names.stream().anyMatch(ModelFolder::isPickle) ? "; pickles may run code when loaded and are not read: save as safetensors" : "";
    throw new FormatException(folder, "no model: found " + (names.isEmpty() ? "nothing" : listed(names)) + "; " + EXPECTED + pickle);
  }

  private static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new FormatException(folder, Files.exists(folder) ? "not a folder" : "no such folder");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw FileBytes.unreadable(folder, e);
    }
  }

  private static String listed(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MOST_LISTED, names.size())));
    return names.size() > MOST_LISTED ? first + " and " + (names.size() - MOST_LISTED) + " more" : first;
  }

  private static boolean isWeights(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".safetensors") || lower.endsWith(".onnx");
  }

  private static boolean isPickle(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(pt|pth|bin|ckpt|pkl)");
  }
}
