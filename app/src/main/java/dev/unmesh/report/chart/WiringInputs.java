package dev.unmesh.report.chart;

import dev.unmesh.report.ImageShape;
import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Connection;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Input pictures under the layer they lead to, each joined to its module by a ribbon. */
final class WiringInputs {
  private static final double PICTURE = 116;

  /**
   * A picture in its place.
   *
   * @param module -1 for none
   * @param ribbon from its top to the marks of its module; empty if there are none
   */
  record Placed(int module, byte[] png, Rectangle2D frame, Path2D ribbon) {}

  private WiringInputs() {}

  static List<Placed> of(NetworkView network, Connection connection, WiringLayer from, WiringLayer to) {
    ImageShape shape = network.inputImage().orElseThrow();
    int[] none = new int[to.group().size()];
    Arrays.fill(none, -1);
    int[] labels = network.partition().flatMap(p -> p.labels(to.group().name())).orElse(none);
    List<InputPictures.Picture> pictures = InputPictures.of(network.wiring(), connection, network.weights(), labels, shape);
    double cell = from.place().width() / pictures.size();
    double height = Math.min(PICTURE, (cell - 10) * shape.height() / shape.width());
    double width = height * shape.width() / shape.height();
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      InputPictures.Picture picture = pictures.get(i);
      Rectangle2D frame = new Rectangle2D.Double(from.place().left() + (i + .5) * cell - width / 2, from.y(), width, height);
      placed.add(new Placed(picture.module(), picture.png(), frame, ribbon(to, picture.module(), frame)));
    }
    return placed;
  }

  static void write(Svg svg, NetworkView network, Connection connection, WiringLayer from, WiringLayer to) {
    for (Placed picture : of(network, connection, from, to)) {
      Rectangle2D at = picture.frame();
      String hue = Palette.moduleClass(picture.module());
      svg.add("path", "d", path(picture.ribbon()), "class", "ribbon " + hue);
      svg.rectangle(at.getX(), at.getY(), at.getWidth(), at.getHeight(), "ground");
      svg.add(
          "image", "x", at.getX(), "y", at.getY(), "width", at.getWidth(), "height", at.getHeight(), "preserveAspectRatio", "none",
          "href", Png.dataUri(picture.png()));
      svg.rectangle(at.getX(), at.getY(), at.getWidth(), at.getHeight(), "picture " + hue);
    }
  }

  private static Path2D ribbon(WiringLayer to, int module, Rectangle2D frame) {
    double[] at = to.nodes().stream().filter(node -> module < 0 || node.module() == module).mapToDouble(WiringNode::x).toArray();
    Path2D path = new Path2D.Double();
    if (at.length > 0) {
      double from = Arrays.stream(at).min().orElseThrow();
      double end = Arrays.stream(at).max().orElseThrow();
      double top = to.y() + WiringBands.HALF;
      double middle = (top + frame.getY()) / 2;
      path.moveTo(from, top);
      path.curveTo(from, middle, frame.getX(), middle, frame.getX(), frame.getY());
      path.lineTo(frame.getMaxX(), frame.getY());
      path.curveTo(frame.getMaxX(), middle, end, middle, end, top);
      path.closePath();
    }
    return path;
  }

  private static String path(Path2D path) {
    StringBuilder text = new StringBuilder();
    double[] at = new double[6];
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      int kind = i.currentSegment(at);
      int numbers = kind == PathIterator.SEG_CLOSE ? 0 : kind == PathIterator.SEG_CUBICTO ? 6 : 2;
      text.append("MLQCZ".charAt(kind));
      for (int n = 0; n < numbers; n++) {
        text.append(n == 0 ? "" : " ").append(Svg.number(at[n]));
      }
    }
    return text.toString();
  }
}
