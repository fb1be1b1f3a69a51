package dev.unmesh.train;

import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.CrossModule;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Weights between modules that count g times what is trained. Between steps the network's tensors hold what it computes with, g W; for
 * the optimiser's sake alone they are turned into W and back, and gradients into those by W. Whatever else reads weights need not know.
 */
final class TensorGate implements AutoCloseable {
  private final Map<String, Tensor> parameters;
  /** By parameter: true at cross-module weights. */
  private final Map<String, Tensor> crossing = new LinkedHashMap<>();
  /** By parameter: g at cross-module weights, 1 elsewhere. */
  private final Map<String, Tensor> factors = new LinkedHashMap<>();
  private double g;

  /** @param g how often those weights count as they stand */
  TensorGate(CrossModule cross, Map<String, Tensor> parameters, double g) {
    this.parameters = parameters;
    this.g = g;
    for (String name : cross.parameters()) {
      Tensor parameter = parameters.get(name);
      if (parameter == null) {
        throw new IllegalArgumentException("'" + name + "' has weights between modules but is not trained: a gate cannot take them out");
      }
      try (PointerScope scope = new PointerScope()) {
        long[] shape = Tensors.longShape(parameter);
        crossing.put(name, Tensors.keep(Tensors.of(bytes(cross.entries(name), parameter.numel()), shape).toType(torch.ScalarType.Bool)));
        factors.put(name, Tensors.keep(torch.ones(shape)));
      }
    }
    fill(g);
  }

  private static byte[] bytes(BitSet entries, long size) {
    byte[] bytes = new byte[Math.toIntExact(size)];
    entries.stream().forEach(i -> bytes[i] = 1);
    return bytes;
  }

  /** Lets them count {@code next} times from now on. A gate that has shut stays so: what it shut out is gone. */
  void narrow(double next) {
    if (next == g || g == 0) {
      return;
    }
    try (PointerScope scope = new PointerScope()) {
      if (next == 0) {
        shut();
      } else {
        fill(next / g);
        factors.forEach((name, factor) -> parameters.get(name).detach().mul_(factor));
      }
      fill(next);
      g = next;
    }
  }

  private void fill(double value) {
    try (Scalar scalar = new Scalar(value)) {
      factors.forEach((name, factor) -> factor.masked_fill_(crossing.get(name), scalar));
    }
  }

  private void shut() {
    try (Scalar zero = new Scalar(0.0)) {
      crossing.forEach((name, mask) -> parameters.get(name).detach().masked_fill_(mask, zero));
    }
  }

  /** Before the optimiser: the weights that are trained, and the gradients by them. */
  void open(Map<String, Tensor> gradients) {
    if (g == 1) {
      return;
    }
    factors.forEach(
        (name, factor) -> {
          gradients.get(name).mul_(factor);
          if (g > 0) {
            parameters.get(name).detach().div_(factor);
          }
        });
  }

  /** After it: the weights the network computes with. */
  void restore() {
    if (g == 0) {
      shut();
    } else if (g != 1) {
      factors.forEach((name, factor) -> parameters.get(name).detach().mul_(factor));
    }
  }

  @Override
  public void close() {
    crossing.values().forEach(Tensor::close);
    factors.values().forEach(Tensor::close);
  }
}
