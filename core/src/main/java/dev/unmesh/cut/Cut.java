package dev.unmesh.cut;

import dev.unmesh.network.Blueprint;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.wiring.CrossModule;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A network cut into its modules, and the rule that joins them: outputs = sum of the modules' outputs + the output bias, which is added
 * once. What it is made of needs no weights; {@link CutModule#of} and {@link Rebuilt} carry those over and back. Immutable.
 */
public final class Cut {
  private final EndToEnd endToEnd;
  private final Blueprint whole;
  private final Boundary boundary;
  private final List<NeuronParameter> biases;
  private final CrossModule cross;
  private final List<CutModule> modules;

  private Cut(
      EndToEnd endToEnd,
      Blueprint whole,
      Boundary boundary,
      List<NeuronParameter> biases,
      CrossModule cross,
      List<CutModule> modules) {
    this.endToEnd = endToEnd;
    this.whole = whole;
    this.boundary = boundary;
    this.biases = biases;
    this.cross = cross;
    this.modules = modules;
  }

  /**
   * @param network of the whole
   * @param shape what its task asks of it, and of each module
   * @throws IllegalArgumentException if the partition is not end to end, a divided group cannot be divided, or networks of this kind cannot
   *     be cut; the message says which, and what to do
   */
  public static Cut of(NetworkOptions network, NetworkShape shape, Partition partition, Boundary boundary) {
    Blueprint whole = network.blueprint(shape);
    Wiring wiring = whole.wiring();
    EndToEnd endToEnd = EndToEnd.of(wiring, partition);
    ModuleShape family = ModuleShape.of(network);
    List<NeuronParameter> biases =
        wiring.neuronParameters().stream()
            .filter(of -> of.group().equals(endToEnd.output().name()) && of.kind() == NeuronParameter.Kind.BIAS)
            .toList();
    Set<String> zeros = biases.stream().map(NeuronParameter::parameter).collect(Collectors.toSet());
    Map<String, Integer> sizes = sizes(whole);
    List<CutModule> modules = new ArrayList<>();
    for (int m = 0; m < partition.modules(); m++) {
      Members members = Members.of(endToEnd, m);
      NetworkOptions options = family.of(endToEnd, members, boundary);
      Blueprint part = options.blueprint(shape);
      modules.add(new CutModule(members, options, part, Slices.of(wiring, part.wiring(), members, boundary, sizes(part)), zeros));
    }
    return new Cut(endToEnd, whole, boundary, biases, CrossModule.of(wiring, partition, sizes::get), List.copyOf(modules));
  }

  private static Map<String, Integer> sizes(Blueprint blueprint) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    blueprint.parameters().forEach(spec -> sizes.put(spec.name(), spec.size()));
    return sizes;
  }

  public EndToEnd endToEnd() {
    return endToEnd;
  }

  /** The network that is cut. */
  public Blueprint whole() {
    return whole;
  }

  /** The modules, in their order. */
  public List<CutModule> modules() {
    return modules;
  }

  /** The weights that no module holds. */
  public CrossModule cross() {
    return cross;
  }

  /** The output bias that the rule adds, in the task's order of outputs; empty if the network has none. */
  public float[] bias(Weights weights) {
    float[] bias = new float[biases.isEmpty() ? 0 : boundary.outputs().length];
    for (NeuronParameter of : biases) {
      float[] values = weights.get(of.parameter()).values();
      for (int i = 0; i < of.axis().length(); i++) {
        bias[boundary.outputs()[of.map().neuron(i, bias.length)]] += values[biasEntry(of, i)];
      }
    }
    return bias;
  }

  private static int biasEntry(NeuronParameter bias, int i) {
    return Math.toIntExact(bias.offset() + bias.axis().offset(i));
  }

  /** The whole network's weights put together again from the modules' and the rule's bias; cross-module weights are 0. */
  public Weights rebuilt(List<Weights> parts, float[] bias) {
    Rebuilt rebuilt = new Rebuilt(whole.parameters());
    for (int m = 0; m < modules.size(); m++) {
      rebuilt.add(modules.get(m), parts.get(m));
    }
    for (NeuronParameter of : biases) {
      float[] values = rebuilt.values(of.parameter());
      for (int i = 0; i < of.axis().length(); i++) {
        values[biasEntry(of, i)] = bias[boundary.outputs()[of.map().neuron(i, bias.length)]];
      }
    }
    return rebuilt.weights();
  }

  /** How many numbers the stem's parameters hold, which every module carries a copy of: counted once. */
  public long sharedParameters() {
    long shared = 0;
    for (ParameterSpec spec : whole.parameters()) {
      int[] carried = new int[spec.size()];
      for (CutModule module : modules) {
        if (!module.zeros().contains(spec.name()) && module.sources().containsKey(spec.name())) {
          for (int at : module.sources().get(spec.name())) {
            carried[at]++;
          }
        }
      }
      for (int times : carried) {
        shared += times > 1 ? 1 : 0;
      }
    }
    return shared;
  }
}
