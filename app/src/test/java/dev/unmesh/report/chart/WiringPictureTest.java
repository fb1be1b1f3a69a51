package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.report.ImageShape;
import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WiringPictureTest {
  private static NetworkView net(int in, int out, float[] weights, Optional<Partition> partition, Optional<ImageShape> image) {
    Wiring wiring = Wiring.builder().input("x", in).output("y", out).linear("w", "x", "y").build();
    Weights of = Weights.of(Map.of("w.weight", new WeightArray(new int[] {out, in}, weights)));
    return new NetworkView(wiring, of, partition, List.of(), image);
  }

  private static float[] random(int n) {
    Random random = new Random(n);
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 130, 131, 500, 2000})
  void everyNeuronHasItsMarkAndThereAreNeverTooMany(int n) {
    NetworkView network = net(n, 7, random(7 * n), Optional.empty(), Optional.empty());
    WiringLayout layout = new WiringLayout(network, true);
    WiringLayer layer = layout.layers().get(0);
    assertTrue(layer.nodes().size() <= WiringMarks.MOST_IN_ROW, n + " neurons, " + layer.nodes().size() + " marks");
    TreeSet<Integer> seen = new TreeSet<>();
    for (int m = 0; m < layer.nodes().size(); m++) {
      for (int neuron : layer.nodes().get(m).neurons()) {
        assertTrue(seen.add(neuron));
        assertEquals(m, layer.nodeOf()[neuron]);
      }
    }
    assertEquals(n, seen.size());
    for (WiringNode node : layer.nodes()) {
      assertTrue(node.x() > 0 && node.x() < WiringLayout.WIDTH, "x " + node.x());
    }
  }

  @Test
  void marksNeverMixModules() {
    int[] labels = new Random(4).ints(900, -1, 3).toArray();
    NetworkView network =
        net(900, 3, random(2700), Optional.of(new Partition(3, Map.of("x", labels))), Optional.empty());
    for (WiringNode node : new WiringLayout(network, true).layers().get(0).nodes()) {
      for (int neuron : node.neurons()) {
        assertEquals(node.module(), labels[neuron]);
      }
    }
  }

  @Test
  void neuronsStandByPlaceUnlessThatScattersTheirModules() {
    Coordinates backwards = new Coordinates(new double[][] {{.9}, {.7}, {.5}, {.3}, {.1}, {0}});
    assertEquals(List.of(5, 4, 3, 2, 1, 0), order(backwards, new int[] {0, 0, -1, 1, 1, 1}));
    assertEquals(List.of(0, 2, 4, 1, 3, 5), order(backwards, new int[] {0, 1, 0, 1, 0, 1}));
  }

  private static List<Integer> order(Coordinates places, int[] labels) {
    Wiring wiring = Wiring.builder()
        .group(NeuronGroup.of("x", 6, Role.INPUT).with(places)).output("y", 1).linear("w", "x", "y").build();
    Weights weights = Weights.of(Map.of("w.weight", new WeightArray(new int[] {1, 6}, random(6))));
    Partition partition = new Partition(2, Map.of("x", labels));
    NetworkView network = new NetworkView(wiring, weights, Optional.of(partition), List.of(), Optional.empty());
    return new WiringLayout(network, true).layers().get(0).nodes().stream().map(node -> node.neurons()[0]).toList();
  }

  @Test
  void signsAndStrengthsAreDrawn() {
    String svg = WiringPicture.draw("w", net(2, 1, new float[] {2, -1}, Optional.empty(), Optional.empty()), false).svg();
    assertTrue(svg.contains("class=\"e p l10\""), "the strongest, positive");
    assertTrue(svg.contains("class=\"e n l5\""), "half as strong, negative");
    assertFalse(svg.contains("class=\"e x"), "no bundle");
  }

  @Test
  void bundlesHaveTheRootOfSummedSquares() {
    float[] weights = new float[222];
    weights[0] = 3;
    weights[1] = -4;
    NetworkView network = net(222, 1, weights, Optional.empty(), Optional.empty());
    WiringLayout layout = new WiringLayout(network, true);
    var connection = network.wiring().connection("w");
    WiringLines lines = WiringLines.of(network.wiring(), connection, network.weights(), layout.from(connection), layout.to(connection), 10);
    assertEquals(List.of(5.0), lines.drawn().stream().map(WiringLines.Line::weight).toList());
    assertTrue(lines.hasBundles());
  }

  @Test
  void theStrongestLinesAreKeptAndTheRestCounted() {
    float[] weights = random(64 * 64);
    NetworkView network = net(64, 64, weights, Optional.empty(), Optional.empty());
    WiringPicture picture = WiringPicture.draw("w", network, false);
    assertTrue(picture.notes().contains("Only the strongest lines are drawn: 900 of 4,096 in w."), picture.notes().toString());
  }

  @Test
  void imagesAreDrawnAsPicturesOneAModule() {
    int[] labels = {0, 1, 1, 0, -1};
    NetworkView network = net(
        784, 5, random(784 * 5), Optional.of(new Partition(2, Map.of("y", labels))), Optional.of(new ImageShape(1, 28, 28)));
    String svg = WiringPicture.draw("w", network, false).svg();
    assertEquals(2, svg.split("<image", -1).length - 1);
  }

  @Test
  void deadBrokenAndEmptyWeightsDrawNothingButNeurons() {
    for (float value : new float[] {0, Float.NaN, Float.POSITIVE_INFINITY}) {
      float[] weights = new float[6];
      Arrays.fill(weights, value);
      String svg = WiringPicture.draw("w", net(3, 2, weights, Optional.empty(), Optional.empty()), false).svg();
      assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
      assertFalse(svg.contains("class=\"e "), "no lines");
      assertEquals(5, svg.split("data-n=", -1).length - 1);
    }
  }

  @Test
  void withoutModulesThePartsOfThePictureAreNamed() {
    float[] weights = {1, 0, -1, 0, 0, .5f, 0, .001f};
    WiringPicture picture = WiringPicture.draw("w", net(4, 2, weights, Optional.empty(), Optional.empty()), false);
    assertEquals(
        List.of(new WiringPart(List.of("x 1", "x 3"), List.of("y 1")), new WiringPart(List.of("x 2"), List.of("y 2"))), picture.parts());
    Optional<Partition> modules = Optional.of(new Partition(1, Map.of("x", new int[4])));
    assertEquals(List.of(), WiringPicture.draw("w", net(4, 2, weights, modules, Optional.empty()), false).parts());
    assertEquals(List.of(), WiringPicture.draw("w", net(2, 2, new float[] {1, 1, 1, 1}, Optional.empty(), Optional.empty()), false).parts());
  }
}
