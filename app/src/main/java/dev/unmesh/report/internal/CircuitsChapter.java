package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.EdgeSet;
import dev.unmesh.report.CircuitsView;
import dev.unmesh.report.MeasuresView;
import dev.unmesh.report.NetworkView;
import dev.unmesh.report.RunView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The part of the network behind each label: how small, how faithful beside its controls, and where it lies. */
final class CircuitsChapter {
  private static final String READING =
      "A circuit is what is left of the network when all but a few edges are taken away, for one label. Each is judged on all test"
          + " examples beside the full model, beside the network without it, and beside random circuits with as many edges of every"
          + " connection.";
  private static final String TELLING =
      " It tells its class from the others if the class keeps more than 90 % of its accuracy with under 10 % false positives.";
  private static final String PAPERS =
      "The papers’ protocol asks only that the loss on the class itself does not rise, and what says the same to everything fulfils"
          + " that.";
  private static final String CONTRASTIVE = "Contrastive circuits must also leave the other classes alone.";
  private static final List<String> METHODS = List.of("greedy", "exhaustive", "acdc", "attribution", "integrated-gradients", "random");

  private CircuitsChapter() {}

  static Optional<Chapter> of(RunView run) {
    return run.circuits().flatMap(view -> {
      List<CircuitTable> tables = ordered(view.found().tables());
      return tables.isEmpty()
          ? Optional.empty()
          : Optional.of(new Chapter("circuits", "Circuits", Templates.content("circuits.jte", model(run, view, tables))));
    });
  }

  /** The papers' protocol first, the search before its approximations, chance last. */
  private static List<CircuitTable> ordered(List<CircuitTable> tables) {
    return tables.stream()
        .filter(table -> !table.circuits().isEmpty())
        .sorted(
            Comparator.comparing((CircuitTable table) -> !CircuitWording.isPapers(table))
                .thenComparing(CircuitTable::protocol)
                .thenComparing(table -> METHODS.indexOf(table.method()) & Integer.MAX_VALUE))
        .toList();
  }

  private static CircuitsModel model(RunView run, CircuitsView view, List<CircuitTable> tables) {
    Against against = Against.of(view.found());
    List<String> lead = new ArrayList<>();
    lead.add(READING + (tables.stream().anyMatch(CircuitWording::isJudged) ? TELLING : ""));
    boolean papers = tables.stream().anyMatch(CircuitWording::isPapers);
    boolean contrastive = tables.stream().anyMatch(table -> table.protocol().equals("contrastive"));
    if (papers) {
      lead.add(PAPERS + (contrastive ? " " + CONTRASTIVE : ""));
    }
    Set<String> seen = new HashSet<>();
    int first = (int) tables.stream().map(CircuitTable::protocol).distinct().count();
    List<CircuitsModel.Section> sections = new ArrayList<>();
    for (CircuitTable table : tables) {
      boolean open = seen.add(table.protocol());
      Optional<CircuitTable> random =
          tables.stream().filter(t -> t != table && t.protocol().equals(table.protocol()) && t.method().equals("random")).findFirst();
      sections.add(section("circuits-" + sections.size(), run, view, table, against, random, open ? first : 0));
    }
    Optional<Table> overview = tables.size() > 1 ? Optional.of(CircuitNumbers.overview(tables, against)) : Optional.empty();
    return new CircuitsModel(lead, overview, sections);
  }

  /** @param sharing how many searches are drawn on the wiring; 0 if this is none of them */
  private static CircuitsModel.Section section(
      String id, RunView run, CircuitsView view, CircuitTable table, Against against, Optional<CircuitTable> random, int sharing) {
    Optional<CircuitTable> other = against.of(table);
    Map<Integer, EdgeSet> kept = view.kept().getOrDefault(table.key(), Map.of());
    List<Figure> figures = new ArrayList<>();
    if (table.circuits().size() > 1) {
      figures.add(CircuitFigures.sizes(id + "-sizes", table, other, against.run()));
      CircuitFigures.modules(id + "-modules", table).ifPresent(figures::add);
    }
    CircuitAnswers.of(id + "-answers", table).ifPresent(figures::add);
    Optional<NetworkView> network = run.network().filter(of -> !kept.isEmpty());
    List<Figure> reads =
        network.map(of -> CircuitReads.of(id + "-reads", of, table.connections().get(0), table.circuits(), kept)).orElse(List.of());
    reads.stream().limit(1).forEach(figures::add);
    List<Figure> more = new ArrayList<>(CircuitCurves.of(id + "-curve", table, random));
    CircuitFigures.overlap(id + "-overlap", table).ifPresent(more::add);
    reads.stream().skip(1).forEach(more::add);
    List<Circuit> drawn = table.circuits().stream().filter(c -> kept.containsKey(c.label())).limit(CircuitChoice.MOST).toList();
    int modules = run.network().flatMap(NetworkView::partition).map(p -> p.modules()).orElse(0);
    return new CircuitsModel.Section(
        CircuitWording.kicker(table),
        CircuitWording.heading(table),
        CircuitSentences.of(table, other, against.run(), modules, clusterability(run)),
        sharing > 0,
        CircuitNumbers.means(table),
        CircuitNumbers.byLabel(table, other, against.run()),
        figures,
        sharing > 0 ? network.map(of -> CircuitChoices.of(id + "-wiring", of, table, drawn, kept, sharing)) : Optional.empty(),
        more);
  }

  private static double clusterability(RunView run) {
    return run.measures().map(MeasuresView::clusterability).orElse(Double.NaN);
  }
}
