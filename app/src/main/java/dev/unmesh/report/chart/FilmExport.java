package dev.unmesh.report.chart;

import dev.unmesh.format.AnimatedGif;
import dev.unmesh.report.Curve;
import dev.unmesh.report.FilmView;
import dev.unmesh.report.NetworkView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * A film as a file for slides and pages. Files stay below {@link #MOST_BYTES}: of a film that would take more, fewer frames are shown.
 *
 * @param losses curves of the loss, drawn under the network; none to leave them out
 */
public record FilmExport(NetworkView network, FilmView film, List<Curve> losses) {
  /** 8 MB. */
  public static final int MOST_BYTES = 8_000_000;

  private static final int MOST_LINES = 900;
  private static final double LEAST_SECONDS = .02;

  public FilmExport {
    losses = List.copyOf(losses);
  }

  /** Whether there is a font to write a GIF's words in. */
  public static boolean canWriteGif() {
    return FilmText.hasFont();
  }

  interface Drawing {
    byte[] of(FilmTiming timing);
  }

  /**
   * An SVG that plays by CSS in browsers, for ever, and shows the finished network elsewhere.
   *
   * @param seconds of a round, above 0
   */
  public byte[] svg(double seconds, boolean dark) {
    FilmScene scene = new FilmScene(network, film.film(), MOST_LINES);
    return bounded(
        seconds,
        timing ->
            new FilmSvg(network, film, losses, scene, timing, scene.layout().height()).draw(dark).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A GIF that plays for ever.
   *
   * @param width in pixels
   * @param progress hears the share of frames drawn
   */
  public byte[] gif(double seconds, int width, boolean dark, DoubleConsumer progress) {
    FilmScene scene = new FilmScene(network, film.film(), MOST_LINES);
    FilmStrip strip = new FilmStrip(film, losses, scene.layout().height() + 12);
    FilmRaster raster = new FilmRaster(network, scene, strip, width, dark);
    FilmColours colours = new FilmColours(dark);
    return bounded(seconds, timing -> {
      try (AnimatedGif gif = new AnimatedGif(raster.width(), raster.height(), colours.palette())) {
        for (int i = 0; i < timing.count(); i++) {
          int hundredths = (int) (Math.round(100 * timing.start(i + 1)) - Math.round(100 * timing.start(i)));
          gif.add(colours.numbers(raster.draw(timing.frames()[i])), hundredths);
          progress.accept((i + 1.0) / timing.count());
        }
        return gif.finish();
      }
    });
  }

  private byte[] bounded(double seconds, Drawing drawing) {
    return bounded(film.film().frames(), seconds, MOST_BYTES, drawing);
  }

  static byte[] bounded(int frames, double seconds, int mostBytes, Drawing drawing) {
    for (int most = frames; ; most = most * 2 / 3) {
      byte[] bytes = drawing.of(FilmTiming.of(frames, seconds, LEAST_SECONDS, most));
      if (bytes.length <= mostBytes || most <= 2) {
        return bytes;
      }
    }
  }
}
