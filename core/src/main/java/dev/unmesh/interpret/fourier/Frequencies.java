package dev.unmesh.interpret.fourier;

import java.util.Objects;
import java.util.Optional;

/**
 * The waves in a network that adds modulo p.
 *
 * @param p the modulus; frequencies are 1 to p / 2, frequency f goes round f times over the p numbers
 * @param shuffles of the numbers, behind every limit
 * @param reads the embedding: what each lane is told of a number
 * @param writes what each lane says to the answers: the last connection
 * @param logits the answers themselves; empty where they were not asked for
 */
public record Frequencies(int p, int shuffles, LaneSpectra reads, LaneSpectra writes, Optional<LogitWaves> logits) {
  public Frequencies {
    Objects.requireNonNull(reads, "reads");
    Objects.requireNonNull(writes, "writes");
  }
}
