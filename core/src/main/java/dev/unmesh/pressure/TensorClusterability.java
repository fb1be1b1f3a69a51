package dev.unmesh.pressure;

import dev.unmesh.engine.Tensors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Mean enmeshment in LibTorch operations. With N = 1 where a weight crosses modules and E the enmeshment, the gradient is
 * 2 (N W - E W) / sum W^2: a product, two dot products and two additions a connection. The crossing squares are summed themselves,
 * not taken as a difference, so that a small E keeps its precision.
 */
final class TensorClusterability implements TensorPressure {
  private final List<Pressed> all = new ArrayList<>();
  private final Set<String> parameters = new LinkedHashSet<>();

  private final EnmeshmentForm form;

  TensorClusterability(List<ModuleMask> masks, Map<String, Tensor> tensors, EnmeshmentForm form) {
    this.form = form;
    try (PointerScope scope = new PointerScope()) {
      for (ModuleMask mask : masks) {
        all.add(new Pressed(mask, Named.parameter(tensors, mask.view().parameter())));
        parameters.add(mask.view().parameter());
      }
    }
  }

  @Override
  public Set<String> parameters() {
    return Collections.unmodifiableSet(parameters);
  }

  @Override
  public double value() {
    try (PointerScope scope = new PointerScope()) {
      double sum = 0;
      for (Pressed pressed : all) {
        sum += form.value(pressed.enmeshment());
      }
      return sum / all.size();
    }
  }

  @Override
  public double[] values() {
    try (PointerScope scope = new PointerScope()) {
      return all.stream().mapToDouble(pressed -> form.value(pressed.enmeshment())).toArray();
    }
  }

  @Override
  public void addGradient(Map<String, Tensor> gradients, double scale) {
    try (PointerScope scope = new PointerScope()) {
      for (Pressed pressed : all) {
        pressed.sum();
        if (pressed.total >= ClusterabilityPressure.DEAD) {
          double factor = 2 * scale * form.slope(pressed.crossing / pressed.total) / (all.size() * pressed.total);
          pressed.add(Named.gradient(gradients, pressed.view.parameter()), factor, factor * pressed.crossing / pressed.total);
        }
      }
    }
  }

  @Override
  public void close() {
    all.forEach(Pressed::close);
    all.clear();
  }

  private static final class Pressed {
    final StoredView view;
    final boolean whole;
    final Tensor stored;
    /** The weights in one run: the parameter itself, or a copy renewed at every step where they lie apart. */
    final Tensor weights;
    final Tensor mask;
    final Tensor crossingWeights;
    final Tensor flatWeights;
    final Tensor flatCrossing;
    double crossing;
    double total;

    Pressed(ModuleMask mask, Tensor parameter) {
      this.view = mask.view();
      if (!parameter.is_contiguous()) {
        throw new IllegalArgumentException("clusterability: parameter '" + view.parameter() + "' must be contiguous in memory");
      }
      this.whole = view.isDense() && view.count() == parameter.numel();
      long[] shape = whole ? Tensors.longShape(parameter) : view.sizes();
      Tensor detached = parameter.detach();
      this.stored = Tensors.keep(whole ? detached : strided(detached));
      this.weights = view.isDense() ? stored : Tensors.keep(stored.contiguous());
      this.mask = Tensors.keep(Tensors.of(mask.crossing(), shape).to(parameter));
      this.crossingWeights = Tensors.keep(torch.empty_like(this.mask));
      this.flatWeights = Tensors.keep(weights.view(-1));
      this.flatCrossing = Tensors.keep(crossingWeights.view(-1));
    }

    double enmeshment() {
      sum();
      return total < ClusterabilityPressure.DEAD ? 0 : crossing / total;
    }

    void sum() {
      if (weights != stored) {
        weights.copy_(stored);
      }
      torch.mul_out(crossingWeights, weights, mask);
      crossing = flatCrossing.dot(flatCrossing).item_double();
      total = flatWeights.dot(flatWeights).item_double();
    }

    void add(Tensor gradient, double factor, double shared) {
      Tensor target = whole ? gradient : strided(gradient);
      target.add_(crossingWeights, new Scalar(factor));
      target.sub_(weights, new Scalar(shared));
    }

    private Tensor strided(Tensor tensor) {
      if (!tensor.is_contiguous()) {
        throw new IllegalArgumentException("clusterability: gradient of '" + view.parameter() + "' must be contiguous in memory");
      }
      return tensor.as_strided(view.sizes(), view.strides(), new LongOptional(tensor.storage_offset() + view.offset()));
    }

    void close() {
      List.of(stored, mask, crossingWeights, flatWeights, flatCrossing).forEach(Tensor::close);
      if (weights != stored) {
        weights.close();
      }
    }
  }
}
