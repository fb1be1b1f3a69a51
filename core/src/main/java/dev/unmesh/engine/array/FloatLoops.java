package dev.unmesh.engine.array;

/** The kernels in plain loops, laid out so that HotSpot vectorises what it can on JDK 17. */
public final class FloatLoops implements FloatArrays {
  /** Adding and taking off 2^-100 leaves no denormal, and changes a moment by at most 2^-124. */
  private static final float FLUSH = 0x1p-100f;

  private final LoopProducts products = new LoopProducts();
  private final LoopActivations activations = new LoopActivations();

  @Override
  public String name() {
    return "array-loops";
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public void product(Panel<float[]> left, Panel<float[]> right, Panel<float[]> to, boolean add) {
    multiply(left, right, null, 0, to, add);
  }

  @Override
  public void affine(Panel<float[]> left, Panel<float[]> right, float[] bias, int biasAt, Panel<float[]> to) {
    multiply(left, right, bias, biasAt, to, false);
  }

  private void multiply(Panel<float[]> left, Panel<float[]> right, float[] bias, int biasAt, Panel<float[]> to, boolean add) {
    products.multiply(
        left.rows(), right.columns(), left.columns(),
        left.values(), left.offset(), left.stride(), 1,
        right.values(), right.offset(), right.stride(),
        bias, biasAt,
        to.values(), to.offset(), to.stride(), add);
  }

  @Override
  public void transposedProduct(Panel<float[]> left, Panel<float[]> right, Panel<float[]> to, boolean add) {
    products.multiply(
        left.columns(), right.columns(), left.rows(),
        left.values(), left.offset(), 1, left.stride(),
        right.values(), right.offset(), right.stride(),
        null, 0,
        to.values(), to.offset(), to.stride(), add);
  }

  @Override
  public void productTransposed(Panel<float[]> left, Panel<float[]> right, Panel<float[]> to) {
    LoopProducts.dots(
        left.paddedRows(), right.paddedRows(), left.columns(),
        left.values(), left.offset(), left.stride(),
        right.values(), right.offset(), right.stride(),
        to.values(), to.offset(), to.stride());
  }

  @Override
  public void activate(Nonlinearity f, Panel<float[]> z, Panel<float[]> y, Panel<float[]> slope) {
    activations.activate(f, z, y, slope);
  }

  @Override
  public void scale(Panel<float[]> delta, Panel<float[]> slope) {
    for (int r = 0; r < delta.rows(); r++) {
      for (int c = 0; c < delta.columns(); c++) {
        delta.values()[delta.at(r) + c] *= slope.values()[slope.at(r) + c];
      }
    }
  }

  @Override
  public void addBias(Panel<float[]> z, float[] bias, int biasAt) {
    for (int r = 0; r < z.rows(); r++) {
      for (int c = 0; c < z.columns(); c++) {
        z.values()[z.at(r) + c] += bias[biasAt + r];
      }
    }
  }

  @Override
  public void rowSums(Panel<float[]> matrix, float[] sums, int at) {
    for (int r = 0; r < matrix.rows(); r++) {
      float even = 0;
      float odd = 0;
      int c = 0;
      for (; c + 1 < matrix.columns(); c += 2) {
        even += matrix.values()[matrix.at(r) + c];
        odd += matrix.values()[matrix.at(r) + c + 1];
      }
      sums[at + r] = c < matrix.columns() ? even + odd + matrix.values()[matrix.at(r) + c] : even + odd;
    }
  }

  @Override
  public double squaredError(Panel<float[]> y, Panel<float[]> target, Panel<float[]> delta) {
    return LoopLosses.squaredError(y, target, delta);
  }

  @Override
  public double crossEntropy(Panel<float[]> y, int[] labels, Panel<float[]> delta, float[] work) {
    return LoopLosses.crossEntropy(y, labels, delta, work);
  }

  @Override
  public void addSigned(float[] weights, float[] cost, double scale, float[] gradient, int length) {
    float factor = (float) scale;
    for (int i = 0; i < length; i++) {
      float sign = Math.max(-1f, Math.min(1f, weights[i] * 0x1p100f * 0x1p49f));
      gradient[i] += factor * cost[i] * sign;
    }
  }

  @Override
  public void adam(
      float[] weights, float[] gradient, float[] first, float[] second, int length, AdamRule rule, double size, double root, double keep) {
    moments(weights, gradient, first, second, length, (float) rule.pull(), (float) rule.beta1(), (float) (1 - rule.beta1()),
        (float) rule.beta2(), (float) (1 - rule.beta2()));
    move(weights, first, second, length, (float) size, (float) root, (float) rule.epsilon(), (float) keep);
  }

  private static void moments(
      float[] w, float[] g, float[] m, float[] v, int length, float pull, float beta1, float rest1, float beta2, float rest2) {
    for (int i = 0; i < length; i++) {
      m[i] = m[i] * beta1 + (g[i] + pull * w[i]) * rest1 + FLUSH - FLUSH;
    }
    for (int i = 0; i < length; i++) {
      float gradient = g[i] + pull * w[i];
      v[i] = v[i] * beta2 + gradient * gradient * rest2 + FLUSH - FLUSH;
    }
  }

  private static void move(float[] w, float[] m, float[] v, int length, float size, float root, float epsilon, float keep) {
    for (int i = 0; i < length; i++) {
      w[i] = w[i] * keep - size * (m[i] / ((float) Math.sqrt(v[i]) * root + epsilon));
    }
  }

  @Override
  public void descend(float[] weights, float[] gradient, int length, double rate, double keep) {
    float r = (float) rate;
    float k = (float) keep;
    for (int i = 0; i < length; i++) {
      weights[i] = weights[i] * k - r * gradient[i];
    }
  }
}
