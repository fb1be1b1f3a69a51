package dev.unmesh.cli;

import dev.unmesh.interpret.fourier.Frequencies;
import dev.unmesh.interpret.fourier.LaneSpectra;
import dev.unmesh.interpret.fourier.LaneSpectrum;
import dev.unmesh.interpret.fourier.LogitWaves;
import dev.unmesh.interpret.fourier.Separation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Frequencies as lines of text. */
final class FrequencyText {
  private FrequencyText() {}

  static List<String> lines(Frequencies found) {
    List<String> lines = new ArrayList<>();
    spectra(lines, found.reads());
    spectra(lines, found.writes());
    found.logits().ifPresent(logits -> answers(lines, logits));
    return lines;
  }

  private static void spectra(List<String> lines, LaneSpectra spectra) {
    lines.add(spectra.connection() + ": frequencies above shuffled numbers, with their share of the lane's power");
    for (LaneSpectrum lane : spectra.lanes()) {
      String carried =
          Arrays.stream(lane.carries())
              .mapToObj(f -> String.format(Locale.ROOT, "%d (%.1f %%)", f, 100 * lane.shares()[f - 1]))
              .collect(Collectors.joining(", "));
      lines.add(
          String.format(
              Locale.ROOT, "  lane %d, %d dimensions, limit %.1f %%: %s", lane.lane() + 1, lane.dimensions(), 100 * lane.limit(),
              carried.isEmpty() ? "none" : carried));
    }
    separation(lines, spectra.separation());
  }

  private static void answers(List<String> lines, LogitWaves logits) {
    lines.add(
        String.format(
            Locale.ROOT, "answers to %d pairs: amplitudes in logits, of frequencies above %.2g (classes shuffled)", logits.pairs(),
            logits.limit()));
    lines.add(wave("every lane", logits, logits.whole()));
    for (int lane = 0; lane < logits.without().size(); lane++) {
      lines.add(wave("without lane " + (lane + 1), logits, logits.without().get(lane)));
    }
    separation(lines, logits.separation());
  }

  private static String wave(String what, LogitWaves logits, LogitWaves.Wave wave) {
    String amplitudes =
        Arrays.stream(logits.carries())
            .mapToObj(f -> String.format(Locale.ROOT, "%d: %.2f", f, wave.amplitudes()[f - 1]))
            .collect(Collectors.joining("  "));
    return String.format(Locale.ROOT, "  %-15s accuracy %6.2f %%   %s", what, 100 * wave.accuracy(), amplitudes);
  }

  private static void separation(List<String> lines, Optional<Separation> separation) {
    separation.ifPresent(
        of ->
            lines.add(
                String.format(
                    Locale.ROOT, "  separation of lanes %.3f   (%d random splits: %.3f ± %.3f, p = %.3f)", of.value(), of.draws(), of.mean(),
                    of.sd(), of.p())));
  }
}
