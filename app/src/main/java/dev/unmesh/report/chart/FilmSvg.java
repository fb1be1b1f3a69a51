package dev.unmesh.report.chart;

import dev.unmesh.report.Curve;
import dev.unmesh.report.FilmView;
import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A film as one SVG that plays by CSS wherever browsers draw pictures, needs nothing else, and shows the finished network where nothing
 * moves. Frames are drawn as groups of lines that are seen in their turn; neurons and names glide between their places.
 */
final class FilmSvg {
  private static final String SIGNS = "pnx";

  private final NetworkView network;
  private final FilmScene scene;
  private final FilmTiming timing;
  private final FilmStrip strip;
  private final Svg svg;

  FilmSvg(NetworkView network, FilmView view, List<Curve> losses, FilmScene scene, FilmTiming timing, double height) {
    this.network = network;
    this.scene = scene;
    this.timing = timing;
    this.strip = new FilmStrip(view, losses, height + 12);
    this.svg = new Svg(
        "film", "wiring", WiringLayout.WIDTH + 2 * FilmStrip.MARGIN, height + FilmStrip.HEIGHT + 2 * FilmStrip.MARGIN,
        "The wiring of a network through training",
        "Neurons, the weights between them and the loss, from the first step of training to the last.");
  }

  String draw(boolean dark) {
    List<FilmScene.Frame> frames = new ArrayList<>();
    for (int f : timing.frames()) {
      frames.add(scene.frame(f));
    }
    svg.add("rect", "width", "100%", "height", "100%", "class", "paper");
    svg.open("g", "transform", "translate(" + FilmStrip.MARGIN + " " + FilmStrip.MARGIN + ")");
    List<WiringLayer> layers = scene.layers();
    layers.forEach(layer -> WiringBands.write(svg, layer));
    layers.stream().sorted(Comparator.comparingDouble(layer -> -layer.y())).forEach(layer -> {
      WiringLayerDrawing.plane(svg, layer);
      still(layer);
      for (int i = 0; i < frames.size(); i++) {
        strands(frames.get(i), layer, i);
      }
    });
    Set<Integer> last = new HashSet<>(frames.get(frames.size() - 1).used());
    WiringParts parts = WiringParts.of(network, scene.layout());
    layers.forEach(layer -> WiringLayerDrawing.nodes(svg, layer, last, parts, false, new LinkedHashSet<>()));
    strip();
    svg.element("style", Palette.css(dark) + PageResource.read("wiring.css") + base() + rules(frames, parts));
    return svg.finish();
  }

  private String base() {
    String cycle = FilmRules.decimal(timing.seconds()) + "s step-end infinite}";
    StringBuilder css = new StringBuilder(".paper{fill:var(--paper)}.curve{fill:none;stroke:var(--c);stroke-width:1.7}.dot{fill:var(--c)}")
        .append(".axis{stroke:var(--quiet)}.s-train{--c:var(--quiet)}.s-test{--c:var(--pos)}.s0{--c:var(--m0)}")
        .append(".told{font-size:14px;fill:var(--ink)}")
        .append(".f{visibility:hidden;animation:f ").append(cycle).append(".z{animation:z ").append(cycle)
        .append("@keyframes f{0%{visibility:visible}").append(FilmRules.decimal(timing.percent(1))).append("%{visibility:hidden}}")
        .append("@keyframes z{0%{visibility:hidden}").append(FilmRules.decimal(timing.percent(timing.count() - 1)))
        .append("%{visibility:visible}}");
    for (int i = 1; i < timing.count() - 1; i++) {
      css.append(".f").append(i).append("{animation-delay:").append(FilmRules.decimal(timing.start(i))).append("s}");
    }
    return css.append("@media(prefers-reduced-motion:reduce){.f,.z,[data-n],[data-label]{animation:none!important}}").toString();
  }

  private String kind(int i) {
    return i == timing.count() - 1 ? "z" : "f f" + i;
  }

