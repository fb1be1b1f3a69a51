package dev.unmesh.report.internal;

import dev.unmesh.report.NetworkCutView;
import dev.unmesh.report.NullView;
import dev.unmesh.report.chart.CutStrip;
import dev.unmesh.report.chart.Numbers;
import java.util.List;
import java.util.Optional;

/** The normalised cut of the whole network, with what shuffled networks come to. */
final class CutFigure {
  private CutFigure() {}

  static Figure of(NetworkCutView cut) {
    String caption =
        "The whole network divided into " + cut.modules() + " parts by its weights (spectral clustering, kernels by their L1 norm): the share of its"
            + " weight that each part loses when they are cut apart, summed. Lower is more modular. Each null network is divided anew. Shuffling a layer"
            + " evens out its neurons, beside which a network of weak and strong ones looks less modular than it is; with scales kept, strong neurons"
            + " stay strong.";
    return new Figure(
            "strip", "Normalised cut beside its nulls", CutStrip.draw("n-cut", cut), caption,
            Optional.of(new Table(
                List.of("", "n-cut", "z", "p"),
                List.of(
                    List.of("the network", Numbers.fixed(cut.nCut(), 4), "", ""),
                    row("layers shuffled", cut.layers()),
                    row("shuffled, scales kept", cut.scales())))))
        .withKeys(List.of(new Key("measured-key", "measured n-cut"), new Key("spread-key", "shuffled, mean ± 2 sd")));
  }

  static Tile tile(NetworkCutView cut) {
    return new Tile("n-cut in " + cut.modules() + " parts", Numbers.fixed(cut.nCut(), 3), Wording.shuffled(cut.layers()));
  }

  private static List<String> row(String name, NullView shuffled) {
    return List.of(
        name, Numbers.fixed(shuffled.mean(), 4) + " ± " + Numbers.fixed(shuffled.sd(), 4), Numbers.of(shuffled.z()), Numbers.of(shuffled.p(), 2));
  }
}
