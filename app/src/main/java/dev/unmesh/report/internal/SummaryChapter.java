package dev.unmesh.report.internal;

import dev.unmesh.report.ConnectionMeasure;
import dev.unmesh.report.MeasuresView;
import dev.unmesh.report.NullView;
import dev.unmesh.report.RunView;
import dev.unmesh.report.Score;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.WiringPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The headline: what was trained, how well, and how modular it came out beside its null. */
final class SummaryChapter {
  private SummaryChapter() {}

  static Chapter of(RunView run, List<WiringPart> parts) {
    String warning = run.status().equals("finished") ? "" : "This run is not finished: " + run.status() + ".";
    SummaryModel model = new SummaryModel(warning, tiles(run), sentences(run, parts), run.findings());
    return new Chapter("summary", "", Templates.content("summary.jte", model));
  }

  private static List<Tile> tiles(RunView run) {
    List<Tile> tiles = new ArrayList<>();
    for (Score score : run.scores()) {
      if (score.split().equals("test")) {
        String train = run.score("train", score.metric()).map(v -> "train " + Wording.score(score.metric(), v)).orElse("");
        tiles.add(new Tile("test " + score.metric(), Wording.score(score.metric(), score.value()), train));
      }
    }
    if (tiles.isEmpty()) {
      run.scores().forEach(s -> tiles.add(new Tile(s.split() + " " + s.metric(), Wording.score(s.metric(), s.value()), "")));
    }
    run.measures().ifPresent(measures -> measured(tiles, measures));
    if (run.steps() >= 0) {
      tiles.add(new Tile("steps", Numbers.count(run.steps()), Double.isNaN(run.seconds()) ? "" : "in " + Numbers.duration(run.seconds())));
    }
    return tiles;
  }

  private static void measured(List<Tile> tiles, MeasuresView measures) {
    if (!Double.isNaN(measures.clusterability())) {
      String note = measures.connections().size() == 1
          ? measures.connections().get(0).shuffled().map(Wording::shuffled).orElse("")
          : "mean of " + measures.connections().size() + " connections";
      tiles.add(new Tile("clusterability C", Numbers.share(measures.clusterability()), note));
    }
    measures.newman().ifPresent(newman -> tiles.add(
        new Tile("Newman Q", Numbers.fixed(newman.q(), 3), newman.shuffled().map(Wording::shuffled).orElse(newman.modules() + " modules"))));
    measures.cut().map(CutFigure::tile).ifPresent(tiles::add);
    if (measures.edges() >= 0) {
      tiles.add(new Tile(
          "weights above " + Numbers.tick(measures.threshold()), Numbers.count(measures.edges()), "of " + Numbers.count(measures.weights())));
    }
  }

  private static List<String> sentences(RunView run, List<WiringPart> parts) {
    List<String> sentences = new ArrayList<>();
    boolean text = run.score("test", "perplexity").isPresent();
    String asked = text ? " of the held-out text’s tokens correctly, each from those before it." : " of the test inputs correctly.";
    run.score("test", "accuracy").ifPresent(a -> sentences.add((text ? "It tells " : "It answers ") + Numbers.percent(a) + asked));
    others(run).ifPresent(sentences::add);
    run.projection().ifPresent(projection -> sentences.add(ProjectionChapter.sentence(projection, run.steps())));
    if (!parts.isEmpty() && run.found().isEmpty()) {
      sentences.add(fallsInto(parts));
    }
    Optional<MeasuresView> measures = run.measures();
    if (measures.isPresent() && !measures.get().connections().isEmpty()) {
      measures.get().connections().stream().limit(4).forEach(connection -> sentences.add(sentence(connection)));
      int more = measures.get().connections().size() - 4;
      if (more > 0) {
        sentences.add(more + (more == 1 ? " more connection stands" : " more connections stand") + " in the table of measures.");
      }
    } else if (run.network().isPresent() && run.network().get().partition().isEmpty()) {
      sentences.add("The run has no partition into modules, so it has no clusterability and no module to switch off.");
    }
    return sentences;
  }

  /** "Its loss on other text: 2.41 on moby-dick and 2.9 on chemistry." */
  private static Optional<String> others(RunView run) {
    List<String> losses =
        run.scores().stream()
            .filter(s -> s.metric().equals("loss") && !s.split().equals("train") && !s.split().equals("test"))
            .map(s -> Numbers.of(s.value()) + " on " + s.split())
            .toList();
    return losses.isEmpty() ? Optional.empty() : Optional.of("Its loss on text of other kinds, never trained on: " + Wording.list(losses) + ".");
  }

  /** "Its wiring, as drawn here, falls into 2 parts that share no neuron: y1 with x1 and x3; y2 with x2 and x4." */
  private static String fallsInto(List<WiringPart> parts) {
    String list = parts.stream()
        .map(part -> Wording.list(part.outputs()) + (part.inputs().isEmpty() ? " with no input" : " with " + Wording.list(part.inputs())))
        .collect(Collectors.joining("; "));
    return "Its wiring, as drawn here, falls into " + parts.size() + " parts that share no neuron: " + list + ".";
  }

  private static String sentence(ConnectionMeasure connection) {
    String c = connection.name() + ": " + Numbers.share("C", connection.clusterability());
    String inside = Numbers.percentExact(connection.clusterability()).replace("> ", "more than ") + " of its squared weight lies inside modules";
    String against = connection.shuffled().map(n -> "the same weights " + Wording.shuffled(n)).orElse(
        "chance " + Numbers.fixed(connection.chance(), 2));
    return c + " (" + against + "): " + inside + verdict(connection.shuffled()) + ".";
  }

  private static String verdict(Optional<NullView> shuffled) {
    if (shuffled.isEmpty() || Double.isNaN(shuffled.get().z())) {
      return "";
    }
    double z = shuffled.get().z();
    return z >= 3 ? ", far more than chance explains" : z >= 2 ? ", somewhat more than chance explains" : ", not clearly more than chance explains";
  }
}
