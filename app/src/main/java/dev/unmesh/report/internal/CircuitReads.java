package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.EdgeSet;
import dev.unmesh.report.ImageShape;
import dev.unmesh.report.NetworkView;
import dev.unmesh.report.chart.InputMaps;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.ShareGrid;
import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What circuits read where the first connection searched begins at pixels, or at the places of feature maps. */
final class CircuitReads {
  private static final int MOST = 30;
  private static final int MOST_CHANNELS = 64;

  private final Connection connection;
  private final List<Circuit> circuits;
  private final Map<Integer, EdgeSet> kept;
  private final int[] place;
  private final ImageShape shape;
  private final String places;
  private final Matrix weights;

  /** @param place which place each column of the connection begins at; {@code shape} how those lie, {@code places} what they are */
  private CircuitReads(
      NetworkView network, Connection connection, List<Circuit> circuits, Map<Integer, EdgeSet> kept, int[] place, ImageShape shape,
      String places) {
    this.connection = connection;
    this.circuits = circuits;
    this.kept = kept;
    this.place = place;
    this.shape = shape;
    this.places = places;
    this.weights = Matrix.l2(connection, network.weights());
  }

  /** None where inputs are no pictures. */
  static List<Figure> of(String id, NetworkView network, String first, List<Circuit> circuits, Map<Integer, EdgeSet> kept) {
    Connection connection = network.wiring().connection(first);
    List<Circuit> drawn = circuits.stream().filter(c -> kept.containsKey(c.label())).limit(MOST).toList();
    int[] columns = network.wiring().columnNeurons(connection);
    boolean input = network.wiring().group(connection.from()).role() == Role.INPUT;
    Optional<ImageShape> image = network.inputImage().filter(shape -> input && shape.size() == columns.length);
    if (drawn.isEmpty()) {
      return List.of();
    }
    if (image.isPresent()) {
      ImageShape shape = new ImageShape(1, image.get().height(), image.get().width());
      int[] pixel = Arrays.stream(columns).map(c -> c % shape.size()).toArray();
      return List.of(new CircuitReads(network, connection, drawn, kept, pixel, shape, "pixels").maps(id));
    }
    if (connection.columnMap() instanceof AxisMap.Blocks blocks && isSquare(blocks.width())) {
      int side = (int) Math.round(Math.sqrt(blocks.width()));
      int[] position = IntStream.range(0, columns.length).map(j -> j % blocks.width()).toArray();
      List<Figure> figures = new ArrayList<>();
      figures.add(new CircuitReads(network, connection, drawn, kept, position, new ImageShape(1, side, side), "places").maps(id));
      int channels = columns.length / blocks.width();
      if (channels <= MOST_CHANNELS) {
        ImageShape row = new ImageShape(1, 1, channels);
        figures.add(new CircuitReads(network, connection, drawn, kept, columns, row, "channels").channels(id + "-channels"));
      }
      return figures;
    }
    return List.of();
  }

  private static boolean isSquare(int width) {
    int side = (int) Math.round(Math.sqrt(width));
    return side > 1 && side * side == width;
  }

  private Figure maps(String id) {
    double[][] counts = circuits.stream().map(this::counts).toArray(double[][]::new);
    String what = places.equals("pixels")
        ? "Edges of " + connection.name() + " kept that leave each pixel; the stronger the colour, the more, each circuit by its own most."
        : "Edges of " + connection.name() + " kept by where in the feature maps of " + connection.from()
            + " they begin, all channels together; each circuit by its own most.";
    double[][] shares = Arrays.stream(counts).map(CircuitReads::byMost).toArray(double[][]::new);
    String svg = InputMaps.draw(id, "What the circuits read", what, circuits.stream().map(Circuit::name).toList(), shares, shape);
    return new Figure("wide", "What the circuits read", svg, what + " " + spread(counts), Optional.of(numbers(counts)));
  }

  private Figure channels(String id) {
    double[][] shares = new double[circuits.size()][];
    double most = 0;
    for (int c = 0; c < shares.length; c++) {
      double[] counts = counts(circuits.get(c));
      double all = Math.max(1, Arrays.stream(counts).sum());
      shares[c] = Arrays.stream(counts).map(count -> count / all).toArray();
      most = Math.max(most, Arrays.stream(shares[c]).max().orElse(0));
    }
    String what = "Share of the edges of " + connection.name() + " kept that leave each channel of " + connection.from()
        + ", in per cent; evenly spread it would be " + Numbers.percent(1.0 / shape.width(), 2) + ".";
    List<String> names = IntStream.rangeClosed(1, shape.width()).mapToObj(String::valueOf).toList();
    List<String> labels = circuits.stream().map(Circuit::name).toList();
    String svg =
        ShareGrid.draw(
            id, "Channels read", what, labels, names, shares, most, (i, j) -> labels.get(i) + ", channel " + names.get(j));
    return new Figure("curve", "Which channels they read", svg, what, Optional.empty());
  }

  private double[] counts(Circuit circuit) {
    double[] counts = new double[shape.size()];
    BitSet bits = kept.get(circuit.label()).bits(connection.name());
    bits.stream().forEach(at -> counts[place[at % place.length]]++);
    return counts;
  }

  private String spread(double[][] counts) {
    double read = Arrays.stream(counts).mapToLong(CircuitReads::read).average().orElse(0);
    double random = circuits.stream().mapToDouble(c -> expected(kept.get(c.label()).size(connection.name()))).average().orElse(0);
    return (counts.length == 1 ? "" : "On average ") + Numbers.count(Math.round(read)) + " of " + Numbers.count(shape.size()) + " " + places
        + " are read; as many edges at random would read " + Numbers.count(Math.round(random)) + ".";
  }

  private Table numbers(double[][] counts) {
    List<List<String>> rows = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      int edges = kept.get(circuits.get(c).label()).size(connection.name());
      rows.add(List.of(
          circuits.get(c).name(), Numbers.count(edges), Numbers.count(read(counts[c])), Numbers.count(Math.round(expected(edges)))));
    }
    return new Table(List.of("label", "edges of " + connection.name(), places + " read", "by as many edges at random"), rows);
  }

  private static double[] byMost(double[] counts) {
    double most = Math.max(1, Arrays.stream(counts).max().orElse(1));
    return Arrays.stream(counts).map(count -> count / most).toArray();
  }

  private static long read(double[] counts) {
    return Arrays.stream(counts).filter(count -> count > 0).count();
  }

  /** How many places so many edges, drawn from those that are not zero, would read: hypergeometric. */
  private double expected(int edges) {
    int[] leaving = new int[shape.size()];
    int all = 0;
    for (int at = 0; at < weights.values().length; at++) {
      if (weights.values()[at] != 0) {
        leaving[place[at % place.length]]++;
        all++;
      }
    }
    double read = 0;
    for (int count : leaving) {
      double none = 1;
      for (int i = 0; i < count && none > 0; i++) {
        none *= Math.max(0, all - edges - i) / (double) (all - i);
      }
      read += 1 - none;
    }
    return read;
  }
}
