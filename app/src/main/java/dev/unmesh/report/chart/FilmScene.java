package dev.unmesh.report.chart;

import dev.unmesh.report.NetworkView;
import dev.unmesh.run.film.Film;
import dev.unmesh.run.film.Quantised;
import dev.unmesh.wiring.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A film frame by frame, in the units of the network's picture. A mark is named by the place its neuron ends at, as in the
 * picture of the finished network, wherever it stands meanwhile.
 */
final class FilmScene {
  private static final int LEVELS = 10;
  private static final double FAINTEST = .02;
  private static final int FEW = 80;
  private static final int MANY = 640;
  private static final double BOW = 14;
  // as in film.js and, for few lines, in wiring.css
  private static final double[] DENSE_OPACITY = {.1, .17, .25, .35, .45, .56, .67, .78, .89, 1};
  private static final double[] DENSE_WIDTH = {.5, .6, .8, .95, 1.1, 1.3, 1.5, 1.75, 2, 2.3};
  private static final double[] SPARSE_OPACITY = {.5, .5, .5, .72, .72, .72, .88, .88, 1, 1};
  private static final double[] SPARSE_WIDTH = {1.1, 1.1, 1.1, 1.8, 1.8, 1.8, 2.5, 2.5, 2.8, 3.2};

  /** @param sign 0 positive, 1 negative, 2 of several weights; {@code level} from 0, the faintest, to 9 */
  record Line(WiringNode from, WiringNode to, double bow, int sign, int level) {}

  /** How lines of a level look; {@code few} from 0 among many lines to 1 among few. */
  record Look(double opacity, double width) {
    static Look of(int level, double few) {
      return new Look(
          DENSE_OPACITY[level] + few * (SPARSE_OPACITY[level] - DENSE_OPACITY[level]),
          DENSE_WIDTH[level] + few * (SPARSE_WIDTH[level] - DENSE_WIDTH[level]));
    }
  }

  /** One connection of a frame: lines, or a table (tokens x dimensions, by place; null if it is none). */
  record Strand(FilmCast.Part part, double few, List<Line> lines, Matrix table) {}

  /** @param used the marks that something leads to or from, by where their neurons end */
  record Frame(List<Strand> strands, TreeSet<Integer> used) {}

  private final Film film;
  private final FilmCast cast;
  private final List<WiringLayer> layers;

  FilmScene(NetworkView network, Film film, int mostLines) {
    this.film = film;
    this.cast = new FilmCast(network, film, mostLines);
    this.layers = cast.layout().layers();
  }

  WiringLayout layout() {
    return cast.layout();
  }

  List<WiringLayer> layers() {
    return layers;
  }

  /** For each place of a layer, the place where the neuron that stands there in a frame ends. */
  int[] ends(WiringLayer layer, int frame) {
    int size = layer.group().size();
    int[] ends = new int[size];
    if (layer.hasBins()) {
      Arrays.setAll(ends, i -> i);
      return ends;
    }
    int[] last = film.order(layer.group().name(), size, film.frames() - 1);
    int[] endOf = new int[size];
    for (int place = 0; place < size; place++) {
      endOf[last[place]] = place;
    }
    int[] now = film.order(layer.group().name(), size, frame);
    Arrays.setAll(ends, place -> endOf[now[place]]);
    return ends;
  }

  Frame frame(int f) {
    List<Strand> strands = new ArrayList<>();
    TreeSet<Integer> used = new TreeSet<>();
    for (FilmCast.Part part : cast.parts()) {
      WiringLayer from = layers.get(part.from());
      WiringLayer to = layers.get(part.to());
      Quantised frame = part.track().frames().get(f);
      if (from.isTable()) {
        strands.add(new Strand(part, 0, List.of(), table(part, frame, to, ends(to, f), used)));
      } else {
        List<Line> lines = lines(part, frame, from, to);
        int[] startEnds = ends(from, f);
        int[] targetEnds = ends(to, f);
        for (Line line : lines) {
          used.add(from.nodes().get(from.nodeOf()[startEnds[line.from().neurons()[0]]]).id());
          used.add(to.nodes().get(to.nodeOf()[targetEnds[line.to().neurons()[0]]]).id());
        }
        double few = Math.max(0, Math.min(1, (double) (MANY - lines.size()) / (MANY - FEW)));
        strands.add(new Strand(part, few, lines, null));
      }
    }
    return new Frame(strands, used);
  }

  private static List<Line> lines(FilmCast.Part part, Quantised frame, WiringLayer from, WiringLayer to) {
    int columns = part.track().columns();
    int[] kept = FilmTrim.strongest(frame, part.most());
    Map<Long, double[]> sums = new HashMap<>();
    List<double[]> weights = new ArrayList<>();
    for (int i : kept) {
      double w = frame.weight(i);
      if (Math.abs(w) < FAINTEST * part.bold()) {
        continue;
      }
      int row = frame.entry(i) / columns;
      int column = frame.entry(i) % columns;
      int a = from.nodeOf()[column % from.group().size()];
      int b = to.nodeOf()[row % to.group().size()];
      int copy = column / from.group().size();
      if (part.unsigned()) {
        double[] sum = sums.computeIfAbsent((long) b << Integer.SIZE | a, pair -> new double[] {a, b, 0, 0});
        sum[3] += w * w;
      } else {
        weights.add(new double[] {a, b, (copy - (part.copies() - 1) / 2.0) * BOW, w});
      }
    }
    sums.values().forEach(sum -> weights.add(new double[] {sum[0], sum[1], 0, Math.sqrt(sum[3])}));
    boolean thinned = kept.length >= part.most();
    double faint = thinned ? .85 * weights.stream().mapToDouble(w -> Math.abs(w[3])).min().orElse(0) : 0;
    double bold = Math.max(Math.max(part.bold(), 1.01 * faint), 1e-30);
    List<Line> lines = new ArrayList<>();
    for (double[] w : weights) {
      double strength = Math.min(1, (Math.abs(w[3]) - faint) / (bold - faint));
      int level = (int) Math.max(1, Math.ceil(strength * LEVELS)) - 1;
      int sign = part.unsigned() ? 2 : w[3] < 0 ? 1 : 0;
      lines.add(new Line(from.nodes().get((int) w[0]), to.nodes().get((int) w[1]), w[2], sign, level));
    }
    return lines;
  }

  private static Matrix table(FilmCast.Part part, Quantised frame, WiringLayer dims, int[] ends, TreeSet<Integer> used) {
    int tokens = part.track().columns();
    float[] table = new float[part.track().rows() * tokens];
    double largest = 0;
    double[] strongest = new double[part.track().rows()];
    for (int i = 0; i < frame.size(); i++) {
      float w = frame.weight(i);
      int dim = frame.entry(i) / tokens;
      table[frame.entry(i) % tokens * part.track().rows() + dim] = w;
      strongest[dim] = Math.max(strongest[dim], Math.abs(w));
      largest = Math.max(largest, Math.abs(w));
    }
    for (int dim = 0; dim < strongest.length; dim++) {
      if (strongest[dim] > 0 && strongest[dim] >= FAINTEST * largest) {
        used.add(dims.nodes().get(dims.nodeOf()[ends[dim]]).id());
      }
    }
    return new Matrix(tokens, part.track().rows(), table);
  }
}
