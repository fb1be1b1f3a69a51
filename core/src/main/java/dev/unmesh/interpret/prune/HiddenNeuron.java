package dev.unmesh.interpret.prune;

import java.util.List;

/**
 * A hidden neuron of the skeleton.
 *
 * @param neuron its place in the group, from 0
 * @param reads the inputs it depends on: shuffling one changes more than a {@link Material} share of its activity's variance
 * @param serves the outputs its edges lead to
 * @param loss what silencing it (at its mean) costs each of the outputs served, as a share of the variance of the output's target
 */
public record HiddenNeuron(String group, int neuron, List<String> reads, List<String> serves, double[] loss) {
  public HiddenNeuron {
    reads = List.copyOf(reads);
    serves = List.copyOf(serves);
  }

  /** Whether several outputs rest on it. */
  public boolean isShared() {
    return serves.size() > 1;
  }
}
