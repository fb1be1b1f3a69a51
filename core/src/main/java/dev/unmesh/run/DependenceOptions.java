package dev.unmesh.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is asked when the dependence of answers on modules is looked into.
 *
 * @param clusters k: modules to look for in the weights, instead of a run's own
 * @param contiguous whether those are equal consecutive blocks instead of found ones
 * @param connections names or patterns; empty for those the modules divide, or every layer's W_in
 * @param layers by number, as connections are named; empty for all
 * @param text file, folder or corpus to ask about instead of a run's test examples
 * @param tokens about how many answers to ask for, in sequences spread evenly; 0 for all
 * @param draws random splits
 * @param resamples of the sequences, for the errors
 */
public record DependenceOptions(
    OptionalInt clusters,
    boolean contiguous,
    List<String> connections,
    List<Integer> layers,
    Optional<String> text,
    int tokens,
    int draws,
    int resamples,
    long seed) {
  /** Resamples where nothing is said. */
  public static final int RESAMPLES = 1000;

  public DependenceOptions {
    connections = List.copyOf(connections);
    layers = List.copyOf(layers);
  }

  /** A run's own modules, all divided connections, layer by layer. */
  public static DependenceOptions own(int tokens, int draws, long seed) {
    return new DependenceOptions(OptionalInt.empty(), false, List.of(), List.of(), Optional.empty(), tokens, draws, RESAMPLES, seed);
  }
}
