package dev.unmesh.engine.array;

/** The kernels as their formulas read, in double precision: what the fast ones are held against. */
public final class DoubleLoops implements Kernels<double[]> {
  @Override
  public String name() {
    return "array-double";
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public double[] allocate(int length) {
    return new double[length];
  }

  @Override
  public float get(double[] array, int at) {
    return (float) array[at];
  }

  @Override
  public void put(double[] array, int at, double value) {
    array[at] = value;
  }

  @Override
  public double[] copy(double[] array) {
    return array.clone();
  }

  @Override
  public void move(double[] from, int fromAt, double[] to, int toAt) {
    to[toAt] = from[fromAt];
  }

  @Override
  public void product(Panel<double[]> left, Panel<double[]> right, Panel<double[]> to, boolean add) {
    for (int i = 0; i < left.rows(); i++) {
      clear(to, i, right.columns(), add);
      for (int k = 0; k < left.columns(); k++) {
        addRow(left.values()[left.at(i) + k], right, k, to, i);
      }
    }
  }

  private static void clear(Panel<double[]> to, int row, int columns, boolean add) {
    if (!add) {
      java.util.Arrays.fill(to.values(), to.at(row), to.at(row) + columns, 0);
    }
  }

  private static void addRow(double factor, Panel<double[]> right, int k, Panel<double[]> to, int i) {
    double[] from = right.values();
    double[] sums = to.values();
    int fromAt = right.at(k);
    int sumsAt = to.at(i);
    int columns = right.columns();
    for (int n = 0; n < columns; n++) {
      sums[sumsAt + n] += factor * from[fromAt + n];
    }
  }

  @Override
  public void affine(Panel<double[]> left, Panel<double[]> right, double[] bias, int biasAt, Panel<double[]> to) {
    product(left, right, to, false);
    if (bias != null) {
      addBias(to, bias, biasAt);
    }
  }

  @Override
  public void transposedProduct(Panel<double[]> left, Panel<double[]> right, Panel<double[]> to, boolean add) {
    for (int i = 0; i < left.columns(); i++) {
      clear(to, i, right.columns(), add);
      for (int k = 0; k < left.rows(); k++) {
        addRow(left.values()[left.at(k) + i], right, k, to, i);
      }
    }
  }

  @Override
  public void productTransposed(Panel<double[]> left, Panel<double[]> right, Panel<double[]> to) {
    for (int i = 0; i < left.rows(); i++) {
      for (int k = 0; k < right.rows(); k++) {
        double sum = 0;
        for (int n = 0; n < left.columns(); n++) {
          sum += left.values()[left.at(i) + n] * right.values()[right.at(k) + n];
        }
        to.values()[to.at(i) + k] = sum;
      }
    }
  }

  @Override
  public void activate(Nonlinearity f, Panel<double[]> z, Panel<double[]> y, Panel<double[]> slope) {
    for (int r = 0; r < z.rows(); r++) {
      for (int c = 0; c < z.columns(); c++) {
        double x = z.values()[z.at(r) + c];
        double value;
        double derivative;
        switch (f) {
          case RELU -> {
            value = Math.max(x, 0);
            derivative = x > 0 ? 1 : 0;
          }
          case TANH -> {
            value = Math.tanh(x);
            derivative = 1 - value * value;
          }
          default -> {
            double sigmoid = 1 / (1 + Math.exp(-x));
            value = x * sigmoid;
            derivative = sigmoid * (1 + x * (1 - sigmoid));
          }
        }
        y.values()[y.at(r) + c] = value;
        slope.values()[slope.at(r) + c] = derivative;
      }
    }
  }

  @Override
  public void scale(Panel<double[]> delta, Panel<double[]> slope) {
    for (int r = 0; r < delta.rows(); r++) {
      for (int c = 0; c < delta.columns(); c++) {
        delta.values()[delta.at(r) + c] *= slope.values()[slope.at(r) + c];
      }
    }
  }

  @Override
  public void addBias(Panel<double[]> z, double[] bias, int biasAt) {
    for (int r = 0; r < z.rows(); r++) {
      for (int c = 0; c < z.columns(); c++) {
        z.values()[z.at(r) + c] += bias[biasAt + r];
      }
    }
  }

  @Override
  public void rowSums(Panel<double[]> matrix, double[] sums, int at) {
    for (int r = 0; r < matrix.rows(); r++) {
      double sum = 0;
      for (int c = 0; c < matrix.columns(); c++) {
        sum += matrix.values()[matrix.at(r) + c];
      }
      sums[at + r] = sum;
    }
  }

  @Override
  public double squaredError(Panel<double[]> y, Panel<double[]> target, Panel<double[]> delta) {
    double count = (double) y.rows() * y.columns();
    double sum = 0;
    for (int r = 0; r < y.rows(); r++) {
      for (int c = 0; c < y.columns(); c++) {
        double difference = y.values()[y.at(r) + c] - target.values()[target.at(r) + c];
        sum += difference * difference;
        delta.values()[delta.at(r) + c] = 2 * difference / count;
      }
    }
    return sum / count;
  }

  @Override
  public double crossEntropy(Panel<double[]> y, int[] labels, Panel<double[]> delta, double[] work) {
    double loss = 0;
    for (int c = 0; c < y.columns(); c++) {
      double max = Double.NEGATIVE_INFINITY;
      for (int r = 0; r < y.rows(); r++) {
        max = Math.max(max, y.values()[y.at(r) + c]);
      }
      double sum = 0;
      for (int r = 0; r < y.rows(); r++) {
        sum += Math.exp(y.values()[y.at(r) + c] - max);
      }
      for (int r = 0; r < y.rows(); r++) {
        double share = Math.exp(y.values()[y.at(r) + c] - max) / sum;
        delta.values()[delta.at(r) + c] = (share - (labels[c] == r ? 1 : 0)) / y.columns();
      }
      loss -= y.values()[y.at(labels[c]) + c] - max - Math.log(sum);
    }
    return loss / y.columns();
  }

  @Override
  public void lookUp(Panel<double[]> table, int[] index, Panel<double[]> z, boolean add) {
    for (int r = 0; r < z.rows(); r++) {
      for (int c = 0; c < z.columns(); c++) {
        double value = table.values()[table.at(r) + index[c]];
        z.values()[z.at(r) + c] = add ? z.values()[z.at(r) + c] + value : value;
      }
    }
  }

  @Override
  public void collect(Panel<double[]> z, int[] start, int[] order, Panel<double[]> table) {
    for (int r = 0; r < z.rows(); r++) {
      for (int t = 0; t + 1 < start.length; t++) {
        double sum = 0;
        for (int i = start[t]; i < start[t + 1]; i++) {
          sum += z.values()[z.at(r) + order[i]];
        }
        table.values()[table.at(r) + t] = sum;
      }
    }
  }

  @Override
  public void addSigned(double[] weights, double[] cost, double scale, double[] gradient, int length) {
    for (int i = 0; i < length; i++) {
      gradient[i] += scale * cost[i] * Math.signum(weights[i]);
    }
  }

  @Override
  public void adam(
      double[] weights,
      double[] gradient,
      double[] first,
      double[] second,
      int length,
      AdamRule rule,
      double size,
      double root,
      double keep) {
    for (int i = 0; i < length; i++) {
      double g = gradient[i] + rule.pull() * weights[i];
      first[i] = rule.beta1() * first[i] + (1 - rule.beta1()) * g;
      second[i] = rule.beta2() * second[i] + (1 - rule.beta2()) * g * g;
      weights[i] = keep * weights[i] - size * first[i] / (Math.sqrt(second[i]) * root + rule.epsilon());
    }
  }

  @Override
  public void descend(double[] weights, double[] gradient, int length, double rate, double keep) {
    for (int i = 0; i < length; i++) {
      weights[i] = keep * weights[i] - rate * gradient[i];
    }
  }
}
