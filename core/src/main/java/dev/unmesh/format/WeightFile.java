package dev.unmesh.format;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * A model known by its weights alone. Every matrix is a connection of its own, named after its tensor, between two groups of its own
 * ({@code NAME.in}, {@code NAME.out}); rows are outputs; kernels stand behind the entries of out x in. Vectors are no connections.
 *
 * @param name the file's name, without its folder
 */
public record WeightFile(String name, Wiring wiring, Weights weights) {
  private static final String READABLE =
      "weights are read from .safetensors files (every 2-D tensor, and convolution kernels) and .onnx files (Gemm, MatMul, Conv)";

  /**
   * Opens a file by its extension.
   *
   * @throws FormatException if the file is not sound, holds no matrix, or is of another kind
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static WeightFile open(Path file) {
    String name = String.valueOf(file.getFileName());
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".safetensors")) {
      return safetensors(file, name);
    } else if (lower.endsWith(".onnx")) {
      OnnxModel model = OnnxModel.open(file);
      return of(file, name, model.views().values(), model.weights());
    } else if (lower.endsWith(".pt") || lower.endsWith(".pth") || lower.endsWith(".bin") || lower.endsWith(".ckpt")) {
      throw new FormatException(file, "pickles may run code when loaded and are not read; save as safetensors; " + READABLE);
    }
    throw new FormatException(file, "unknown kind of file; " + READABLE);
  }

  /** The connections, in the file's order. */
  public List<Connection> connections() {
    return wiring.connections();
  }

  private static WeightFile safetensors(Path file, String name) {
    SafetensorsFile tensors = SafetensorsFile.open(file);
    List<ParameterView> views = new ArrayList<>();
    for (TensorEntry tensor : tensors.tensors()) {
      if (tensor.type().isFloat() && tensor.elements() > 0) {
        LooseWiring.outByIn(tensor.name(), extents(file, tensor)).ifPresent(views::add);
      }
    }
    return of(file, name, views, tensors.weights());
  }

  private static int[] extents(Path file, TensorEntry tensor) {
    if (tensor.elements() > Integer.MAX_VALUE - 8) {
      throw new FormatException(file, "tensor '" + tensor.name() + "' has " + tensor.elements() + " elements, too many for one array");
    }
    long[] shape = tensor.shape();
    int[] extents = new int[shape.length];
    for (int d = 0; d < shape.length; d++) {
      extents[d] = (int) shape[d];
    }
    return extents;
  }

  private static WeightFile of(Path file, String name, Collection<ParameterView> views, Weights weights) {
    if (views.isEmpty()) {
      throw new FormatException(file, "no matrix in it: " + READABLE);
    }
    return new WeightFile(name, LooseWiring.of(views), weights);
  }
}
