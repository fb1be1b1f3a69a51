package dev.unmesh.cluster;

import dev.unmesh.pressure.ArrayPressure;
import dev.unmesh.pressure.Pressure;
import dev.unmesh.pressure.TensorPressure;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * The spectral regulariser: with A the absolute weights between all neurons of the network and D their sums,
 *
 * <pre>L = I - D^-1/2 A D^-1/2,   R = lambda_2 + ... + lambda_(count + 1)</pre>
 *
 * the smallest eigenvalues of L but for the trivial 0; k of them at 0 would mean k + 1 parts without a weight between them. With unit
 * eigenvectors u and v = D^-1/2 u the gradient by an edge is
 *
 * <pre>dlambda / dA_ij = (1 - lambda) (v_i^2 + v_j^2) - 2 v_i v_j</pre>
 *
 * times the sign of the weight; kernels count by their L1 norm. Where eigenvalues coincide at the boundary of those that count, this is
 * one of the sub-gradients. Batch norm is not folded in. Source: Filan et al. 2021, "Clusterability in Neural Networks", section on
 * regularisation.
 *
 * @param count how many eigenvalues, at least 1; the paper's 3
 */
public record SpectralRegulariser(int count) implements Pressure {
  public SpectralRegulariser {
    if (count < 1) {
      throw new IllegalArgumentException("spectral: at least 1 eigenvalue, was " + count);
    }
  }

  @Override
  public String name() {
    return "spectral";
  }

  @Override
  public List<String> connections(Wiring wiring) {
    return wiring.connections().stream().map(Connection::name).toList();
  }

  @Override
  public ArrayPressure onArrays(Wiring wiring, Weights shapes) {
    return new LaplacianSpectrum(wiring, count);
  }

  @Override
  public TensorPressure onTensors(Wiring wiring, Map<String, Tensor> parameters) {
    return new LaplacianSpectrum(wiring, count).on(parameters);
  }
}
