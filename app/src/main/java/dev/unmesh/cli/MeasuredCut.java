package dev.unmesh.cli;

import dev.unmesh.measure.NetworkCut;
import dev.unmesh.measure.NullDistribution;
import dev.unmesh.run.NetworkCuts;
import dev.unmesh.run.RunListener;
import dev.unmesh.run.model.WeightModel;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The normalised cut of a whole network as {@code unmesh measure} prints it.
 *
 * @param why there is none; empty where there is one or none was asked for
 */
record MeasuredCut(Optional<NetworkCut> cut, String why) {
  static final MeasuredCut NONE = new MeasuredCut(Optional.empty(), "");

  private static final String KEY = "normalisedCut";

  static MeasuredCut of(NetworkCut cut) {
    return new MeasuredCut(Optional.of(cut), "");
  }

  /** Of a model whose wiring is known; chosen connections are no network, and one part is no division. */
  static MeasuredCut of(WeightModel model, int modules, int shuffles, long seed, RunListener listener) {
    if (modules == 1) {
      return NONE;
    }
    if (model.network().isEmpty()) {
      return new MeasuredCut(Optional.empty(), "it is of a whole network; these are single matrices");
    }
    Optional<String> why = NetworkCuts.leftOut(model.network().get(), shuffles);
    if (why.isPresent()) {
      return new MeasuredCut(Optional.empty(), why.get());
    }
    Optional<NetworkCut> cut = NetworkCuts.of(model.network().get(), model.weights(), modules, shuffles, seed, listener);
    return new MeasuredCut(cut, cut.isEmpty() ? "fewer than " + modules + " neurons have weights" : "");
  }

  void put(ObjectNode node) {
    cut.ifPresent(of -> node.set(KEY, Json.tree(of)));
    if (!why.isEmpty()) {
      node.putNull(KEY).put(KEY + "LeftOut", why);
    }
  }

  void print() {
    cut.ifPresent(of -> {
      System.out.printf(Locale.ROOT, "n-cut %.4f of the whole network in %d parts; lower is more modular%n", of.nCut(), of.modules());
      row("layers shuffled", of.nullModel());
      row("shuffled, scales kept", of.scaleKeeping());
    });
    if (!why.isEmpty()) {
      System.out.println("no n-cut: " + why);
    }
  }

  private static void row(String name, NullDistribution shuffled) {
    System.out.printf("  %-22s %s%n", name, MeasureTable.shuffled(Optional.of(shuffled)));
  }
}
