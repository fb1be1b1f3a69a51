package dev.unmesh.report.internal;

import dev.unmesh.report.Curve;
import dev.unmesh.report.NetworkView;
import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.FilmData;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.Palette;
import dev.unmesh.report.chart.WiringPart;
import dev.unmesh.report.chart.WiringPicture;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The network drawn layer by layer. */
final class WiringChapter {
  static final String PICTURE = "wiring-picture";
  private static final int MOST_MODULE_KEYS = 12;
  private static final String FILM =
      "Time runs by logarithm over the first hundredth of training, then evenly. A line's boldness means the same weight throughout; "
          + "colours are those of the finished network, which neurons carry along when they are swapped (the ticks below the curve).";
  private static final String PRUNED = " The last frames prune it, up to the threshold at which it still does what it learned.";

  private WiringChapter() {}

  static Optional<Chapter> of(RunView run, Optional<WiringPicture> drawn) {
    return drawn.map(picture -> {
      NetworkView network = run.network().orElseThrow();
      String caption = "Inputs at the bottom, outputs at the top; the stronger a weight among those of its layer, the bolder its line. "
          + String.join(" ", picture.notes());
      Figure figure =
          new Figure("wide", "", picture.svg(), caption, Optional.of(table(network))).withKeys(keys(network, picture)).with(film(run));
      return new Chapter(
          "wiring", "Wiring", Templates.content("figures.jte", new FiguresModel(List.of(), List.of(figure))));
    });
  }

  private static Optional<FilmModel> film(RunView run) {
    return run.film().map(view -> {
      List<Curve> losses = run.curves().stream().filter(curve -> curve.name().equals("loss")).toList();
      FilmData data = FilmData.of(run.network().orElseThrow(), view, losses);
      String thinned =
          data.thinned().isEmpty() ? "" : " Each frame holds at most the strongest weights: " + String.join(", ", data.thinned()) + ".";
      return new FilmModel(PICTURE, data, FILM + (view.cuts().isEmpty() ? "" : PRUNED) + thinned);
    });
  }

  private static List<Key> keys(NetworkView network, WiringPicture picture) {
    List<Key> keys = new ArrayList<>();
    if (picture.signed()) {
      keys.addAll(List.of(new Key("line-key p", "positive weight"), new Key("line-key n", "negative weight")));
    }
    if (picture.bundled()) {
      keys.add(new Key("line-key x", "several weights"));
    }
    List<WiringPart> parts = picture.parts();
    network.partition().ifPresent(partition -> {
      for (int m = 0; m < Math.min(MOST_MODULE_KEYS, partition.modules()); m++) {
        keys.add(new Key("block-key " + Palette.moduleClass(m), Palette.moduleName(m)));
      }
    });
    for (int p = 0; p < Math.min(MOST_MODULE_KEYS, parts.size()); p++) {
      keys.add(new Key("block-key " + Palette.moduleClass(p), "part of " + Wording.list(parts.get(p).outputs())));
    }
    return keys;
  }

  private static Table table(NetworkView network) {
    List<List<String>> rows = new ArrayList<>();
    for (Connection connection : network.wiring().connections()) {
      Matrix matrix = Matrix.l2(connection, network.weights());
      double most = 0;
      double squares = 0;
      for (float w : matrix.values()) {
        most = Math.max(most, Math.abs(w));
        squares += (double) w * w;
      }
      rows.add(List.of(
          connection.name(), connection.from() + " → " + connection.to(),
          Numbers.count(matrix.rows()) + " × " + Numbers.count(matrix.columns()),
          connection.kernelSize() == 1 ? "–" : "" + connection.kernelSize(),
          Numbers.of(most), Numbers.of(Math.sqrt(squares / matrix.values().length))));
    }
    return new Table(List.of("connection", "from → to", "rows × columns", "kernel", "largest |w|", "root mean square"), rows);
  }
}
