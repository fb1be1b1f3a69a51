package dev.unmesh.train;

import java.util.List;

/**
 * The modules a network is to come apart into.
 *
 * @param count k, the number of modules
 * @param by how they are chosen
 * @param connections the connections whose groups are divided; the others' groups stay whole
 * @param after the fraction of training after which modules are found (discovery only); frozen from then on
 */
public record ModuleOptions(int count, By by, List<String> connections, double after) {
  /** How modules are chosen. */
  public enum By {
    /** Equal consecutive blocks, fixed before training. */
    CONTIGUOUS,
    /** The same, but the units of a feature map by their place in it: every module sees every channel. */
    GRID,
    /** Joint spectral clustering of the weights after the warm-up. */
    SPECTRAL_WEIGHTS,
    /** Joint spectral clustering of the gradients accumulated over the warm-up. */
    SPECTRAL_GRADIENTS;

    /** Whether they are found in training rather than fixed before it. */
    public boolean discovers() {
      return this == SPECTRAL_WEIGHTS || this == SPECTRAL_GRADIENTS;
    }
  }

  /** Four contiguous blocks of fc2; discovery, where asked for, after a tenth of training. */
  public ModuleOptions() {
    this(4, By.CONTIGUOUS, List.of("fc2"), .1);
  }

  public ModuleOptions {
    connections = List.copyOf(connections);
    if (count < 1) {
      throw new IllegalArgumentException("modules.count must be at least 1, was " + count);
    }
    if (!(after >= 0 && after < 1)) {
      throw new IllegalArgumentException("modules.after must lie in [0, 1), was " + after);
    }
    if (connections.isEmpty()) {
      throw new IllegalArgumentException("modules.connections must name at least one connection, such as [fc2]");
    }
  }

  public ModuleOptions withConnections(List<String> others) {
    return new ModuleOptions(count, by, others, after);
  }
}
