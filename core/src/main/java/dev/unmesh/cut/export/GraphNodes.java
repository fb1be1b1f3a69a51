package dev.unmesh.cut.export;

import dev.unmesh.format.onnx.OnnxGraph;
import dev.unmesh.format.onnx.OnnxGraph.Whole;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one network adds to a graph: every name begins with the network's prefix, and a weight stands once, however often it is used. Not
 * safe for use by several threads.
 */
final class GraphNodes {
  private final OnnxGraph graph;
  private final Weights weights;
  private final String prefix;
  private final Set<String> stated = new HashSet<>();
  private final Map<List<Long>, String> lists = new HashMap<>();
  private int values;

  GraphNodes(OnnxGraph graph, Weights weights, String prefix) {
    this.graph = graph;
    this.weights = weights;
    this.prefix = prefix;
  }

  /** A parameter of the network. */
  String weight(String parameter) {
    String name = prefix + parameter;
    if (stated.add(name)) {
      WeightArray array = weights.get(parameter);
      graph.weight(name, array.shape(), array.values());
    }
    return name;
  }

  /** A list of whole numbers, such as a shape. */
  String integers(long... of) {
    return lists.computeIfAbsent(
        Arrays.stream(of).boxed().toList(),
        numbers -> {
          String name = prefix + "n" + lists.size();
          graph.integers(name, of);
          return name;
        });
  }

  /** A single number. */
  String number(double of) {
    String name = fresh();
    graph.node("Constant", List.of(), name, "value_float", of);
    return name;
  }

  /** Numbers that are no weights. */
  String constant(int[] shape, float[] of) {
    String name = fresh();
    graph.constant(name, shape, of);
    return name;
  }

  String step(String operator, List<String> inputs, Whole... attributes) {
    return named(fresh(), operator, inputs, attributes);
  }

  String named(String output, String operator, List<String> inputs, Whole... attributes) {
    graph.node(operator, inputs, output, attributes);
    return output;
  }

  /** With one attribute that is no whole number. */
  String named(String output, String operator, List<String> inputs, String attribute, double value) {
    graph.node(operator, inputs, output, attribute, value);
    return output;
  }

  /** A name that nothing has yet. */
  String fresh() {
    return prefix + "x" + values++;
  }
}
