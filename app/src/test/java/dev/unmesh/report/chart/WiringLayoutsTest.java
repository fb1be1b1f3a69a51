package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Networks on planes, and token embeddings. */
class WiringLayoutsTest {
  private static NetworkView onPlanes(int n) {
    List<String> digits = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    Wiring wiring = Wiring.builder()
        .group(NeuronGroup.of("x", n, Role.INPUT).with(Coordinates.grid(n)))
        .group(NeuronGroup.of("y", 10, Role.OUTPUT).with(Coordinates.ring(10, .25)).withLabels(digits))
        .linear("w", "x", "y").build();
    return new NetworkView(wiring, weights("w.weight", 10, n), Optional.empty(), List.of(), Optional.empty());
  }

  private static Weights weights(String name, int rows, int columns) {
    Random random = new Random(1);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Weights.of(Map.of(name, new WeightArray(new int[] {rows, columns}, values)));
  }

  @Test
  void twoDimensionsArePlanesWithAMarkAtEachPlace() {
    WiringLayout layout = new WiringLayout(onPlanes(784), false);
    WiringLayer pixels = layout.layers().get(0);
    assertTrue(pixels.isPlane());
    assertEquals(784, pixels.nodes().size());
    WiringNode first = pixels.nodes().get(0);
    WiringNode right = pixels.nodes().get(1);
    WiringNode nearer = pixels.nodes().get(28);
    assertTrue(right.x() > first.x() && right.y() == first.y(), "along a row");
    assertTrue(nearer.y() > first.y() && nearer.x() < first.x(), "the second row stands in front of the first");
    WiringPlace place = pixels.place();
    for (WiringNode node : pixels.nodes()) {
      assertTrue(node.y() > place.y() && node.y() < place.y() + place.height(), "within the plane");
      assertTrue(node.x() > place.left() && node.x() < place.left() + place.width(), "within the plane");
    }
    WiringLayer digits = layout.layers().get(1);
    assertTrue(digits.y() + digits.place().height() < pixels.y(), "outputs above inputs, planes apart");
    String svg = WiringPicture.draw("w", onPlanes(784), false).svg();
    assertEquals(2, svg.split("class=\"plane\"", -1).length - 1);
    assertEquals(10, svg.split("data-label=", -1).length - 1);
  }

  @Test
  void manyNeuronsOfAPlaneShareMarksWithinSmallSquares() {
    WiringLayer layer = new WiringLayout(onPlanes(4096), false).layers().get(0);
    assertEquals(400, layer.nodes().size());
    assertEquals(4096, layer.nodes().stream().mapToInt(node -> node.neurons().length).sum());
  }

  private static NetworkView tokens(float[] table, float[] fc1) {
    Wiring wiring = Wiring.builder()
        .group(NeuronGroup.of("tokens", 3, Role.INPUT).withLabels(List.of("a", "b", "c")))
        .group(NeuronGroup.of("embedding", 2, Role.HIDDEN).with(Coordinates.line(2)))
        .group(NeuronGroup.of("fc1", 1, Role.OUTPUT).with(Coordinates.line(1)))
        .connect(new Connection(
            "embedding", "tokens", "embedding", ParameterView.inByOut("table", 3, 2), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE))
        .connect(new Connection(
            "fc1", "embedding", "fc1", ParameterView.outByIn("fc1", 1, 4), AxisMap.ONE_TO_ONE, new AxisMap.Folds(2)))
        .build();
    Weights weights =
        Weights.of(Map.of("table", new WeightArray(new int[] {3, 2}, table), "fc1", new WeightArray(new int[] {1, 4}, fc1)));
    return new NetworkView(wiring, weights, Optional.empty(), List.of(), Optional.empty());
  }

  @Test
  void tokensAreATableUnderTheirEmbedding() {
    NetworkView network = tokens(new float[] {0, 1, 0, -2, 0, 3}, new float[] {1, -2, 3, 4});
    WiringLayout layout = new WiringLayout(network, false);
    assertTrue(layout.layers().get(0).isTable());
    WiringPicture picture = WiringPicture.draw("w", network, false);
    assertEquals(1, picture.svg().split("<image", -1).length - 1);
    assertEquals(3, picture.svg().split("data-n=", -1).length - 1, "two dimensions and an output, no mark for tokens");
    assertTrue(picture.svg().contains(">a</text>") && picture.svg().contains(">c</text>"), "the first and the last token");
    assertTrue(picture.notes().stream().anyMatch(note -> note.contains("a row for each of the 3 tokens")), picture.notes().toString());
  }

  @Test
  void dimensionsWithoutWeightAreIdle() {
    String svg = WiringPicture.draw("w", tokens(new float[] {0, 1, 0, -2, 0, 3}, new float[] {0, -2, 0, 4}), false).svg();
    assertEquals(1, svg.split(" idle\"", -1).length - 1);
  }

  @Test
  void copiesOfAGroupKeepALineAndASignEach() {
    NetworkView network = tokens(new float[6], new float[] {1, -2, 3, 4});
    Connection fc1 = network.wiring().connection("fc1");
    WiringLayout layout = new WiringLayout(network, false);
    List<WiringLines.Line> lines =
        WiringLines.of(network.wiring(), fc1, network.weights(), layout.from(fc1), layout.to(fc1), 10).drawn();
    assertEquals(List.of(4.0, 3.0, -2.0, 1.0), lines.stream().map(WiringLines.Line::weight).toList());
    assertEquals(List.of(1, 0, 1, 0), lines.stream().map(line -> line.from().neurons()[0]).toList());
    assertTrue(lines.get(0).bow() > 0 && lines.get(1).bow() > 0 && lines.get(2).bow() < 0 && lines.get(3).bow() < 0);
    assertTrue(lines.stream().noneMatch(WiringLines.Line::bundle));
  }
}
