package dev.unmesh.report.internal;

import dev.unmesh.report.ConnectionMeasure;
import dev.unmesh.report.LayeredNames;
import dev.unmesh.report.MeasuresView;
import dev.unmesh.report.NewmanMeasure;
import dev.unmesh.report.NullView;
import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.NullStrip;
import dev.unmesh.report.chart.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the weights alone tell, each figure beside what chance would give. */
final class MeasuresChapter {
  private static final int MOST_IN_STRIP = 24;

  private MeasuresChapter() {}

  static Optional<Chapter> of(RunView run) {
    return run.measures().map(measures -> new Chapter(
        "measures", "Measures", Templates.content("measures.jte", model(measures))));
  }

  static MeasuresModel model(MeasuresView measures) {
    List<ConnectionMeasure> connections = measures.connections();
    if (connections.isEmpty()) {
      return new MeasuresModel(
          Optional.empty(), network(measures), cut(measures), List.of("There is no clusterability without a partition into modules."));
    }
    LayeredNames layers = LayeredNames.of(connections.stream().map(ConnectionMeasure::name).toList());
    if (!layers.kinds().isEmpty()) {
      return layered(measures, layers);
    }
    List<Figure> figures = new ArrayList<>(List.of(strip(connections)));
    figures.addAll(cut(measures));
    return new MeasuresModel(Optional.of(table(connections)), network(measures), figures, notes(connections));
  }

  private static List<Figure> cut(MeasuresView measures) {
    return measures.cut().stream().map(CutFigure::of).toList();
  }

  /** Where like layers follow one another the figures show them layer by layer; the table behind them has every matrix. */
  private static MeasuresModel layered(MeasuresView measures, LayeredNames layers) {
    List<ConnectionMeasure> connections = measures.connections();
    List<Key> keys = keys(connections).stream().filter(key -> !key.kind().endsWith("chance-key") && !key.kind().equals("mass-key")).toList();
    List<Figure> figures = new ArrayList<>(LayerFigures.of(layers, connections, keys));
    List<ConnectionMeasure> others = layers.others().stream().map(connections::get).toList();
    if (!others.isEmpty() && others.size() <= MOST_IN_STRIP) {
      figures.add(strip(others));
    }
    Figure last = figures.remove(figures.size() - 1);
    figures.add(new Figure(last.kind(), last.title(), last.svg(), last.caption(), Optional.of(table(connections))).withKeys(last.keys()));
    figures.addAll(cut(measures));
    List<String> notes = new ArrayList<>(notes(connections));
    notes.add("Figures go layer by layer, one for each kind of matrix, all on one scale.");
    return new MeasuresModel(Optional.of(LayerFigures.table(layers, connections)), network(measures), figures, notes);
  }

  private static Figure strip(List<ConnectionMeasure> connections) {
    return new Figure("strip", "Clusterability beside its null", NullStrip.draw("null", connections), "", Optional.empty())
        .withKeys(keys(connections));
  }

  private static List<Key> keys(List<ConnectionMeasure> connections) {
    List<Key> keys = new ArrayList<>(List.of(new Key("measured-key", "measured C")));
    if (connections.stream().anyMatch(c -> c.shuffled().isPresent())) {
      keys.add(new Key("spread-key", "shuffled, mean ± 2 sd"));
    }
    keys.add(new Key("chance-key", "size chance"));
    if (connections.stream().anyMatch(c -> Double.isFinite(c.massChance()))) {
      keys.add(new Key("mass-key", "mass chance"));
    }
    return keys;
  }

  private static Table table(List<ConnectionMeasure> connections) {
    List<List<String>> rows = new ArrayList<>();
    for (ConnectionMeasure c : connections) {
      Optional<NullView> shuffled = c.shuffled();
      rows.add(List.of(
          c.name(),
          Numbers.count(c.rows()) + " × " + Numbers.count(c.columns()),
          Numbers.share(c.clusterability()),
          Numbers.fixed(c.chance(), 3),
          Numbers.fixed(c.massChance(), 3),
          shuffled.map(n -> Numbers.fixed(n.mean(), 3) + " ± " + Numbers.fixed(n.sd(), 3)).orElse("–"),
          shuffled.map(n -> Numbers.of(n.z())).orElse("–"),
          shuffled.map(n -> Numbers.of(n.p(), 2)).orElse("–")));
    }
    return new Table(List.of("connection", "rows × columns", "C", "size chance", "mass chance", "shuffled", "z", "p"), rows);
  }

  private static List<Tile> network(MeasuresView measures) {
    List<Tile> facts = new ArrayList<>();
    if (Double.isFinite(measures.clusterability())) {
      facts.add(new Tile("clusterability C", Numbers.share(measures.clusterability()), "mean over the connections"));
    }
    measures.newman().ifPresent(newman -> facts.add(new Tile("Newman modularity Q", Numbers.fixed(newman.q(), 3), newman(newman))));
    measures.cut().map(CutFigure::tile).ifPresent(facts::add);
    if (Double.isFinite(measures.wiringCost())) {
      facts.add(new Tile("wiring cost", Numbers.of(measures.wiringCost(), 4), "sum of |w| times distance"));
    }
    if (measures.edges() >= 0) {
      facts.add(new Tile(
          "weights above " + Numbers.tick(measures.threshold()),
          Numbers.count(measures.edges()),
          "of " + Numbers.count(measures.weights()) + ", " + Numbers.percent(measures.edges() / (double) Math.max(1, measures.weights()))));
    }
    return facts;
  }

  private static String newman(NewmanMeasure newman) {
    return Wording.plural(newman.modules(), "module") + newman.shuffled().map(n -> "; " + Wording.shuffled(n)).orElse("");
  }

  private static List<String> notes(List<ConnectionMeasure> connections) {
    List<String> notes = new ArrayList<>();
    notes.add("C is the share of squared weight that stays inside modules, from 0 to 1. Size chance is what equal weights would give, "
        + "mass chance what independent row and column sums would give.");
    connections.stream().flatMap(c -> c.shuffled().stream()).findFirst().ifPresent(n -> notes.add(
        "Shuffled: " + Wording.plural(n.shuffles(), "time") + " the weights are shuffled, keeping the scale of every row and column, and "
            + "graded in the way the modules were chosen: fixed blocks stay, discovered modules are found again; z counts standard "
            + "deviations above their mean, p is the share of shuffles at least as modular."));
    return notes;
  }
}
