package dev.unmesh.run;

import dev.unmesh.measure.NetworkCut;
import dev.unmesh.measure.NetworkCutMeasure;
import dev.unmesh.measure.Progress;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The normalised cut of whole networks, never without the nulls beside it. */
public final class NetworkCuts {
  /** Null networks of each kind, at most. */
  private static final int SHUFFLES = 20;

  static final String KEY = "normalisedCut";

  private NetworkCuts() {}

  /** Why there is none; empty if there is one. */
  public static Optional<String> leftOut(Wiring wiring, int shuffles) {
    if (shuffles == 0) {
      return Optional.of("no shuffles were asked for, and without them it says nothing");
    }
    return NetworkCutMeasure.isTooLarge(wiring)
        ? Optional.of(
            "more than " + NetworkCutMeasure.MOST / 1_000_000 + " million weights, whose graph would be divided " + (2 * SHUFFLES + 1) + " times")
        : Optional.empty();
  }

  /**
   * Empty, with a note to the listener that says why, where there is none.
   *
   * @param modules into how many parts the network is cut
   * @param shuffles behind each null; more than 20 count as 20
   */
  public static Optional<NetworkCut> of(Wiring wiring, Weights weights, int modules, int shuffles, long seed, RunListener listener) {
    Optional<String> why = leftOut(wiring, shuffles);
    if (why.isPresent()) {
      listener.note("the network's normalised cut is left out: " + why.get());
      return Optional.empty();
    }
    Progress progress = (what, done, of) -> listener.stage("measuring " + what, (double) done / of);
    int threads = Runtime.getRuntime().availableProcessors();
    Optional<NetworkCut> cut = new NetworkCutMeasure(modules, Math.min(shuffles, SHUFFLES), seed, threads, progress).of(wiring, weights);
    if (cut.isEmpty()) {
      listener.note("the network's normalised cut is left out: fewer than " + modules + " neurons have weights");
    }
    return cut;
  }

  /** Adds what the summary of a run shows, if there is any. */
  static void summarise(Optional<NetworkCut> cut, ObjectNode tree) {
    cut.ifPresent(
        of -> {
          ObjectNode node = tree.putObject(KEY);
          node.put("nCut", of.nCut());
          node.put("modules", of.modules());
          Measuring.put(node.putObject("null"), of.nullModel());
          Measuring.put(node.putObject("scaleKeeping"), of.scaleKeeping());
        });
  }
}
