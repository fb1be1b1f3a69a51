package dev.unmesh.pressure;

import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mean enmeshment on float arrays: one pass for the sums, one for the gradient. */
final class ArrayClusterability implements ArrayPressure {
  private final List<Pressed> all = new ArrayList<>();
  private final Set<String> parameters = new LinkedHashSet<>();

  private final EnmeshmentForm form;

  ArrayClusterability(List<ModuleMask> masks, EnmeshmentForm form) {
    this.form = form;
    for (ModuleMask mask : masks) {
      all.add(new Pressed(mask));
      parameters.add(mask.view().parameter());
    }
  }

  @Override
  public Set<String> parameters() {
    return Collections.unmodifiableSet(parameters);
  }

  @Override
  public double value(Weights weights) {
    double sum = 0;
    for (Pressed pressed : all) {
      sum += form.value(pressed.enmeshment(weights));
    }
    return sum / all.size();
  }

  @Override
  public double[] values(Weights weights) {
    return all.stream().mapToDouble(pressed -> form.value(pressed.enmeshment(weights))).toArray();
  }

  @Override
  public void addGradient(Weights weights, Map<String, float[]> gradients, double scale) {
    for (Pressed pressed : all) {
      float[] w = weights.get(pressed.parameter).values();
      float[] g = Named.gradient(gradients, pressed.parameter);
      pressed.sum(w);
      if (pressed.total >= ClusterabilityPressure.DEAD) {
        double factor = 2 * scale * form.slope(pressed.crossing / pressed.total) / (all.size() * pressed.total);
        pressed.add(w, g, (float) factor, (float) (factor * pressed.crossing / pressed.total));
      }
    }
  }

  private static final class Pressed {
    final String parameter;
    final int[] starts;
    final int run;
    final float[] mask;
    double crossing;
    double total;

    Pressed(ModuleMask mask) {
      this.parameter = mask.view().parameter();
      this.starts = mask.view().starts();
      this.run = mask.view().run();
      this.mask = mask.crossing();
    }

    double enmeshment(Weights weights) {
      sum(weights.get(parameter).values());
      return total < ClusterabilityPressure.DEAD ? 0 : crossing / total;
    }

    void sum(float[] w) {
      double ofCrossing = 0;
      double ofAll = 0;
      for (int r = 0; r < starts.length; r++) {
        ofCrossing += squares(w, starts[r], mask, r * run, run);
        ofAll += squares(w, starts[r], run);
      }
      crossing = ofCrossing;
      total = ofAll;
    }

    /** In four chains, so that an addition need not wait for the one before; both sums at once would be slower. */
    private static double squares(float[] w, int start, int length) {
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      int k = 0;
      for (int end = length - 3; k < end; k += 4) {
        double w0 = w[start + k];
        double w1 = w[start + k + 1];
        double w2 = w[start + k + 2];
        double w3 = w[start + k + 3];
        a += w0 * w0;
        b += w1 * w1;
        c += w2 * w2;
        d += w3 * w3;
      }
      for (; k < length; k++) {
        double w0 = w[start + k];
        a += w0 * w0;
      }
      return a + b + (c + d);
    }

    /** The same where the mask is 1; it is 0 elsewhere. */
    private static double squares(float[] w, int start, float[] mask, int m, int length) {
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      int k = 0;
      for (int end = length - 3; k < end; k += 4) {
        double w0 = w[start + k] * mask[m + k];
        double w1 = w[start + k + 1] * mask[m + k + 1];
        double w2 = w[start + k + 2] * mask[m + k + 2];
        double w3 = w[start + k + 3] * mask[m + k + 3];
        a += w0 * w0;
        b += w1 * w1;
        c += w2 * w2;
        d += w3 * w3;
      }
      for (; k < length; k++) {
        double w0 = w[start + k] * mask[m + k];
        a += w0 * w0;
      }
      return a + b + (c + d);
    }

    void add(float[] w, float[] g, float factor, float shared) {
      for (int r = 0; r < starts.length; r++) {
        addRun(w, g, mask, starts[r], r * run, run, factor, shared);
      }
    }

    private static void addRun(float[] w, float[] g, float[] mask, int start, int m, int run, float factor, float shared) {
      for (int k = 0; k < run; k++) {
        g[start + k] += w[start + k] * (factor * mask[m + k] - shared);
      }
    }
  }
}
