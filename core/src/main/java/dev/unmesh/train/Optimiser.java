package dev.unmesh.train;

import dev.unmesh.engine.AdamKernel;
import dev.unmesh.engine.Tensors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Applies gradients to parameters in place and owns the moments, which travel with neurons and are saved with checkpoints. */
final class Optimiser implements AutoCloseable {
  private final OptimiserOptions options;
  private final List<Tensor> parameters;
  private final Map<String, Tensor> firstMoments = new LinkedHashMap<>();
  private final Map<String, Tensor> secondMoments = new LinkedHashMap<>();
  private final List<Tensor> stepCounts = new ArrayList<>();
  private final AdamKernel adam;

  Optimiser(OptimiserOptions options, Map<String, Tensor> parameters) {
    this.options = options;
    this.parameters = List.copyOf(parameters.values());
    if (options.kind() == OptimiserOptions.Kind.SGD) {
      this.adam = null;
      return;
    }
    parameters.forEach(
        (name, parameter) -> {
          firstMoments.put(name, Tensors.keep(Tensors.zeros(Tensors.longShape(parameter))));
          secondMoments.put(name, Tensors.keep(Tensors.zeros(Tensors.longShape(parameter))));
          stepCounts.add(Tensors.keep(Tensors.of(new float[1], new long[0])));
        });
    this.adam =
        new AdamKernel(
            options.kind() == OptimiserOptions.Kind.ADAMW, this.parameters, copy(firstMoments.values()), copy(secondMoments.values()), stepCounts);
  }

  private static List<Tensor> copy(Collection<Tensor> tensors) {
    return List.copyOf(tensors);
  }

  /** One update; {@code gradients} in the parameters' order. */
  void step(List<Tensor> gradients, double rate) {
    if (adam != null) {
      adam.step(gradients, rate, options.beta1(), options.beta2(), options.weightDecay(), options.epsilon());
      return;
    }
    try (PointerScope scope = new PointerScope()) {
      Scalar descent = new Scalar(-rate);
      for (int i = 0; i < gradients.size(); i++) {
        Tensor parameter = parameters.get(i).detach();
        if (options.weightDecay() > 0) {
          parameter.mul_(new Scalar(1 - rate * options.weightDecay()));
        }
        parameter.add_(gradients.get(i), descent);
      }
    }
  }

  /** First moments by parameter name; empty for SGD. */
  Map<String, Tensor> firstMoments() {
    return firstMoments;
  }

  /** Second moments by parameter name; empty for SGD. */
  Map<String, Tensor> secondMoments() {
    return secondMoments;
  }

  /** Sets how many steps have been taken, after moments were restored. */
  void restoreSteps(long steps) {
    stepCounts.forEach(count -> Tensors.write(count, new float[] {steps}));
  }

  @Override
  public void close() {
    if (adam != null) {
      adam.close();
    }
    firstMoments.values().forEach(Tensor::close);
    secondMoments.values().forEach(Tensor::close);
    stepCounts.forEach(Tensor::close);
  }
}
