package dev.unmesh.interpret.fourier;

import dev.unmesh.interpret.edit.WeightDraft;
import dev.unmesh.interpret.prune.Subject;
import dev.unmesh.network.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Asks a network for sums with every lane and without each, and without each lane of random splits. */
final class SilencedLanes {
  private final Subject subject;
  private final Lanes lanes;
  private final Pairs pairs;

  SilencedLanes(Subject subject, Lanes lanes, Pairs pairs) {
    this.subject = subject;
    this.lanes = lanes;
    this.pairs = pairs;
  }

  /**
   * @param draws random splits
   * @param progress told the share done, 0 to 1
   */
  LogitWaves ask(int shuffles, int draws, long seed, DoubleConsumer progress) {
    Answers answers = Answers.of(subject.pass(), subject.weights(), pairs);
    LogitWaves.Wave whole = LogitWaves.Wave.of(answers);
    Chance chance = answers.shuffled(shuffles, Seeds.mix(seed, 0));
    List<LogitWaves.Wave> without = new ArrayList<>();
    Optional<Separation> separation = Optional.empty();
    if (lanes.several()) {
      without = without(lanes);
      double score = score(whole, without);
      double[] random = new double[draws];
      for (int draw = 0; draw < draws; draw++) {
        progress.accept((draw + 1.0) / (draws + 1));
        random[draw] = score(whole, without(lanes.shuffled(subject.wiring(), Seeds.mix(seed, 1, draw))));
      }
      separation = Separation.of(score, random);
    }
    progress.accept(1);
    return new LogitWaves(pairs.count(), whole, chance.limit(), chance.above(whole.amplitudes()), without, separation);
  }

  private static double score(LogitWaves.Wave whole, List<LogitWaves.Wave> without) {
    return Separation.score(without.stream().map(whole::lost).toArray(double[][]::new));
  }

  private List<LogitWaves.Wave> without(Lanes of) {
    List<LogitWaves.Wave> waves = new ArrayList<>();
    for (int lane : of.lanes()) {
      WeightDraft draft = new WeightDraft(subject.wiring(), subject.weights());
      Arrays.stream(of.neurons(lane)).forEach(neuron -> draft.silence(of.group(), neuron, (connection, column) -> 0));
      waves.add(LogitWaves.Wave.of(Answers.of(subject.pass(), draft.weights(), pairs)));
    }
    return waves;
  }
}
