package dev.unmesh.cut.export;

import dev.unmesh.format.onnx.OnnxGraph;
import dev.unmesh.format.onnx.OnnxGraph.Whole;
import dev.unmesh.network.Stage;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes a network's stages as ONNX nodes. Used once; not safe for use by several threads. */
public final class StageGraph {
  private final GraphNodes nodes;
  private String at;
  private boolean maps;

  /**
   * @param prefix of the names of all it adds, so that several networks fit in one graph; may be empty
   * @param input the name of what goes in
   * @param maps whether that is channels x height x width
   */
  public StageGraph(OnnxGraph graph, Weights weights, String prefix, String input, boolean maps) {
    this.nodes = new GraphNodes(graph, weights, prefix);
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
        inputs.add(nodes.weight(name));
      }
      at = nodes.named(last.orElseGet(nodes::fresh), "BatchNormalization", inputs, "epsilon", norm.epsilon());
    } else if (stage instanceof Stage.MaxPool pool) {
      long size = pool.size();
      step("MaxPool", List.of(at), last, Whole.list("kernel_shape", size, size), Whole.list("strides", size, size));
    } else if (stage instanceof Stage.Select select) {
      flatten();
      gather(select.places().stream().mapToLong(Integer::longValue).toArray(), last);
    } else if (stage instanceof Stage.Place place) {
      place(place, last);
    } else if (stage instanceof Stage.Elementwise elementwise) {
      at = ActivationNodes.add(nodes, elementwise.activation(), at, last.orElseGet(nodes::fresh));
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
    step("Pad", List.of(at, nodes.integers(0, 0, 0, 1)), Optional.empty());
    long[] from = new long[place.out()];
    Arrays.fill(from, place.places().size());
    for (int i = 0; i < place.places().size(); i++) {
      from[place.places().get(i)] = i;
    }
    gather(from, last);
  }

  private void gather(long[] places, Optional<String> last) {
    step("Gather", List.of(at, nodes.integers(places)), last, Whole.of("axis", 1));
  }

  private List<String> with(String weight, Optional<String> bias) {
    List<String> inputs = new ArrayList<>(List.of(at, nodes.weight(weight)));
    bias.ifPresent(name -> inputs.add(nodes.weight(name)));
    return inputs;
  }

  private void step(String operator, List<String> inputs, Optional<String> last, Whole... attributes) {
    at = nodes.named(last.orElseGet(nodes::fresh), operator, inputs, attributes);
  }
}
