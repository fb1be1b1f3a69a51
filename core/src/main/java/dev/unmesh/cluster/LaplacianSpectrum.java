package dev.unmesh.cluster;

import dev.unmesh.engine.Tensors;
import dev.unmesh.pressure.ArrayPressure;
import dev.unmesh.pressure.Named;
import dev.unmesh.pressure.TensorPressure;
import dev.unmesh.pressure.UnsolvedException;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** The sum of the smallest non-trivial eigenvalues of a network's normalised Laplacian, and its gradient. */
final class LaplacianSpectrum implements ArrayPressure {
  /** Up to so many neurons the whole spectrum is worked out. */
  private static final int DENSE_SIDE = 64;

  private static final double TOLERANCE = 1e-5;

  /** Where the space may grow no more: eigenvalues are then off by at most twice as much. */
  private static final double MOST_RESIDUAL = 1e-2;

  private final WiringAdjacency adjacency;
  private final int count;
  private final double mostResidual;

  LaplacianSpectrum(Wiring wiring, int count) {
    this(wiring, count, MOST_RESIDUAL);
  }

  /** @param mostResidual above which eigenvalues of a network too large for its whole spectrum count as not found */
  LaplacianSpectrum(Wiring wiring, int count, double mostResidual) {
    this.adjacency = new WiringAdjacency(wiring);
    this.count = count;
    this.mostResidual = mostResidual;
    if (count >= adjacency.size()) {
      throw new IllegalArgumentException(
          "spectral: " + count + " non-trivial eigenvalues asked of a network of " + adjacency.size() + " neurons; ask for fewer");
    }
  }

  @Override
  public Set<String> parameters() {
    return Collections.unmodifiableSet(adjacency.parameters());
  }

  @Override
  public double value(Weights weights) {
    adjacency.read(name -> weights.get(name).values());
    double sum = 0;
    for (double value : smallest().values()) {
      sum += value;
    }
    return sum;
  }

  @Override
  public void addGradient(Weights weights, Map<String, float[]> gradients, double scale) {
    adjacency.read(name -> weights.get(name).values());
    SymmetricEigen found = smallest();
    adjacency.addGradient(found.values(), found.vectors(), scale, name -> weights.get(name).values(), name -> Named.gradient(gradients, name));
  }

  // the largest of (I + N) / 2 belong to the smallest of I - N; the trivial one, 0, has been moved to the other end
  private SymmetricEigen smallest() {
    SymmetricEigen largest = adjacency.size() <= DENSE_SIDE ? dense() : krylov();
    double[] values = new double[largest.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * (1 - largest.values()[i]);
    }
    return new SymmetricEigen(values, largest.vectors());
  }

  private SymmetricEigen dense() {
    try {
      return SymmetricEigen.largest(adjacency.dense(), adjacency.size(), count);
    } catch (IllegalStateException e) {
      throw new UnsolvedException("spectral: " + e.getMessage());
    }
  }

  private SymmetricEigen krylov() {
    BlockKrylov krylov = new BlockKrylov(adjacency, count, TOLERANCE, 0);
    SymmetricEigen found = krylov.solve();
    if (!(krylov.residual() <= mostResidual)) {
      throw new UnsolvedException(
          String.format(
              Locale.ROOT,
              "spectral: the %d smallest eigenvalues of the Laplacian of a network of %d neurons did not converge: after %d vectors the residual is"
                  + " %.1e; ask for another number of 'eigenvalues', so that they do not end among equal ones",
              count, adjacency.size(), BlockKrylov.LARGEST_SPACE, krylov.residual()));
    }
    return found;
  }

  /** The same on LibTorch's tensors, whose weights are copied out and whose gradients are copied in. */
  TensorPressure on(Map<String, Tensor> tensors) {
    return new OnTensors(tensors);
  }

  private final class OnTensors implements TensorPressure {
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    OnTensors(Map<String, Tensor> all) {
      LaplacianSpectrum.this.parameters().forEach(name -> tensors.put(name, Named.parameter(all, name)));
    }

    @Override
    public Set<String> parameters() {
      return LaplacianSpectrum.this.parameters();
    }

    @Override
    public double value() {
      return LaplacianSpectrum.this.value(weights());
    }

    private Weights weights() {
      Map<String, WeightArray> arrays = new LinkedHashMap<>();
      try (PointerScope scope = new PointerScope()) {
        tensors.forEach((name, tensor) -> arrays.put(name, Tensors.array(tensor)));
      }
      return Weights.of(arrays);
    }

    @Override
    public void addGradient(Map<String, Tensor> gradients, double scale) {
      Map<String, float[]> sums = new LinkedHashMap<>();
      tensors.forEach((name, tensor) -> sums.put(name, new float[Math.toIntExact(tensor.numel())]));
      LaplacianSpectrum.this.addGradient(weights(), sums, scale);
      try (PointerScope scope = new PointerScope()) {
        sums.forEach(
            (name, sum) -> {
              Tensor gradient = Named.gradient(gradients, name);
              gradient.add_(Tensors.of(sum, Tensors.longShape(gradient)).to(gradient));
            });
      }
    }

    @Override
    public void close() {}
  }
}
