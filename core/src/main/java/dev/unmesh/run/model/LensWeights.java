package dev.unmesh.run.model;

import dev.unmesh.format.FormatException;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tensors of a {@link LensTransformer} as our transformer names and lays them out; biases that are not there are 0. */
final class LensWeights {
  private final TensorFolder folder;
  private final TransformerOptions network;
  private final NetworkShape shape;
  private final Map<String, WeightArray> weights = new LinkedHashMap<>();
  private final Set<String> left;

  LensWeights(TensorFolder folder, TransformerOptions network, NetworkShape shape) {
    this.folder = folder;
    this.network = network;
    this.shape = shape;
    this.left = new TreeSet<>(folder.names());
  }

  /** @throws FormatException if a tensor is missing, of another shape than the others ask for, or one too many */
  Weights read() {
    int width = network.width();
    turned(LensTransformer.EMBED, "embedding", shape.vocabulary(), shape.vocabulary());
    matrix(LensTransformer.PLACES, "position", shape.inputs()[0], width);
    for (int i = 0; i < network.layers(); i++) {
      attention(i, "" + (i + 1), network.heads(), network.widthOfHead(), width);
      if (network.mlp() > 0) {
        mlp(i, "" + (i + 1), network.mlp(), width);
      }
    }
    turned(LensTransformer.UNEMBED, "unembedding", folder.extent(LensTransformer.UNEMBED, 1), shape.outputs());
    if (!left.isEmpty()) {
      throw new FormatException(
          folder.path(), "looks like a small transformer without LayerNorm, but has also " + String.join(", ", left) + ", which that has not");
    }
    return Weights.of(weights);
  }

  private void attention(int layer, String number, int heads, int head, int width) {
    for (String part : new String[] {"Q", "K", "V"}) {
      String stored = LensTransformer.key(layer, "attn.W_" + part);
      put("W_" + part + number + ".weight", take(stored, heads, head, width), heads * head, width);
      zeros("W_" + part + number, heads * head);
    }
    matrix(LensTransformer.key(layer, "attn.W_O"), "W_O" + number, width, heads * head);
    zeros("W_O" + number, width);
    left.remove(LensTransformer.key(layer, "attn.mask"));
  }

  private void mlp(int layer, String number, int hidden, int width) {
    matrix(LensTransformer.key(layer, "mlp.W_in"), "W_in" + number, hidden, width);
    put("W_in" + number + ".bias", take(LensTransformer.key(layer, "mlp.b_in"), hidden), hidden);
    matrix(LensTransformer.key(layer, "mlp.W_out"), "W_out" + number, width, hidden);
    put("W_out" + number + ".bias", take(LensTransformer.key(layer, "mlp.b_out"), width), width);
  }

  private void matrix(String stored, String name, int rows, int columns) {
    put(name + ".weight", take(stored, rows, columns), rows, columns);
  }

  /** A width x columns matrix on its side, its first {@code kept} columns. */
  private void turned(String stored, String name, int columns, int kept) {
    int width = network.width();
    float[] values = take(stored, width, columns);
    float[] turned = new float[kept * width];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < kept; j++) {
        turned[j * width + i] = values[i * columns + j];
      }
    }
    put(name + ".weight", turned, kept, width);
  }

  private void zeros(String name, int length) {
    if (network.bias()) {
      put(name + ".bias", new float[length], length);
    }
  }

  private float[] take(String stored, int... extents) {
    left.remove(stored);
    return folder.floats(stored, extents);
  }

  private void put(String name, float[] values, int... extents) {
    weights.put(name, new WeightArray(extents, values));
  }
}
