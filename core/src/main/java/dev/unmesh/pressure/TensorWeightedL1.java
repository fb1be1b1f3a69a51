package dev.unmesh.pressure;

import dev.unmesh.engine.Tensors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** sum_i c_i |w_i| in LibTorch operations: a sign and an addcmul_ (an add_ where all c are equal) a parameter. */
final class TensorWeightedL1 implements TensorPressure {
  private final List<Pressed> all = new ArrayList<>();
  private final Set<String> parameters;

  TensorWeightedL1(Map<String, double[]> coefficients, Map<String, Tensor> tensors) {
    this.parameters = Collections.unmodifiableSet(new LinkedHashSet<>(coefficients.keySet()));
    try (PointerScope scope = new PointerScope()) {
      coefficients.forEach((parameter, c) -> all.add(new Pressed(parameter, Named.parameter(tensors, parameter), c)));
    }
  }

  @Override
  public Set<String> parameters() {
    return parameters;
  }

  @Override
  public double value() {
    try (PointerScope scope = new PointerScope()) {
      ScalarTypeOptional doubles = new ScalarTypeOptional(torch.ScalarType.Double);
      double sum = 0;
      for (Pressed pressed : all) {
        sum += pressed.value(doubles);
      }
      return sum;
    }
  }

  @Override
  public void addGradient(Map<String, Tensor> gradients, double scale) {
    for (Pressed pressed : all) {
      pressed.addGradient(Named.gradient(gradients, pressed.parameter), scale);
    }
  }

  @Override
  public void close() {
    all.forEach(Pressed::close);
    all.clear();
  }

  private static final class Pressed {
    final String parameter;
    final Tensor weight;
    final Tensor sign;
    final Tensor coefficients;
    final double common;
    final Factor factor = new Factor();

    Pressed(String parameter, Tensor tensor, double[] c) {
      this.parameter = parameter;
      this.weight = Tensors.keep(tensor.detach());
      this.sign = Tensors.keep(torch.empty_like(weight));
      this.common = common(c);
      this.coefficients = Double.isNaN(common) ? Tensors.keep(Tensors.of(c, Tensors.longShape(tensor)).to(weight)) : null;
    }

    double value(ScalarTypeOptional doubles) {
      Tensor sizes = weight.abs();
      return coefficients == null ? common * sizes.sum(doubles).item_double() : sizes.mul_(coefficients).sum(doubles).item_double();
    }

    void addGradient(Tensor gradient, double scale) {
      torch.sign_out(sign, weight);
      if (coefficients == null) {
        gradient.add_(sign, factor.of(scale * common));
      } else {
        gradient.addcmul_(sign, coefficients, factor.of(scale));
      }
    }

    void close() {
      weight.close();
      sign.close();
      factor.close();
      if (coefficients != null) {
        coefficients.close();
      }
    }

    /** The one value all of {@code c} have, or NaN. */
    private static double common(double[] c) {
      for (double other : c) {
        if (other != c[0]) {
          return Double.NaN;
        }
      }
      return c[0];
    }
  }
}
