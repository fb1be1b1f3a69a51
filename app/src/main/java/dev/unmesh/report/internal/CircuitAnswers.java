package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.Faithfulness;
import dev.unmesh.report.chart.AnswerMaps;
import dev.unmesh.report.chart.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What circuits answer on all classes, beside the full model, random circuits and the network without them. */
final class CircuitAnswers {
  private static final String TITLE = "What the circuits answer on all classes";
  private static final int MOST = 10;

  private CircuitAnswers() {}

  /** None where outputs are no classes. */
  static Optional<Figure> of(String id, CircuitTable table) {
    List<Circuit> drawn = table.circuits().stream().filter(c -> c.faithfulness().answers().length > 0).limit(MOST).toList();
    if (drawn.isEmpty()) {
      return Optional.empty();
    }
    int all = table.circuits().size();
    String more = drawn.size() < all ? " The first " + drawn.size() + " of " + all + " circuits." : "";
    String what = "A map has a row a class, from " + table.labels().get(0) + " down, and a column an answer in the same order; the stronger"
        + " the colour, the more of the class gets that answer. The full model’s lie on the diagonal; a circuit that only ever says its own"
        + " label fills one column." + more;
    List<Key> keys = List.of(
        new Key("block-key given", "answer given"), new Key("block-key wrong", "own label, given to another class"),
        new Key("notch-key", "the circuit’s own label"));
    String svg = AnswerMaps.draw(id, TITLE, what, drawn.size() == 1 ? sideBySide(drawn.get(0)) : bands(drawn));
    return Optional.of(new Figure("wide", TITLE, svg, what, Optional.empty()).withKeys(keys));
  }

  private static List<AnswerMaps.Band> bands(List<Circuit> circuits) {
    List<AnswerMaps.Tile> found = new ArrayList<>(List.of(full(circuits.get(0))));
    circuits.forEach(circuit -> found.add(tile(circuit.name(), circuit, CircuitSide.CIRCUIT)));
    return List.of(
        new AnswerMaps.Band("circuit", "of each label", 0, found),
        new AnswerMaps.Band("random", "as many edges", 1, circuits.stream().map(c -> tile("", c, CircuitSide.RANDOM)).toList()),
        new AnswerMaps.Band("without it", "all other edges", 1, circuits.stream().map(c -> tile("", c, CircuitSide.WITHOUT)).toList()));
  }

  private static List<AnswerMaps.Band> sideBySide(Circuit circuit) {
    return List.of(
        new AnswerMaps.Band(
            circuit.name(), "", 0,
            List.of(
                full(circuit), tile("circuit", circuit, CircuitSide.CIRCUIT), tile("random", circuit, CircuitSide.RANDOM),
                tile("without it", circuit, CircuitSide.WITHOUT))));
  }

  private static AnswerMaps.Tile tile(String name, Circuit circuit, CircuitSide side) {
    Faithfulness found = side.of(circuit);
    String who = switch (side) {
      case CIRCUIT -> "the circuit of ";
      case FULL -> "the full model, as to ";
      case WITHOUT -> "the network without the circuit of ";
      case RANDOM -> "random circuits as large as that of ";
    };
    String tip = who + circuit.name() + "\nits label to " + Numbers.percent(found.classAccuracy()) + " of its class, to "
        + Numbers.percent(found.falsePositiveRate()) + " of the others";
    return new AnswerMaps.Tile(name, tip, circuit.label(), found.answers());
  }

  private static AnswerMaps.Tile full(Circuit circuit) {
    double[][] answers = circuit.full().answers();
    double right = IntStream.range(0, answers.length).mapToDouble(c -> answers[c][c]).filter(Double::isFinite).average().orElse(Double.NaN);
    String tip = "the full model\nthe right label to " + Numbers.percent(right) + " of a class on average";
    return new AnswerMaps.Tile("full model", tip, -1, answers);
  }
}
