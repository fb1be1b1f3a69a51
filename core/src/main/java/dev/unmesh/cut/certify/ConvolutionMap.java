package dev.unmesh.cut.certify;

import dev.unmesh.network.Stage;
import java.util.Arrays;

/**
 * A convolution of stride 1 with zeros around.
 *
 * @param kernels out x in x kernel x kernel
 * @param perChannel the bias of each output channel
 */
record ConvolutionMap(Stage.Convolution shape, double[] kernels, double[] perChannel, double[] bias) implements AffineMap {
  static ConvolutionMap of(Stage.Convolution shape, double[] kernels, double[] perChannel) {
    double[] bias = new double[shape.out() * outHeight(shape) * outWidth(shape)];
    int area = bias.length / shape.out();
    for (int channel = 0; channel < shape.out(); channel++) {
      Arrays.fill(bias, channel * area, (channel + 1) * area, perChannel[channel]);
    }
    return new ConvolutionMap(shape, kernels, perChannel, bias);
  }

  private static int outHeight(Stage.Convolution shape) {
    return shape.height() + 2 * shape.padding() - shape.kernel() + 1;
  }

  private static int outWidth(Stage.Convolution shape) {
    return shape.width() + 2 * shape.padding() - shape.kernel() + 1;
  }

  /** Handed, weight by weight, the pairs of places it joins, a row of them at a time. */
  private interface Visitor {
    void row(double weight, int from, int to, int length);
  }

  private void visit(Visitor visitor) {
    int kernel = shape.kernel();
    int height = outHeight(shape);
    int width = outWidth(shape);
    int at = 0;
    for (int out = 0; out < shape.out(); out++) {
      for (int in = 0; in < shape.in(); in++) {
        for (int ky = 0; ky < kernel; ky++) {
          for (int kx = 0; kx < kernel; kx++, at++) {
            if (kernels[at] == 0) {
              continue;
            }
            int shift = kx - shape.padding();
            int first = Math.max(0, -shift);
            int length = Math.min(width, shape.width() - shift) - first;
            for (int y = 0; y < height && length > 0; y++) {
              int row = y + ky - shape.padding();
              if (row >= 0 && row < shape.height()) {
                visitor.row(
                    kernels[at], (in * shape.height() + row) * shape.width() + first + shift, (out * height + y) * width + first, length);
              }
            }
          }
        }
      }
    }
  }

  @Override
  public int in() {
    return shape.in() * shape.height() * shape.width();
  }

  @Override
  public int out() {
    return bias.length;
  }

  @Override
  public double[] times(double[] x) {
    double[] y = new double[out()];
    visit((weight, from, to, length) -> {
      for (int i = 0; i < length; i++) {
        y[to + i] += weight * x[from + i];
      }
    });
    return y;
  }

  @Override
  public double[] timesMagnitude(double[] x) {
    double[] y = new double[out()];
    visit((weight, from, to, length) -> {
      double size = Math.abs(weight);
      for (int i = 0; i < length; i++) {
        y[to + i] += size * x[from + i];
      }
    });
    return y;
  }

  @Override
  public double[] transposed(double[] row) {
    double[] x = new double[in()];
    visit((weight, from, to, length) -> {
      for (int i = 0; i < length; i++) {
        x[from + i] += weight * row[to + i];
      }
    });
    return x;
  }

  @Override
  public Panel transposed(Panel rows, Places wanted) {
    Panel to = Panel.zero(wanted, rows.sums());
    int kernel = shape.kernel();
    int width = outWidth(shape);
    int area = width * outHeight(shape);
    for (int i = 0; i < rows.places().count(); i++) {
      int output = rows.places().at()[i];
      int channel = output / area;
      int y = output % area / width - shape.padding();
      int x = output % width - shape.padding();
      int at = channel * shape.in() * kernel * kernel;
      for (int in = 0; in < shape.in(); in++) {
        for (int ky = 0; ky < kernel; ky++) {
          for (int kx = 0; kx < kernel; kx++, at++) {
            boolean inside = y + ky >= 0 && y + ky < shape.height() && x + kx >= 0 && x + kx < shape.width();
            int slot = inside ? wanted.slot()[(in * shape.height() + y + ky) * shape.width() + x + kx] : -1;
            if (slot >= 0) {
              Axpy.add(rows.factors(), rows.start(i), kernels[at], to.factors(), to.start(slot), rows.sums());
            }
          }
        }
      }
    }
    return to;
  }

  @Override
  public boolean zero() {
    return Arrays.stream(kernels).allMatch(x -> x == 0) && Arrays.stream(perChannel).allMatch(x -> x == 0);
  }

  @Override
  public int fanOut() {
    return shape.out() * shape.kernel() * shape.kernel();
  }

  @Override
  public AffineMap minus(AffineMap other) {
    ConvolutionMap that = (ConvolutionMap) other;
    return of(shape, Box.difference(kernels, that.kernels), Box.difference(perChannel, that.perChannel));
  }

  @Override
  public int terms() {
    return shape.in() * shape.kernel() * shape.kernel() + 1;
  }
}