  /** What of a layer stands still: input pictures, and the ground of a table. */
  private void still(WiringLayer layer) {
    for (Connection connection : network.wiring().outOf(layer.group().name())) {
      WiringLayer to = scene.layout().to(connection);
      if (layer.isPicture()) {
        WiringInputs.write(svg, network, connection, layer, to);
      } else if (layer.isTable()) {
        double height = layer.place().height();
        EmbeddingTable.stretches(to).forEach(stretch -> svg.rectangle(stretch.left(), layer.y(), stretch.width(), height, "ground"));
      }
    }
  }

  private void strands(FilmScene.Frame frame, WiringLayer from, int i) {
    for (FilmScene.Strand strand : frame.strands()) {
      if (scene.layers().get(strand.part().from()) != from) {
        continue;
      }
      svg.open("g", "class", kind(i));
      if (from.isTable()) {
        WiringLayer to = scene.layers().get(strand.part().to());
        EmbeddingTable.images(svg, strand.table(), strand.part().bold(), from, to);
      } else {
        lines(strand);
      }
      svg.close();
    }
  }

  private void lines(FilmScene.Strand strand) {
    StringBuilder[] paths = new StringBuilder[SIGNS.length() * 10];
    for (FilmScene.Line line : strand.lines()) {
      int at = line.sign() * 10 + line.level();
      paths[at] = paths[at] == null ? new StringBuilder() : paths[at];
      paths[at].append('M').append(tenth(line.from().x())).append(' ').append(tenth(line.from().y()));
      if (line.bow() == 0) {
        paths[at].append('L');
      } else {
        paths[at].append('Q').append(tenth((line.from().x() + line.to().x()) / 2 + line.bow())).append(' ')
            .append(tenth((line.from().y() + line.to().y()) / 2)).append(' ');
      }
      paths[at].append(tenth(line.to().x())).append(' ').append(tenth(line.to().y()));
    }
    for (int at = 0; at < paths.length; at++) {
      if (paths[at] != null) {
        FilmScene.Look look = FilmScene.Look.of(at % 10, strand.few());
        svg.add(
            "path", "class", "e " + SIGNS.charAt(at / 10), "stroke-opacity", look.opacity(), "stroke-width", look.width(), "d", paths[at]);
      }
    }
  }

  private String rules(List<FilmScene.Frame> frames, WiringParts parts) {
    FilmRules rules = new FilmRules(timing, frames);
    for (WiringLayer layer : scene.layers()) {
      int[][] at = new int[layer.nodes().size()][frames.size()];
      for (int i = 0; i < frames.size(); i++) {
        int[] ends = scene.ends(layer, timing.frames()[i]);
        for (int place = 0; place < ends.length && !layer.nodes().isEmpty(); place++) {
          at[layer.nodeOf()[ends[place]]][i] = layer.nodeOf()[place];
        }
      }
      for (int home = 0; home < at.length; home++) {
        WiringNode mark = layer.nodes().get(home);
        rules.add(layer, home, at[home], mark.module() >= 0 || parts.of(mark) >= 0);
      }
    }
    return rules.css();
  }

  private void strip() {
    svg.line(strip.left(), strip.bottom(), strip.right(), strip.bottom(), "axis");
    strip.end().ifPresent(x ->
        svg.add(
            "line", "x1", x, "y1", strip.top() - 4, "x2", x, "y2", strip.bottom(), "class", "axis", "stroke-dasharray", "3 3"));
    for (FilmStrip.Line line : strip.lines()) {
      StringBuilder path = new StringBuilder();
      for (int i = 0; i < line.xs().length; i++) {
        path.append(i == 0 ? 'M' : 'L').append(tenth(line.xs()[i])).append(' ').append(tenth(line.ys()[i]));
      }
      svg.add("path", "d", path, "class", "curve " + line.kind());
    }
    for (int i = 0; i < timing.count(); i++) {
      int frame = timing.frames()[i];
      svg.open("g", "class", kind(i));
      svg.line(strip.x(frame), strip.top() - 4, strip.x(frame), strip.bottom(), "axis");
      strip.markers(frame).forEach(at -> svg.add("circle", "cx", at.xs()[0], "cy", at.ys()[0], "r", 4, "class", "dot " + at.kind()));
      svg.text(strip.left(), strip.bottom() + 22, "told", strip.told(frame));
      svg.close();
    }
  }

  private static String tenth(double value) {
    return Svg.number(Math.round(value * 10) / 10.0);
  }
}
