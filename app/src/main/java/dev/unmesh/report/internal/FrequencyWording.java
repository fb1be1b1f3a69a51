package dev.unmesh.report.internal;

import dev.unmesh.interpret.fourier.Frequencies;
import dev.unmesh.interpret.fourier.LaneSpectrum;
import dev.unmesh.interpret.fourier.LogitWaves;
import dev.unmesh.interpret.fourier.Separation;
import dev.unmesh.report.chart.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which lane carries which frequency, in sentences. */
final class FrequencyWording {
  private static final double UNLIKELY = .05;
  private static final double MOST = .9;
  private static final double LITTLE = .1;

  private FrequencyWording() {}

  static String lane(LaneSpectrum lane) {
    return "lane " + (lane.lane() + 1);
  }

  /** "carries f = 35 (57 %) and f = 53 (27 %)". */
  static String carries(LaneSpectrum lane) {
    return lane.carries().length == 0 ? "carries no frequency above chance" : "carries " + shares(lane);
  }

  /** "f = 35 (57 %) and f = 53 (27 %)", or "none". */
  static String shares(LaneSpectrum lane) {
    return list(Arrays.stream(lane.carries()).mapToObj(f -> wave(f) + " (" + Numbers.percent(lane.shares()[f - 1], 2) + ")").toList());
  }

  /** "f = 35 (32.5 logits) and f = 53 (35.6 logits)", or "none". */
  static String amplitudes(LogitWaves logits) {
    return list(Arrays.stream(logits.carries()).mapToObj(f -> wave(f) + " (" + logit(logits.whole(), f) + " logits)").toList());
  }

  private static String list(List<String> each) {
    return each.isEmpty() ? "none" : Wording.list(each);
  }

  static List<String> findings(Frequencies found) {
    List<String> findings = new ArrayList<>();
    boolean several = found.reads().lanes().size() > 1;
    for (LaneSpectrum lane : found.reads().lanes()) {
      String who = several ? Wording.capital(lane(lane)) : "The " + found.reads().connection();
      String lost = several ? found.logits().map(logits -> lost(lane, logits)).orElse("") : "";
      findings.add(who + " " + carries(lane) + "." + lost);
    }
    found.logits().ifPresent(logits -> answers(findings, logits));
    separation(found).ifPresent(findings::add);
    return findings;
  }

  /** " Without it, f = 35 falls from 32.5 to 0.3 logits in the answers and f = 53 from 35.6 to 28.0; 30.9 % of all sums stay right." */
  private static String lost(LaneSpectrum lane, LogitWaves logits) {
    LogitWaves.Wave without = logits.without().get(lane.lane());
    List<String> falls = new ArrayList<>();
    Arrays.stream(lane.carries())
        .filter(f -> IntStream.of(logits.carries()).anyMatch(answered -> answered == f) && share(logits, lane.lane(), f) >= LITTLE)
        .forEach(
            f -> falls.add(
                wave(f) + (falls.isEmpty() ? " falls from " : " from ") + logit(logits.whole(), f) + " to " + logit(without, f)
                    + (falls.isEmpty() ? " logits in the answers" : "")));
    String right = Numbers.percent(without.accuracy()) + " of all sums stay right.";
    return falls.isEmpty() ? " Without it, " + right : " Without it, " + Wording.list(falls) + "; " + right;
  }

  /** The share of a frequency's amplitude in the answers that goes with a lane. */
  private static double share(LogitWaves logits, int lane, int f) {
    return 1 - logits.without().get(lane).amplitudes()[f - 1] / logits.whole().amplitudes()[f - 1];
  }

  private static String wave(int f) {
    return "f\u00a0=\u00a0" + f;
  }

  private static String logit(LogitWaves.Wave wave, int f) {
    return Numbers.fixed(wave.amplitudes()[f - 1], 1).replace("−0.0", "0.0");
  }

  private static void answers(List<String> findings, LogitWaves logits) {
    List<String> alone = new ArrayList<>();
    Arrays.stream(logits.carries())
        .forEach(f -> bearer(logits, f).ifPresent(lane -> alone.add(wave(f) + (alone.isEmpty() ? " rests" : "") + " on lane " + (lane + 1) + " alone")));
    findings.add(
        logits.carries().length == 0 ? "The answers hold no frequency above chance."
            : "The answers are made of " + amplitudes(logits) + "." + (alone.isEmpty() ? "" : " Of these, " + Wording.list(alone) + "."));
  }

  /** The lane without which a frequency is gone, where no other lane matters to it. */
  private static Optional<Integer> bearer(LogitWaves logits, int f) {
    int[] needed = IntStream.range(0, logits.without().size()).filter(lane -> share(logits, lane, f) > LITTLE).toArray();
    return needed.length == 1 && share(logits, needed[0], f) >= MOST ? Optional.of(needed[0]) : Optional.empty();
  }

  private static Optional<String> separation(Frequencies found) {
    return found.reads().separation().map(read -> {
      Optional<Separation> answered = found.logits().flatMap(LogitWaves::separation);
      boolean more = read.p() <= UNLIKELY && answered.map(of -> of.p() <= UNLIKELY).orElse(true);
      boolean none = read.p() > UNLIKELY && answered.map(of -> of.p() > UNLIKELY).orElse(true);
      String verdict = more ? "The lanes keep to frequencies of their own more than random splits of the same sizes do: "
          : none ? "The lanes keep to frequencies of their own no more than random splits of the same sizes do: "
          : "Whether the lanes keep to frequencies of their own is not clear: ";
      return verdict + "separation " + score(read) + " by what they read of a number"
          + answered.map(of -> ", " + score(of) + " by what the answers lose without them").orElse("")
          + ". 0 would be lanes that all hold the same, 1 lanes with nothing in common.";
    });
  }

  /** "0.61 (199 random splits: 0.14 ± 0.03, p = 0.0050)". */
  static String score(Separation of) {
    return Numbers.fixed(of.value(), 2) + " (" + Wording.plural(of.draws(), "random split") + ": " + Numbers.fixed(of.mean(), 2) + " ± "
        + Numbers.fixed(of.sd(), 2) + ", p\u00a0=\u00a0" + Numbers.of(of.p(), 2) + ")";
  }

  static String what(Frequencies found) {
    return "A network that adds modulo " + found.p() + " tends to keep a number x as waves, the cosine and sine of 2πfx/" + found.p()
        + " for a few frequencies f of 1 to " + found.p() / 2 + ". Here " + found.reads().connection() + " is what is read of a number, "
        + found.writes().connection() + " what the answers are read by."
        + (found.reads().lanes().size() > 1 ? " Lane n is what module n owns of the " + found.reads().group() + " neurons." : "");
  }

  static String how(Frequencies found, int most) {
    int lanes = found.reads().lanes().size();
    return "Per cent are of the power: the sum of squares about the mean over the numbers. Carried is what lies above the dashed line, which "
        + "the highest of all frequencies passes in one of a hundred shuffles of the numbers (of " + Numbers.count(found.shuffles()) + ")."
        + (lanes > most ? " Pictures show the first " + most + " of " + lanes + " lanes." : "");
  }
}
