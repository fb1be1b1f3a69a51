package dev.unmesh.report;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.CurvePoint;
import dev.unmesh.interpret.circuit.EdgeSet;
import dev.unmesh.interpret.circuit.Faithfulness;
import dev.unmesh.interpret.circuit.ModuleShare;
import dev.unmesh.run.CircuitsFile;
import dev.unmesh.wiring.Connection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** What searches for circuits might find in a network, made up: which edges are kept is drawn, how they then answer is told. */
public final class SampleCircuits {
  /** How circuits of a protocol answer: with their label to so many of their class, and to so many of the others. */
  public record Habit(String protocol, String method, double size, double accuracy, double falsePositives) {}

  public static final Habit PAPERS = new Habit("papers", "greedy", .03, 1, .98);
  public static final Habit CONTRASTIVE = new Habit("contrastive", "greedy", .06, .95, .04);
  public static final Habit RANDOM = new Habit("contrastive", "random", .7, .93, .09);

  private static final double CHANCE = .1;

  private SampleCircuits() {}

  /** Tables of these habits, and the same of a plain run with circuits half as large again. */
  public static CircuitsView view(NetworkView network, List<String> searched, List<String> names, int[] labels, Habit... habits) {
    List<CircuitTable> tables = new ArrayList<>();
    List<CircuitTable> plain = new ArrayList<>();
    Map<String, Map<Integer, EdgeSet>> kept = new HashMap<>();
    for (Habit habit : habits) {
      Map<Integer, EdgeSet> masks = new LinkedHashMap<>();
      tables.add(table(network, searched, names, labels, habit, masks));
      kept.put(habit.protocol() + "-" + habit.method(), masks);
      Habit larger = new Habit(habit.protocol(), habit.method(), Math.min(1, 1.5 * habit.size()), habit.accuracy(), habit.falsePositives());
      plain.add(table(network, searched, names, labels, larger, new LinkedHashMap<>()));
    }
    return new CircuitsView(new CircuitsFile(tables, Optional.of(new CircuitsFile.Against("plain-1", plain))), kept);
  }

  static CircuitsView all(NetworkView network, List<String> searched, List<String> names) {
    return view(network, searched, names, IntStream.range(0, names.size()).toArray(), PAPERS, CONTRASTIVE, RANDOM);
  }

  private static CircuitTable table(
      NetworkView network, List<String> searched, List<String> names, int[] labels, Habit habit, Map<Integer, EdgeSet> masks) {
    List<Connection> connections = searched.stream().map(network.wiring()::connection).toList();
    int total = connections.stream().mapToInt(c -> c.rows() * c.columns()).sum();
    List<Circuit> circuits = new ArrayList<>();
    for (int label : labels) {
      EdgeSet mask = drawn(connections, new Random(31L * label + habit.method().hashCode()), habit.size() * (1 + .1 * (label % 5 - 2)));
      masks.put(label, mask);
      circuits.add(circuit(names, label, mask, total, habit, network.partition().isPresent()));
    }
    int n = labels.length;
    double[][] jaccard = new double[n][n];
    double[][] control = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        jaccard[i][j] = masks.get(labels[i]).jaccard(masks.get(labels[j]));
        control[i][j] = i == j ? 1 : habit.size() / (2 - habit.size());
      }
    }
    String criterion = habit.protocol().equals("papers") ? "cross-entropy" : "one-vs-rest-kl";
    return new CircuitTable(
        habit.protocol(), habit.method(), "zero", "edges", criterion, names, searched, total, circuits, jaccard, control);
  }

  private static EdgeSet drawn(List<Connection> connections, Random random, double share) {
    EdgeSet.Builder edges = EdgeSet.builder();
    for (Connection connection : connections) {
      BitSet kept = new BitSet();
      IntStream.range(0, connection.rows() * connection.columns()).filter(at -> random.nextDouble() < share).forEach(kept::set);
      edges.put(connection.name(), connection.rows(), connection.columns(), kept);
    }
    return edges.build();
  }

  private static Circuit circuit(List<String> names, int label, EdgeSet mask, int total, Habit habit, boolean modules) {
    Map<String, Integer> by = new LinkedHashMap<>();
    mask.connections().forEach(name -> by.put(name, mask.size(name)));
    Faithfulness found = answering(names.size(), label, habit.accuracy(), habit.falsePositives());
    return new Circuit(
        label, names.get(label), mask.size(), total, (double) mask.size() / total, 1.5, by, .05, .04, 0,
        habit.accuracy() > .9 && habit.falsePositives() < .1, found,
        answering(names.size(), label, .97, .004),
        answering(names.size(), label, .02, .01),
        answering(names.size(), label, CHANCE, CHANCE),
        curve(habit, total),
        modules ? Optional.of(new ModuleShare(200, 3, .91, .5, .26, .03, .1)) : Optional.empty());
  }

  private static List<CurvePoint> curve(Habit habit, int total) {
    List<CurvePoint> points = new ArrayList<>();
    for (double size = 1; size > .01; size /= 1.6) {
      double wrong = Math.exp(-size / habit.size());
      double falsePositives = habit.falsePositives() * (1 - size) + CHANCE * wrong * size;
      points.add(new CurvePoint((int) (size * total), size, wrong * .4, 1 - .5 * wrong, falsePositives, 1 - .4 * wrong));
    }
    return points;
  }

  /** A circuit that answers its label to so many of its class and of the others, and the right class to the rest of those. */
  static Faithfulness answering(int classes, int label, double accuracy, double falsePositives) {
    double[][] answers = new double[classes][classes];
    for (int c = 0; c < classes; c++) {
      answers[c][label] = c == label ? accuracy : falsePositives;
      answers[c][c == label ? (label + 1) % classes : c] += 1 - answers[c][label];
    }
    double wrong = 1 - accuracy + falsePositives;
    return new Faithfulness(1.2 * wrong, .4 * wrong, accuracy, falsePositives, 1 - wrong / 2, answers);
  }
}
