package dev.unmesh.report.internal;

import dev.unmesh.interpret.fourier.Frequencies;
import dev.unmesh.interpret.fourier.LogitWaves;
import dev.unmesh.report.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The frequencies of several runs side by side: lane by lane, in the answers, and how far lanes keep to their own. */
final class CompareFrequencies {
  private CompareFrequencies() {}

  static Optional<Chapter> of(List<RunView> runs) {
    int lanes = runs.stream().flatMap(run -> run.frequencies().stream()).mapToInt(found -> found.reads().lanes().size()).max().orElse(0);
    if (lanes == 0) {
      return Optional.empty();
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      int lane = i;
      rows.add(row(lanes == 1 ? "embedding" : "lane " + (lane + 1), runs, found -> lane(found, lane)));
    }
    rows.add(row("answers", runs, found -> found.logits().map(FrequencyWording::amplitudes)));
    if (lanes > 1) {
      rows.add(row("separation by what lanes read", runs, found -> found.reads().separation().map(FrequencyWording::score)));
      rows.add(row("by what answers lose", runs, found -> found.logits().flatMap(LogitWaves::separation).map(FrequencyWording::score)));
    }
    List<String> head = Stream.concat(Stream.of("frequencies"), runs.stream().map(RunView::name)).toList();
    return Optional.of(new Chapter("frequencies", "Frequencies", Templates.content("card.jte", new Table(head, rows))));
  }

  private static Optional<String> lane(Frequencies found, int lane) {
    return lane < found.reads().lanes().size() ? Optional.of(FrequencyWording.shares(found.reads().lanes().get(lane))) : Optional.empty();
  }

  private static List<String> row(String name, List<RunView> runs, Function<Frequencies, Optional<String>> cell) {
    return Stream.concat(Stream.of(name), runs.stream().map(run -> run.frequencies().flatMap(cell).orElse("–"))).toList();
  }
}
