package dev.unmesh.run.model;

import dev.unmesh.format.FormatException;
import dev.unmesh.format.JsonTree;
import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.format.TensorEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A safetensors file with what lies beside it, as layouts look at it. */
record TensorFolder(Path path, SafetensorsFile file) {
  static TensorFolder of(Path safetensors) {
    return new TensorFolder(safetensors, SafetensorsFile.open(safetensors));
  }

  Set<String> names() {
    return file.tensors().stream().map(TensorEntry::name).collect(Collectors.toSet());
  }

  /** Whether there is a tensor of floats by this name and of this shape; an extent of 0 may be any. */
  boolean has(String name, int... shape) {
    if (!file.has(name) || !file.tensor(name).type().isFloat() || file.tensor(name).shape().length != shape.length) {
      return false;
    }
    long[] found = file.tensor(name).shape();
    for (int d = 0; d < shape.length; d++) {
      if (found[d] < 1 || found[d] > Integer.MAX_VALUE || shape[d] != 0 && found[d] != shape[d]) {
        return false;
      }
    }
    return true;
  }

  /** An extent of a tensor that is there. */
  int extent(String name, int dimension) {
    return Math.toIntExact(file.tensor(name).shape()[dimension]);
  }

  /** A tensor that must be of this shape. @throws FormatException naming both shapes */
  float[] floats(String name, int... shape) {
    if (!has(name, shape)) {
      throw new FormatException(
          path,
          file.has(name)
              ? "tensor '" + name + "' is " + file.tensor(name).type() + Arrays.toString(file.tensor(name).shape())
                  + " where the others ask for floats of " + Arrays.toString(shape)
              : "tensor '" + name + "' of " + Arrays.toString(shape) + " is missing");
    }
    return file.floats(name);
  }

  /** The one .json file beside the weights. @throws FormatException if there is none, or more than one */
  JsonNode config() {
    try (Stream<Path> files = Files.list(path.toAbsolutePath().getParent())) {
      List<Path> configs = files.filter(file -> file.getFileName().toString().endsWith(".json")).sorted().toList();
      if (configs.size() != 1) {
        throw new FormatException(
            path, "one .json file beside it should say how the network works (attn_coeff, act_fn); there are " + configs.size());
      }
      return JsonTree.read(configs.get(0));
    } catch (IOException e) {
      throw new FormatException(path, "its folder cannot be listed: " + e.getMessage(), e);
    }
  }
}
