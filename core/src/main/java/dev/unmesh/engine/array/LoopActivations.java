package dev.unmesh.engine.array;

/** Activations in loops that HotSpot vectorises on JDK 17: no call, no branch, whole arrays from index 0. */
final class LoopActivations {
  private float[] x = new float[0];
  private float[] y = new float[0];
  private float[] slope = new float[0];

  void activate(Nonlinearity f, Panel<float[]> z, Panel<float[]> to, Panel<float[]> slopes) {
    int n = z.columns();
    if (x.length != n) {
      x = new float[n];
      y = new float[n];
      slope = new float[n];
    }
    for (int r = 0; r < z.rows(); r++) {
      System.arraycopy(z.values(), z.at(r), x, 0, n);
      switch (f) {
        case SILU -> silu(x, y, slope);
        case RELU -> relu(x, y, slope);
        default -> tanh(x, y, slope);
      }
      System.arraycopy(y, 0, to.values(), to.at(r), n);
      System.arraycopy(slope, 0, slopes.values(), slopes.at(r), n);
    }
  }

  // x / (1 + exp(-x)) by way of tanh: sigmoid(x) = (1 + tanh(x / 2)) / 2
  private static void silu(float[] x, float[] y, float[] slope) {
    halfTanh(x, slope);
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] * slope[i];
    }
    for (int i = 0; i < x.length; i++) {
      slope[i] = slope[i] + y[i] * (1 - slope[i]);
    }
  }

  // tanh(x) = x P(x^2) / Q(x^2), a minimax fit of our own, within 4e-7; x clamped to [-9, 9], where it is 1 in float
  private static void halfTanh(float[] x, float[] sigmoid) {
    for (int i = 0; i < x.length; i++) {
      float t = Math.max(-9f, Math.min(9f, .5f * x[i]));
      float u = t * t;
      float p = -8.435996504988318e-14f * u + 5.257757623227966e-11f;
      p = p * u - 2.018391852380064e-8f;
      p = p * u + 1.114424275143047e-5f;
      p = p * u + 3.103000008066196e-3f;
      p = p * u + .13083155656887005f;
      p = p * u + .9999999932289025f;
      float q = 2.544749268909204e-4f * u + 2.4491375635605852e-2f;
      q = q * u + .4641648261844474f;
      q = q * u + 1f;
      sigmoid[i] = .5f + .5f * Math.max(-1f, Math.min(1f, t * p / q));
    }
  }

  private static void tanh(float[] x, float[] y, float[] slope) {
    for (int i = 0; i < x.length; i++) {
      slope[i] = 2 * x[i];
    }
    halfTanh(slope, y);
    for (int i = 0; i < x.length; i++) {
      y[i] = 2 * y[i] - 1;
    }
    for (int i = 0; i < x.length; i++) {
      slope[i] = 1 - y[i] * y[i];
    }
  }

  // the slope by clamping: 2^149 lifts the smallest float to 1
  private static void relu(float[] x, float[] y, float[] slope) {
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.max(0f, x[i]);
    }
    for (int i = 0; i < x.length; i++) {
      slope[i] = Math.min(1f, y[i] * 0x1p100f * 0x1p49f);
    }
  }
}
