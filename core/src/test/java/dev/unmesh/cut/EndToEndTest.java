package dev.unmesh.cut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Activation;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndToEndTest {
  private static final Wiring MLP =
      new MlpOptions(List.of(4, 4, 4), false, Activation.RELU, Layout.LINE, Layout.LINE, false)
          .blueprint(new NetworkShape(new int[] {6}, 4, List.of(), List.of()))
          .wiring();

  /** Halves of the groups named; head by head the same for groups of four heads. */
  private static Partition halves(Wiring wiring, String... groups) {
    Map<String, int[]> labels = new LinkedHashMap<>();
    for (NeuronGroup group : wiring.groups()) {
      if (List.of(groups).contains(group.name())) {
        int[] of = new int[group.size()];
        for (int i = 0; i < of.length; i++) {
          of[i] = 2 * i / of.length;
        }
        labels.put(group.name(), of);
      }
    }
    return new Partition(2, labels);
  }

  private static String refused(Wiring wiring, Partition partition) {
    return assertThrows(IllegalArgumentException.class, () -> EndToEnd.of(wiring, partition)).getMessage();
  }

  private static void assertSays(String message, String... parts) {
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }

  @Test
  void aStemThenModulesThenASum() {
    EndToEnd cut = EndToEnd.of(MLP, halves(MLP, "fc2", "fc3"));
    assertEquals(List.of("input", "fc1"), cut.stem());
    assertEquals(List.of("fc2", "fc3"), cut.divided());
    assertTrue(cut.sumsOutputs());
    assertFalse(EndToEnd.of(MLP, halves(MLP, "input", "fc1", "fc2", "fc3", "output")).sumsOutputs());
  }

  @Test
  void holesAreNamedWithTheirCure() {
    assertSays(refused(MLP, halves(MLP, "fc1", "fc2")), "'fc3' is whole behind divided ones", "modules.connections=[fc2,fc3]");
    assertSays(refused(MLP, halves(MLP, "fc1", "fc3")), "'fc2' is whole between divided ones", "modules.connections=[fc2,fc3]");
    assertSays(refused(MLP, halves(MLP, "input")), "'fc1'", "modules.connections=[fc1,fc2,fc3]");
    assertSays(refused(MLP, new Partition(2, Map.of())), "divides no group", "modules.connections");
  }

  @Test
  void aTransformerIsDividedAlongItsStream() {
    NetworkShape shape = new NetworkShape(new int[] {3}, 7, 7, List.of(), List.of());
    TransformerOptions plain =
        new TransformerOptions(8, 1, 4, 0, 4, Activation.RELU, true, false, true, true, false, TransformerOptions.Readout.LAST);
    Wiring wiring = plain.blueprint(shape).wiring();
    EndToEnd cut = EndToEnd.of(wiring, halves(wiring, "residual", "Q1", "K1", "V1", "mlp1"));
    assertEquals(List.of("tokens", "positions"), cut.stem());
    assertSays(refused(wiring, halves(wiring, "mlp1")), "'residual' is whole between divided ones");
    assertSays(refused(wiring, halves(wiring, "residual", "V1", "mlp1")), "whole", "Q1");
    Map<String, int[]> torn = new LinkedHashMap<>(halves(wiring, "residual", "Q1", "K1", "V1", "mlp1").labels());
    torn.put("V1", new int[] {0, 0, 0, 1, 1, 1, 1, 0});
    assertSays(refused(wiring, new Partition(2, torn)), "softmax couples", "one head", "V1");
    TransformerOptions normed =
        new TransformerOptions(8, 1, 4, 0, 4, Activation.RELU, true, true, true, true, false, TransformerOptions.Readout.LAST);
    Wiring other = normed.blueprint(shape).wiring();
    assertSays(refused(other, halves(other, "residual", "Q1", "K1", "V1", "mlp1")), "layer-norm couples", "'residual'", "network.norm=false");
  }

  private static String cut(NetworkOptions network, NetworkShape shape, Partition partition) {
    Boundary boundary = Boundary.unchanged(shape.inputs()[0], shape.outputs());
    return assertThrows(IllegalArgumentException.class, () -> Cut.of(network, shape, partition, boundary)).getMessage();
  }

  @Test
  void whatCannotBeDividedIsNamed() {
    NetworkShape tokens = new NetworkShape(new int[] {2}, 5, 4, List.of(), List.of());
    MlpOptions embedded = new MlpOptions(4, List.of(4), true, Activation.RELU, Layout.LINE, Layout.LINE, false, false);
    Wiring wiring = embedded.blueprint(tokens).wiring();
    assertSays(cut(embedded, tokens, halves(wiring, "tokens", "embedding", "fc1")), "'tokens' cannot be divided", "modules.connections");
    NetworkShape pictures = new NetworkShape(new int[] {2, 8, 8}, 4, List.of(), List.of());
    ConvNetOptions net = new ConvNetOptions();
    Wiring conv = net.blueprint(pictures).wiring();
    assertSays(cut(net, pictures, halves(conv, "input", "conv1", "fc1", "fc2", "fc3")), "'input' cannot be divided", "conv1");
    MlpOptions module =
        new MlpOptions(0, List.of(4), false, Activation.RELU, Layout.LINE, Layout.LINE, false, false, List.of(0, 2), List.of());
    NetworkShape numbers = new NetworkShape(new int[] {3}, 2, List.of(), List.of());
    assertSays(cut(module, numbers, new Partition(2, Map.of("fc1", new int[] {0, 0, 1, 1}))), "a module already");
    assertSays(
        cut(new MlpOptions(), numbers, new Partition(2, Map.of("fc1", new int[20], "fc2", new int[20]))), "module 1 has no neuron in group 'fc1'");
  }
}
