package dev.unmesh.interpret.fourier;

import dev.unmesh.interpret.prune.Subject;
import dev.unmesh.network.Seeds;
import dev.unmesh.task.Task;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Wiring;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Finds the frequencies of a network that adds modulo p: in its embedding, in what it reads answers by, and in the answers. */
public final class FrequencyStudy {
  /** Shuffles of the numbers unless asked for otherwise. */
  public static final int SHUFFLES = 999;

  /** Random splits of the lanes where only weights are looked at, which costs next to nothing. */
  private static final int SPLITS = 199;

  private static final String TASK = "modular-addition";

  private final Subject subject;
  private final Optional<Partition> partition;
  private final int shuffles;
  private final int draws;
  private final long seed;

  /**
   * @param partition whose modules are the lanes; a group it does not divide is one lane
   * @param shuffles of the numbers, at least 99
   * @param draws random splits of the lanes that the network is asked with, at least 1
   * @throws IllegalArgumentException if there are fewer, or {@link #applies} is false
   */
  public FrequencyStudy(Subject subject, Optional<Partition> partition, int shuffles, int draws, long seed) {
    if (shuffles < Chance.FEWEST) {
      throw new IllegalArgumentException(shuffles + " shuffles cannot tell one in a hundred: take at least " + Chance.FEWEST);
    }
    if (draws < 1) {
      throw new IllegalArgumentException("lanes need at least one random split beside them, not " + draws);
    }
    if (!applies(subject.task(), subject.wiring())) {
      throw new IllegalArgumentException(
          "the task '" + subject.task().name() + "' has no frequencies to find: they are of networks with a token embedding that learn " + TASK);
    }
    this.subject = subject;
    this.partition = partition;
    this.shuffles = shuffles;
    this.draws = draws;
    this.seed = seed;
  }

  /** Whether the task is addition modulo p and the network looks its numbers up in an embedding. */
  public static boolean applies(Task task, Wiring wiring) {
    return task.name().equals(TASK) && task.train().inputs() instanceof TokenInputs && embedding(wiring, task.vocabulary()).isPresent();
  }

  private static Optional<Connection> embedding(Wiring wiring, int vocabulary) {
    return wiring.connections().stream()
        .filter(c -> wiring.group(c.from()).role() == Role.INPUT && c.columns() == vocabulary)
        .findFirst();
  }

  /** The frequencies of the weights alone. */
  public Frequencies ofWeights() {
    Wiring wiring = subject.wiring();
    int p = subject.task().outputs();
    Connection table = embedding(wiring, subject.task().vocabulary()).orElseThrow();
    LaneSpectra reads =
        LaneSpectra.of(
            table.name(), NumberVectors.looked(table, subject.weights(), p), wiring, Lanes.of(wiring, partition, table.to()),
            wiring.rowNeurons(table), shuffles, SPLITS, Seeds.mix(seed, 0));
    Connection last =
        wiring.connections().stream().filter(c -> wiring.group(c.to()).role() == Role.OUTPUT).reduce((a, b) -> b).orElseThrow();
    LaneSpectra writes =
        LaneSpectra.of(
            last.name(), NumberVectors.answered(last, subject.weights(), subject.pass().outputOrder()), wiring,
            Lanes.of(wiring, partition, last.from()), wiring.columnNeurons(last), shuffles, SPLITS, Seeds.mix(seed, 1));
    return new Frequencies(p, shuffles, reads, writes, Optional.empty());
  }

  /** Those of the answers as well, with every lane of the embedding and without each. @param progress told the share done, 0 to 1 */
  public Frequencies ofAnswers(DoubleConsumer progress) {
    Frequencies weights = ofWeights();
    Pairs pairs = Pairs.of(weights.p(), (TokenInputs) subject.task().train().inputs(), Seeds.mix(seed, 2));
    Lanes lanes = Lanes.of(subject.wiring(), partition, weights.reads().group());
    LogitWaves logits = new SilencedLanes(subject, lanes, pairs).ask(shuffles, draws, Seeds.mix(seed, 3), progress);
    return new Frequencies(weights.p(), shuffles, weights.reads(), weights.writes(), Optional.of(logits));
  }
}
