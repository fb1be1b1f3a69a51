package dev.unmesh.report.internal;

import dev.unmesh.interpret.fourier.Frequencies;
import dev.unmesh.interpret.fourier.LaneSpectra;
import dev.unmesh.interpret.fourier.LaneSpectrum;
import dev.unmesh.interpret.fourier.LogitWaves;
import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.ChangeGrid;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.Palette;
import dev.unmesh.report.chart.StemPlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which frequencies each lane of a network that adds modulo p keeps numbers in, and what the answers lose without it. */
final class FrequenciesChapter {
  private static final int MOST_LANES = 8;
  private static final int MOST_FREQUENCIES = 16;
  private static final int FEW = 4;

  private FrequenciesChapter() {}

  static Optional<Chapter> of(RunView run) {
    return run.frequencies().map(found -> new Chapter("frequencies", "Frequencies", Templates.content("frequencies.jte", model(found))));
  }

  private static FrequenciesModel model(Frequencies found) {
    List<Figure> figures = new ArrayList<>();
    boolean together = found.reads().group().equals(found.writes().group());
    List<StemPlot.Spectrum> all = new ArrayList<>();
    List.of(found.reads(), found.writes()).forEach(spectra -> spectra.lanes().forEach(lane -> all.add(spectrum(spectra, lane))));
    double high = StemPlot.above(all);
    lanes(figures, found.reads(), together ? Optional.of(found.writes()) : Optional.empty(), high);
    if (!together) {
      lanes(figures, found.writes(), Optional.empty(), high);
    }
    found.logits().flatMap(logits -> answers(found, logits)).ifPresent(figures::add);
    return new FrequenciesModel(FrequencyWording.what(found), FrequencyWording.findings(found), FrequencyWording.how(found, MOST_LANES), figures);
  }

  private static void lanes(List<Figure> figures, LaneSpectra spectra, Optional<LaneSpectra> below, double high) {
    boolean several = spectra.lanes().size() > 1;
    for (LaneSpectrum lane : spectra.lanes().subList(0, Math.min(MOST_LANES, spectra.lanes().size()))) {
      Optional<LaneSpectrum> other = below.map(of -> of.lanes().get(lane.lane()));
      String title = several ? Wording.capital(FrequencyWording.lane(lane)) : spectra.connection();
      String what = "Share of each frequency in the " + spectra.connection()
          + below.map(of -> " (upwards) and the " + of.connection() + " (downwards)").orElse("") + ".";
      String svg = StemPlot.draw(
          "spectrum-" + spectra.connection() + "-" + lane.lane(), title + ": frequencies",
          what + " " + FrequencyWording.carries(lane) + ".", several ? Palette.moduleClass(lane.lane()) : "given", spectrum(spectra, lane),
          below.map(of -> spectrum(of, other.orElseThrow())), high);
      List<Key> keys = List.of(
          new Key("block-key " + (several ? Palette.moduleClass(lane.lane()) : "given"), "above chance"),
          new Key("allowed-key", "1 in 100 shuffles of the numbers comes so high"));
      figures.add(new Figure("bars", title, svg, Wording.plural(lane.dimensions(), "dimension") + " of " + spectra.group() + ".", Optional.of(table(spectra, lane, below)))
          .withKeys(keys));
    }
  }

  private static StemPlot.Spectrum spectrum(LaneSpectra spectra, LaneSpectrum lane) {
    return new StemPlot.Spectrum(spectra.connection(), lane.shares(), lane.limit());
  }

  private static Table table(LaneSpectra spectra, LaneSpectrum lane, Optional<LaneSpectra> below) {
    List<String> head = new ArrayList<>(List.of("f", spectra.connection(), "p"));
    below.ifPresent(of -> head.addAll(List.of(of.connection(), "p")));
    List<List<String>> rows = new ArrayList<>();
    for (int i : strongest(lane.shares())) {
      List<String> row = new ArrayList<>(List.of("" + (i + 1), Numbers.percent(lane.shares()[i], 3), Numbers.of(lane.p()[i], 2)));
      below.map(of -> of.lanes().get(lane.lane()))
          .ifPresent(other -> row.addAll(List.of(Numbers.percent(other.shares()[i], 3), Numbers.of(other.p()[i], 2))));
      rows.add(row);
    }
    return new Table(head, rows);
  }

  private static List<Integer> strongest(double[] shares) {
    return IntStream.range(0, shares.length).boxed()
        .sorted((a, b) -> Double.compare(shares[b], shares[a])).limit(MOST_FREQUENCIES).toList();
  }

  private static Optional<Figure> answers(Frequencies found, LogitWaves logits) {
    int[] shown = Arrays.copyOf(logits.carries(), Math.min(MOST_FREQUENCIES, logits.carries().length));
    if (logits.without().isEmpty() || shown.length == 0) {
      return Optional.empty();
    }
    double[][] changes = new double[logits.without().size()][shown.length];
    for (int lane = 0; lane < changes.length; lane++) {
      for (int j = 0; j < shown.length; j++) {
        changes[lane][j] = logits.without().get(lane).amplitudes()[shown[j] - 1] / logits.whole().amplitudes()[shown[j] - 1] - 1;
      }
    }
    List<LaneSpectrum> lanes = found.reads().lanes();
    String what = "Change, in per cent, of the amplitude of cos(2πf(a + b − c)/" + found.p() + ") in the logit of class c when a lane is silenced.";
    String svg = ChangeGrid.draw(
        "silenced", "What the answers lose without each lane", what, lanes.stream().map(FrequencyWording::lane).toList(),
        lanes.stream().map(lane -> Palette.moduleClass(lane.lane())).toList(), Arrays.stream(shown).mapToObj(f -> "f = " + f).toList(), changes, 1, true,
        true);
    return Optional.of(
        new Figure(shown.length > FEW ? "wide" : "bars", "What the answers lose without each lane", svg, what, Optional.of(amplitudes(found, logits, shown))));
  }

  private static Table amplitudes(Frequencies found, LogitWaves logits, int[] shown) {
    List<String> head = new ArrayList<>(List.of("", "sums right"));
    Arrays.stream(shown).forEach(f -> head.add("f = " + f));
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("every lane", logits.whole(), shown));
    for (LaneSpectrum lane : found.reads().lanes()) {
      rows.add(row("without " + FrequencyWording.lane(lane), logits.without().get(lane.lane()), shown));
    }
    return new Table(head, rows);
  }

  private static List<String> row(String name, LogitWaves.Wave wave, int[] shown) {
    List<String> row = new ArrayList<>(List.of(name, Numbers.percent(wave.accuracy())));
    Arrays.stream(shown).forEach(f -> row.add(Numbers.of(wave.amplitudes()[f - 1])));
    return row;
  }
}
