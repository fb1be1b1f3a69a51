package dev.unmesh.cut.export;

import dev.unmesh.format.onnx.OnnxGraph;
import dev.unmesh.format.onnx.OnnxGraph.Whole;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Stage;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes a network's stages as ONNX nodes. Used once; not safe for use by several threads. */
public final class StageGraph {
  private final OnnxGraph graph;
  private final Weights weights;
  private final String prefix;
  private String at;
  private boolean maps;
  private int nodes;

  /**
   * @param prefix of the names of all it adds, so that several networks fit in one graph; may be empty
   * @param input the name of what goes in
   * @param maps whether that is channels x height x width
   */
  public StageGraph(OnnxGraph graph, Weights weights, String prefix, String input, boolean maps) {
    this.graph = graph;
    this.weights = weights;
    this.prefix = prefix;
    this.at = input;
    this.maps = maps;
  }

  /** Adds the stages; what comes out of the last is called {@code output}. */
  public void add(List<Stage> stages, String output) {
    for (int i = 0; i < stages.size(); i++) {
      add(stages.get(i), i == stages.size() - 1 ? Optional.of(output) : Optional.empty());
    }
  }

  private void add(Stage stage, Optional<String> last) {
    if (stage instanceof Stage.Linear linear) {
      flatten();
      step("Gemm", with(linear.weight(), linear.bias()), last, Whole.of("transB", 1));
    } else if (stage instanceof Stage.Convolution conv) {
      long pad = conv.padding();
      step("Conv", with(conv.weight(), conv.bias()), last, Whole.list("pads", pad, pad, pad, pad));
    } else if (stage instanceof Stage.Norm norm) {
      List<String> inputs = new ArrayList<>(List.of(at));
      for (String name : List.of(norm.gain(), norm.bias(), norm.mean(), norm.variance())) {
        inputs.add(weight(name));
      }
      String to = last.orElseGet(this::fresh);
      graph.node("BatchNormalization", inputs, to, "epsilon", norm.epsilon());
      at = to;
    } else if (stage instanceof Stage.MaxPool pool) {
      step("MaxPool", List.of(at), last, Whole.list("kernel_shape", pool.size(), pool.size()), Whole.list("strides", pool.size(), pool.size()));
    } else if (stage instanceof Stage.Select select) {
      flatten();
      gather(select.places().stream().mapToLong(Integer::longValue).toArray(), last);
    } else if (stage instanceof Stage.Place place) {
      place(place, last);
    } else if (stage instanceof Stage.Elementwise elementwise) {
      activation(elementwise.activation(), last);
    }
  }

  private void flatten() {
    if (maps) {
      step("Flatten", List.of(at), Optional.empty(), Whole.of("axis", 1));
      maps = false;
    }
  }

  // a column of zeros is added, and taken wherever nothing is put
  private void place(Stage.Place place, Optional<String> last) {
    String pads = fresh() + ".pads";
    graph.integers(pads, new long[] {0, 0, 0, 1});
    step("Pad", List.of(at, pads), Optional.empty());
    long[] from = new long[place.out()];
    Arrays.fill(from, place.places().size());
    for (int i = 0; i < place.places().size(); i++) {
      from[place.places().get(i)] = i;
    }
    gather(from, last);
  }

  private void gather(long[] places, Optional<String> last) {
    String indices = fresh() + ".places";
    graph.integers(indices, places);
    step("Gather", List.of(at, indices), last, Whole.of("axis", 1));
  }

  private void activation(Activation activation, Optional<String> last) {
    switch (activation) {
      case RELU -> step("Relu", List.of(at), last);
      case TANH -> step("Tanh", List.of(at), last);
      case SILU -> {
        String input = at;
        step("Sigmoid", List.of(input), Optional.empty());
        step("Mul", List.of(input, at), last);
      }
    }
  }

  private List<String> with(String weight, Optional<String> bias) {
    List<String> inputs = new ArrayList<>(List.of(at, weight(weight)));
    bias.ifPresent(name -> inputs.add(weight(name)));
    return inputs;
  }

  private String weight(String name) {
    WeightArray array = weights.get(name);
    graph.weight(prefix + name, array.shape(), array.values());
    return prefix + name;
  }

  private void step(String operator, List<String> inputs, Optional<String> last, Whole... attributes) {
    String to = last.orElseGet(this::fresh);
    graph.node(operator, inputs, to, attributes);
    at = to;
  }

  private String fresh() {
    return prefix + "x" + nodes++;
  }
}
