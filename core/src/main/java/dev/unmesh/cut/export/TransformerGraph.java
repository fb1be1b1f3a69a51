package dev.unmesh.cut.export;

import dev.unmesh.format.onnx.OnnxGraph;
import dev.unmesh.format.onnx.OnnxGraph.Whole;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.network.TransformerOptions.Readout;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a transformer as ONNX nodes. Inputs are batch x length tokens (int64) or batch x length x features; the length is the task's.
 * The residual stream is written as (batch * length) x width, so that matrices keep the layout they have in safetensors. Where the last
 * position alone is read, the last layer is worked out there only. Used once; not safe for use by several threads.
 */
final class TransformerGraph {
  private static final double EPSILON = 1e-5;

  private final TransformerOptions options;
  private final NetworkShape shape;
  private final GraphNodes nodes;

  /** @param prefix of the names of all it adds; may be empty */
  TransformerGraph(OnnxGraph graph, TransformerOptions options, NetworkShape shape, Weights weights, String prefix) {
    this.options = options;
    this.shape = shape;
    this.nodes = new GraphNodes(graph, weights, prefix);
  }

  private int length() {
    return shape.inputs()[0];
  }

  /** Adds the network from {@code input} to {@code output}, which is batch x outputs, or batch x length x outputs. */
  void add(String input, String output) {
    boolean last = options.readout() == Readout.LAST;
    String rows = embedded(input);
    for (int i = 1; i <= options.layers(); i++) {
      boolean ending = last && i == options.layers();
      String read = normed(rows, "attention" + i + ".norm");
      String asking = ending ? lastOf(read) : read;
      String added = attention(i, read, asking, ending);
      rows = nodes.step("Add", List.of(ending ? lastOf(rows) : rows, added));
      if (options.mlp() > 0) {
        rows = nodes.step("Add", List.of(rows, mlp(i, rows)));
      }
    }
    List<String> answers = List.of(normed(rows, "norm"), unembedding());
    if (last) {
      nodes.named(output, "Gemm", answers, Whole.of("transB", 1));
    } else {
      String flat = nodes.step("Gemm", answers, Whole.of("transB", 1));
      nodes.named(output, "Reshape", List.of(flat, nodes.integers(-1, length(), shape.outputs())));
    }
  }

  private String embedded(String input) {
    String stream;
    if (shape.vocabulary() > 0) {
      stream = nodes.step("Gather", List.of(nodes.weight("embedding.weight"), input));
    } else {
      String vectors = nodes.step("Reshape", List.of(input, nodes.integers(-1, shape.inputs()[1])));
      stream = nodes.step("Reshape", List.of(linear("embedding", vectors), nodes.integers(-1, length(), options.width())));
    }
    if (options.positions()) {
      stream = nodes.step("Add", List.of(stream, nodes.weight("position.weight")));
    }
    return nodes.step("Reshape", List.of(stream, nodes.integers(-1, options.width())));
  }

  /** Rows of the last position of each example. */
  private String lastOf(String rows) {
    String placed = nodes.step("Reshape", List.of(rows, nodes.integers(-1, length(), options.width())));
    String one = nodes.step("Gather", List.of(placed, nodes.integers(length() - 1)), Whole.of("axis", 1));
    return nodes.step("Reshape", List.of(one, nodes.integers(-1, options.width())));
  }

  /** @param last whether {@code asking} holds the last positions only; they see all others and need no mask */
  private String attention(int layer, String read, String asking, boolean last) {
    String scale = nodes.number(1 / Math.sqrt(options.widthOfHead()));
    String queries = nodes.step("Mul", List.of(linear("W_Q" + layer, asking), scale));
    String q = heads(queries, last ? 1 : length(), 0, 2, 1, 3);
    String k = heads(linear("W_K" + layer, read), length(), 0, 2, 3, 1);
    String v = heads(linear("W_V" + layer, read), length(), 0, 2, 1, 3);
    String scores = nodes.step("MatMul", List.of(q, k));
    if (options.causal() && !last) {
      scores = nodes.step("Add", List.of(scores, mask()));
    }
    String pattern = nodes.step("Softmax", List.of(scores), Whole.of("axis", -1));
    String mixed = nodes.step("Transpose", List.of(nodes.step("MatMul", List.of(pattern, v))), Whole.list("perm", 0, 2, 1, 3));
    String joined = nodes.step("Reshape", List.of(mixed, nodes.integers(-1, (long) options.heads() * options.widthOfHead())));
    return linear("W_O" + layer, joined);
  }

  private String heads(String rows, int places, long... order) {
    String split = nodes.step("Reshape", List.of(rows, nodes.integers(-1, places, options.heads(), options.widthOfHead())));
    return nodes.step("Transpose", List.of(split), Whole.list("perm", order));
  }

  /** Query x key: minus infinity for what comes later. */
  private String mask() {
    int n = length();
    float[] mask = new float[n * n];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = i % n > i / n ? Float.NEGATIVE_INFINITY : 0;
    }
    return nodes.constant(new int[] {n, n}, mask);
  }

  private String mlp(int layer, String rows) {
    String hidden = linear("W_in" + layer, normed(rows, "mlp" + layer + ".norm"));
    return linear("W_out" + layer, ActivationNodes.add(nodes, options.activation(), hidden, nodes.fresh()));
  }

  private String linear(String name, String rows) {
    List<String> inputs = new ArrayList<>(List.of(rows, nodes.weight(name + ".weight")));
    if (options.bias()) {
      inputs.add(nodes.weight(name + ".bias"));
    }
    return nodes.step("Gemm", inputs, Whole.of("transB", 1));
  }

  private String normed(String rows, String name) {
    if (!options.norm()) {
      return rows;
    }
    List<String> inputs = List.of(rows, nodes.weight(name + ".weight"), nodes.weight(name + ".bias"));
    return nodes.named(nodes.fresh(), "LayerNormalization", inputs, "epsilon", EPSILON);
  }

  private String unembedding() {
    if (!options.tied()) {
      return nodes.weight("unembedding.weight");
    }
    String table = nodes.weight("embedding.weight");
    if (shape.outputs() == shape.vocabulary()) {
      return table;
    }
    return nodes.step("Slice", List.of(table, nodes.integers(0), nodes.integers(shape.outputs()), nodes.integers(0)));
  }
}
