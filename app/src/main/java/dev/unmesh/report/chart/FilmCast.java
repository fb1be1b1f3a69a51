package dev.unmesh.report.chart;

import dev.unmesh.report.NetworkView;
import dev.unmesh.run.film.Film;
import dev.unmesh.run.film.FilmTrack;
import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a film can be drawn on the picture of its network, and how bold. A connection's boldness is that of the finished network's
 * picture, so that a line of one width means one weight throughout.
 */
final class FilmCast {
  private static final int MOST_LINES = 3000;
  private static final int MOST_LINES_PER_CONNECTION = 500;
  private static final int LEAST_LINES = 40;

  /**
   * A connection to be drawn.
   *
   * @param bold the weight drawn boldest
   * @param copies how many copies of the group it comes from stand side by side
   * @param unsigned whether its weights stand for several each, without a sign
   * @param most lines drawn of it in a frame; as a table, all there is
   */
  record Part(FilmTrack track, int from, int to, double bold, int copies, boolean unsigned, int most) {}

  private final WiringLayout layout;
  private final List<Part> parts = new ArrayList<>();

  /** With as many lines as a page holds. */
  FilmCast(NetworkView network, Film film) {
    this(network, film, MOST_LINES);
  }

  /** @param mostLines about how many lines a frame may have in all */
  FilmCast(NetworkView network, Film film, int mostLines) {
    layout = new WiringLayout(network, false);
    int fair = mostLines / Math.max(1, network.wiring().connections().size());
    int most = Math.max(LEAST_LINES, Math.min(MOST_LINES_PER_CONNECTION, fair));
    for (FilmTrack track : film.tracks()) {
      Connection connection = network.wiring().connection(track.connection());
      WiringLayer from = layout.from(connection);
      WiringLayer to = layout.to(connection);
      int copies = connection.columnMap() instanceof AxisMap.Folds folds ? folds.copies() : 1;
      boolean unsigned = connection.kernelSize() > 1 || connection.columnMap() instanceof AxisMap.Blocks;
      if (from.isTable()) {
        add(track, from, to, EmbeddingTable.bold(network, connection), 1, unsigned, track.rows() * track.columns());
      } else if (!from.nodes().isEmpty() && from.y() > to.y()) {
        WiringLines lines = WiringLines.of(network.wiring(), connection, network.weights(), from, to, most);
        add(track, from, to, lines.bold(), copies, unsigned || from.hasBins() || to.hasBins(), most);
      }
    }
  }

  private void add(FilmTrack track, WiringLayer from, WiringLayer to, double bold, int copies, boolean unsigned, int most) {
    List<WiringLayer> layers = layout.layers();
    parts.add(new Part(track, layers.indexOf(from), layers.indexOf(to), bold, copies, unsigned, most));
  }

  WiringLayout layout() {
    return layout;
  }

  List<Part> parts() {
    return List.copyOf(parts);
  }
}
