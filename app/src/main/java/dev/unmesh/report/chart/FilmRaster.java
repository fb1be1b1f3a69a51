package dev.unmesh.report.chart;

import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Role;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RectangularShape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Frames of a film as pixels: the picture {@link FilmSvg} writes, drawn by Java. */
final class FilmRaster {
  private final NetworkView network;
  private final FilmScene scene;
  private final FilmStrip strip;
  private final boolean dark;
  private final WiringParts parts;
  private final BufferedImage image;
  private final Graphics2D ink;
  private final FilmText text;

  FilmRaster(NetworkView network, FilmScene scene, FilmStrip strip, int width, boolean dark) {
    this.network = network;
    this.scene = scene;
    this.strip = strip;
    this.dark = dark;
    double scale = width / (WiringLayout.WIDTH + 2 * FilmStrip.MARGIN);
    int height = (int) Math.round((scene.layout().height() + FilmStrip.HEIGHT + 2 * FilmStrip.MARGIN) * scale);
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    ink = image.createGraphics();
    ink.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    ink.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    ink.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    ink.scale(scale, scale);
    ink.translate(FilmStrip.MARGIN, FilmStrip.MARGIN);
    text = new FilmText(ink, colour("paper"));
    parts = WiringParts.of(network, scene.layout());
  }

  int width() {
    return image.getWidth();
  }

  int height() {
    return image.getHeight();
  }

