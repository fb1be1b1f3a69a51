package dev.unmesh.interpret.prune;

import java.util.List;

/**
 * The dimensions of a token embedding that a network uses.
 *
 * @param dimensions how many there are
 * @param active those the skeleton cannot do without, from 0, ascending
 * @param error the share of wrong answers (or the loss) with the skeleton as it is
 * @param without the same with each active dimension in turn silenced, at its mean over the examples
 * @param groups dimensions that are read together
 */
public record EmbeddingUse(String group, int dimensions, int[] active, double error, double[] without, List<Group> groups) {
  public EmbeddingUse {
    groups = List.copyOf(groups);
  }

  /**
   * Dimensions joined by first-layer neurons that read more than one of them, each for more than a {@link Material} share of
   * what the neuron takes in.
   *
   * @param dimensions from 0, ascending
   * @param without the error with the whole group silenced
   * @param frequency how many times over the vocabulary the group's values go up and down, where one frequency holds at least half
   *     of their variance; else 0
   */
  public record Group(int[] dimensions, double without, int frequency) {}
}
