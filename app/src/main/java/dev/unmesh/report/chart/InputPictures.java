package dev.unmesh.report.chart;

import dev.unmesh.report.ImageShape;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where in an image a network looks: the weight that leaves each pixel (L2 norm over rows and channels), one picture a module. */
final class InputPictures {
  private static final int LEVELS = 63;
  private static final int PLAIN = 0x4C6E8F;

  /** @param module -1 if the picture stands for all rows */
  record Picture(int module, byte[] png) {}

  private InputPictures() {}

  /** @param labels the module of each neuron the connection ends in; all -1 for a single picture */
  static List<Picture> of(Wiring wiring, Connection connection, Weights weights, int[] labels, ImageShape shape) {
    Matrix matrix = Matrix.l2(connection, weights);
    int[] rowNeurons = wiring.rowNeurons(connection);
    int[] pixel = wiring.columnNeurons(connection);
    int[] modules = Arrays.stream(labels).distinct().filter(m -> m >= 0).sorted().toArray();
    modules = modules.length == 0 ? new int[] {-1} : modules;
    int area = shape.height() * shape.width();
    double[][] mass = new double[modules.length][area];
    for (int i = 0; i < matrix.rows(); i++) {
      int at = Arrays.binarySearch(modules, labels[rowNeurons[i]]);
      if (at >= 0) {
        for (int j = 0; j < matrix.columns(); j++) {
          double w = matrix.at(i, j);
          mass[at][pixel[j] % area] += Double.isFinite(w) ? w * w : 0;
        }
      }
    }
    double most = Math.sqrt(Arrays.stream(mass).flatMapToDouble(Arrays::stream).max().orElse(0));
    List<Picture> pictures = new ArrayList<>();
    for (int m = 0; m < modules.length; m++) {
      pictures.add(new Picture(modules[m], png(mass[m], most, modules[m] < 0 ? PLAIN : Palette.module(modules[m]), shape)));
    }
    return pictures;
  }

  private static byte[] png(double[] mass, double most, int colour, ImageShape shape) {
    byte[] pixels = new byte[mass.length];
    for (int p = 0; p < mass.length; p++) {
      pixels[p] = (byte) (most > 0 ? Math.round(Math.sqrt(mass[p]) / most * LEVELS) : 0);
    }
    int[] colours = new int[LEVELS + 1];
    for (int level = 0; level <= LEVELS; level++) {
      colours[level] = 255 * level / LEVELS << 24 | colour;
    }
    return Png.indexed(shape.width(), shape.height(), colours, pixels);
  }
}
