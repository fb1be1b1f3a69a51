package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.interpret.circuit.EdgeSet;
import dev.unmesh.report.ImageShape;
import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CircuitPictureTest {
  private static final Pattern LINES = Pattern.compile("data-e=\"([^\"]*)\"");

  /** 2-2-1: v leads from x to h, w from h to y. */
  private static NetworkView small() {
    Wiring wiring = Wiring.builder().input("x", 2).hidden("h", 2).output("y", 1).linear("v", "x", "h").linear("w", "h", "y").build();
    Weights weights =
        Weights.of(
            Map.of(
                "v.weight", new WeightArray(new int[] {2, 2}, new float[] {1, -2, 3, 4}),
                "w.weight", new WeightArray(new int[] {1, 2}, new float[] {.5f, -1})));
    return new NetworkView(wiring, weights, Optional.empty(), List.of(), Optional.empty());
  }

  private static NetworkView ones(int in, int out, Optional<ImageShape> image) {
    Wiring wiring = Wiring.builder().input("x", in).output("y", out).linear("w", "x", "y").build();
    float[] ones = new float[in * out];
    Arrays.fill(ones, 1);
    Weights weights = Weights.of(Map.of("w.weight", new WeightArray(new int[] {out, in}, ones)));
    return new NetworkView(wiring, weights, Optional.empty(), List.of(), image);
  }

  private static EdgeSet edges(int[] v, int[] w) {
    return EdgeSet.builder().put("v", 2, 2, bits(v)).put("w", 1, 2, bits(w)).build();
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    Arrays.stream(set).forEach(bits::set);
    return bits;
  }

  // what stands in the n-th circuit's groups: lines, then marks
  private static List<String> groups(String svg, int n) {
    return Arrays.stream(svg.split("<g class=\"of", -1)).skip(1).filter(part -> part.startsWith(n + "\"")).toList();
  }

  private static List<String> lines(CircuitPicture picture, int n) {
    return LINES.matcher(groups(picture.svg(), n).get(0)).results().map(m -> m.group(1)).toList();
  }

  @Test
  void eachCircuitHasTheLinesItKeepsAndNoOthers() {
    List<EdgeSet> circuits = List.of(edges(new int[] {1}, new int[] {0}), edges(new int[] {2, 3}, new int[] {1}));
    CircuitPicture picture = CircuitPicture.draw("c", small(), circuits, List.of("a", "b"), 100);
    // marks are numbered group by group: x 0 and 1, h 2 and 3, y 4
    assertEquals(List.of("1,2,-2.00", "2,4,0.500"), lines(picture, 0));
    assertEquals(List.of("1,3,4.00 0,3,3.00", "3,4,-1.00"), lines(picture, 1));
    assertEquals(2, picture.svg().split("class=\"e faint\"", -1).length - 1, "the whole network behind them, a path a connection");
    assertEquals(List.of("", ""), picture.left());
  }

  @Test
  void neuronsInUseAreFilled() {
    List<EdgeSet> circuits = List.of(edges(new int[] {1}, new int[] {0}), edges(new int[0], new int[0]));
    CircuitPicture picture = CircuitPicture.draw("c", small(), circuits, List.of("a", "b"), 100);
    String marks = groups(picture.svg(), 0).get(1);
    assertEquals(3, marks.split("h0", -1).length - 1, "x 2, h 1 and y");
    assertFalse(groups(picture.svg(), 1).get(1).contains("used"), "an empty circuit uses none");
    assertEquals(5, picture.svg().split("data-n=", -1).length - 1, "every neuron has its mark once, for all circuits");
  }

  @Test
  void whatWasNotSearchedStaysWholeAndIsNamed() {
    EdgeSet onlyLast = EdgeSet.builder().put("w", 1, 2, bits(0)).build();
    CircuitPicture picture = CircuitPicture.draw("c", small(), List.of(onlyLast), List.of("a"), 100);
    assertTrue(picture.notes().contains("v was not searched: every circuit has it whole."), picture.notes().toString());
    assertEquals(List.of("2,4,0.500"), lines(picture, 0));
  }

  @Test
  void aPictureOfThePixelsKeptStandsInEachCircuit() {
    NetworkView network = ones(784, 3, Optional.of(new ImageShape(1, 28, 28)));
    EdgeSet left = EdgeSet.builder().put("w", 3, 784, bits(5)).build();
    EdgeSet right = EdgeSet.builder().put("w", 3, 784, bits(700)).build();
    CircuitPicture picture = CircuitPicture.draw("c", network, List.of(left, right), List.of("a", "b"), 100);
    String one = groups(picture.svg(), 0).get(0);
    String two = groups(picture.svg(), 1).get(0);
    assertEquals(1, one.split("<image", -1).length - 1);
    assertFalse(image(one).equals(image(two)), "other pixels, another picture");
  }

  private static String image(String svg) {
    return svg.substring(svg.indexOf("base64,"), svg.indexOf('"', svg.indexOf("base64,")));
  }

  @Test
  void linesLeftOutAreCounted() {
    NetworkView network = ones(40, 40, Optional.empty());
    BitSet most = new BitSet();
    most.set(0, 900);
    CircuitPicture picture = CircuitPicture.draw("c", network, List.of(EdgeSet.builder().put("w", 40, 40, most).build()), List.of("a"), 70);
    assertEquals(List.of("70 of 900 in w"), picture.left());
  }
}