  /** The pixels of a frame, 0xRRGGBB, row by row; the array is the raster's own and holds the next frame later. */
  int[] draw(int f) {
    ink.setColor(colour("paper"));
    double scale = ink.getTransform().getScaleX();
    ink.fill(new Rectangle2D.Double(-FilmStrip.MARGIN, -FilmStrip.MARGIN, width() / scale + 1, height() / scale + 1));
    FilmScene.Frame frame = scene.frame(f);
    List<WiringLayer> layers = scene.layers();
    layers.stream().sorted(Comparator.comparingDouble(layer -> -layer.y())).forEach(layer -> {
      if (layer.isPlane()) {
        plane(layer.place());
      }
      for (WiringBands.Band band : WiringBands.of(layer)) {
        ink.setColor(faded(hue(band.module(), "mix"), .2));
        ink.fill(band.frame());
      }
      pictures(layer);
      frame.strands().stream().filter(strand -> layers.get(strand.part().from()) == layer).forEach(this::strand);
    });
    layers.forEach(layer -> layer(layer, f, frame.used()));
    strip(f);
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  private void plane(WiringPlace place) {
    Path2D path = new Path2D.Double();
    path.moveTo(place.x(0, 0), place.y(0));
    path.lineTo(place.x(1, 0), place.y(0));
    path.lineTo(place.x(1, 1), place.y(1));
    path.lineTo(place.x(0, 1), place.y(1));
    path.closePath();
    ink.setColor(faded(colour("wash"), .6));
    ink.fill(path);
    ink.setColor(faded(colour("quiet"), .6));
    ink.setStroke(new BasicStroke(1));
    ink.draw(path);
  }

  private void pictures(WiringLayer layer) {
    for (Connection connection : layer.isPicture() ? network.wiring().outOf(layer.group().name()) : List.<Connection>of()) {
      for (WiringInputs.Placed picture : WiringInputs.of(network, connection, layer, scene.layout().to(connection))) {
        ink.setColor(faded(hue(picture.module(), "mix"), .13));
        ink.fill(picture.ribbon());
        ink.setColor(colour("wash"));
        ink.fill(picture.frame());
        FilmImages.draw(ink, picture.png(), picture.frame());
        ink.setColor(hue(picture.module(), "mix"));
        ink.setStroke(new BasicStroke(1.5f));
        ink.draw(picture.frame());
      }
    }
  }

  private void strand(FilmScene.Strand strand) {
    WiringLayer from = scene.layers().get(strand.part().from());
    if (strand.table() != null) {
      for (EmbeddingTable.Stretch stretch : EmbeddingTable.stretches(scene.layers().get(strand.part().to()))) {
        Rectangle2D frame = new Rectangle2D.Double(stretch.left(), from.y(), stretch.width(), from.place().height());
        ink.setColor(colour("wash"));
        ink.fill(frame);
        FilmImages.draw(ink, EmbeddingTable.png(strand.table(), strand.part().bold(), stretch), frame);
      }
    }
    // the faintest first, as in the SVG
    strand.lines().stream().sorted(Comparator.comparingInt(FilmScene.Line::level)).forEach(line -> {
      FilmScene.Look look = FilmScene.Look.of(line.level(), strand.few());
      ink.setColor(faded(colour(List.of("pos", "neg", "mix").get(line.sign())), look.opacity()));
      ink.setStroke(new BasicStroke((float) look.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      WiringNode a = line.from();
      WiringNode b = line.to();
      ink.draw(line.bow() == 0
          ? new Line2D.Double(a.x(), a.y(), b.x(), b.y())
          : new QuadCurve2D.Double(a.x(), a.y(), (a.x() + b.x()) / 2 + line.bow(), (a.y() + b.y()) / 2, b.x(), b.y()));
    });
  }

  private void layer(WiringLayer layer, int f, Set<Integer> used) {
    int[] ends = scene.ends(layer, f);
    boolean pins = WiringLayerDrawing.shrinks(layer);
    double radius = WiringLayerDrawing.radius(layer, false);
    boolean named = WiringNames.areWritten(layer);
    for (int n = 0; n < layer.nodes().size(); n++) {
      WiringNode there = layer.nodes().get(n);
      int home = layer.nodeOf()[ends[there.neurons()[0]]];
      WiringNode mark = layer.nodes().get(home);
      int hue = mark.module() >= 0 ? mark.module() : parts.of(mark);
      boolean idle = hue < 0 && !used.contains(mark.id());
      double r = idle && pins ? radius / 2 : radius;
      double half = there.isBin() && !layer.isPlane() ? WiringLayerDrawing.halfBar(layer) : r;
      RectangularShape shape = new Ellipse2D.Double(there.x() - r, there.y() - r, 2 * r, 2 * r);
      if (half != r) {
        shape = new Rectangle2D.Double(there.x() - half, there.y() - 6, 2 * half, 12);
      }
      ink.setColor(idle ? colour(pins ? "quiet" : "paper") : hue(hue, "soft"));
      ink.fill(shape);
      if (!pins) {
        ink.setColor(colour(idle ? "quiet" : "paper"));
        ink.setStroke(new BasicStroke(1));
        ink.draw(shape);
      }
      if (named) {
        double[] at = WiringNames.place(layer, n);
        text.write(WiringNames.text(layer, home), at[0], at[1], WiringNames.anchor(layer, n), false, 12, colour("soft"));
      }
    }
    if (layer.place().alone()) {
      text.write(WiringNames.shortened(layer.group().name(), 15), 0, WiringNames.middle(layer) - 1, "", true, 12, colour("ink"));
      text.write(WiringNames.count(layer), 0, WiringNames.middle(layer) + 14, "", false, 12, colour("soft"));
    } else if (layer.group().role() != Role.INPUT) {
      text.write(WiringNames.shortened(layer.group().name(), 15), layer.place().left(), layer.y() - 18, "", true, 12, colour("ink"));
    }
  }

  private void strip(int f) {
    ink.setStroke(new BasicStroke(1));
    ink.setColor(colour("quiet"));
    ink.draw(new Line2D.Double(strip.left(), strip.bottom(), strip.right(), strip.bottom()));
    ink.draw(new Line2D.Double(strip.x(f), strip.top() - 4, strip.x(f), strip.bottom()));
    strip.end().ifPresent(x -> {
      ink.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 3}, 0));
      ink.draw(new Line2D.Double(x, strip.top() - 4, x, strip.bottom()));
    });
    for (FilmStrip.Line line : strip.lines()) {
      Path2D path = new Path2D.Double();
      for (int i = 0; i < line.xs().length; i++) {
        if (i == 0) {
          path.moveTo(line.xs()[i], line.ys()[i]);
        } else {
          path.lineTo(line.xs()[i], line.ys()[i]);
        }
      }
      ink.setStroke(new BasicStroke(1.7f));
      ink.setColor(colour(line.kind().equals("s-train") ? "quiet" : "pos"));
      ink.draw(path);
    }
    for (FilmStrip.Line at : strip.markers(f)) {
      ink.setColor(colour(at.kind().equals("s-train") ? "quiet" : "pos"));
      ink.fill(new Ellipse2D.Double(at.xs()[0] - 4, at.ys()[0] - 4, 8, 8));
    }
    text.write(strip.told(f), strip.left(), strip.bottom() + 22, "", false, 14, colour("ink"));
  }

  private Color hue(int module, String none) {
    return module < 0 ? colour(none) : new Color(Palette.module(module));
  }

  private Color colour(String name) {
    return new Color(Palette.named(name, dark));
  }

  private static Color faded(Color colour, double opacity) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
  }
}
