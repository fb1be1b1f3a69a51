package dev.unmesh.cut.export;

import dev.unmesh.format.onnx.OnnxGraph;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.Stage;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.wiring.Weights;
import java.util.List;
import java.util.stream.IntStream;

/** Writes networks as ONNX nodes: the one place that knows which kind is written how. */
public final class NetworkGraph {
  private NetworkGraph() {}

  /** States what goes in as networks of this shape take it: batch x inputs, int64 where they are tokens. */
  public static void input(OnnxGraph graph, NetworkShape shape, String name) {
    long[] extents = IntStream.of(shape.inputs()).asLongStream().toArray();
    if (shape.vocabulary() > 0) {
      graph.tokens(name, extents);
    } else {
      graph.input(name, extents);
    }
  }

  /** States what comes out: batch x outputs, with the positions between where every one is answered. */
  public static void output(OnnxGraph graph, NetworkOptions options, NetworkShape shape, String name) {
    boolean each = options instanceof TransformerOptions transformer && transformer.readout() == TransformerOptions.Readout.ALL;
    graph.output(name, each ? new long[] {shape.inputs()[0], shape.outputs()} : new long[] {shape.outputs()});
  }

  /**
   * Adds a network's nodes and weights.
   *
   * @param prefix of the names of all it adds, so that several networks fit in one graph; may be empty
   * @param input the value that goes in, {@code output} the one that comes out
   * @throws IllegalArgumentException if networks of this kind cannot be written
   */
  public static void add(
      OnnxGraph graph, NetworkOptions options, NetworkShape shape, Weights weights, String prefix, String input, String output) {
    if (options instanceof TransformerOptions transformer) {
      new TransformerGraph(graph, transformer, shape, weights, prefix).add(input, output);
      return;
    }
    List<Stage> stages = options.blueprint(shape).stages().orElseThrow(() -> new IllegalArgumentException(
        "this network cannot be written as ONNX: what is written are stacks of layers that take numbers (mlp, conv-net) and transformers"));
    new StageGraph(graph, weights, prefix, input, shape.inputs().length == 3).add(stages, output);
  }
}
