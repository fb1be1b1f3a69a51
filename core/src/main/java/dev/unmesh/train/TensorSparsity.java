package dev.unmesh.train;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Keeps the largest weights of matrices. */
final class TensorSparsity {
  private final Map<String, Tensor> matrices = new LinkedHashMap<>();
  private double share = 1;

  /** @throws IllegalArgumentException if a connection is unknown */
  TensorSparsity(List<String> connections, Wiring wiring, Map<String, Tensor> parameters) {
    Set<String> names = new LinkedHashSet<>();
    (connections.isEmpty() ? wiring.connections().stream().map(Connection::name).toList() : connections)
        .forEach(name -> names.add(wiring.connection(name).view().parameter()));
    parameters.forEach((name, tensor) -> {
      if (names.contains(name)) {
        matrices.put(name, tensor);
      }
    });
  }

  /** How many are kept from now on, as a share of each matrix. */
  void keep(double next) {
    share = next;
  }

  /** Sets the others to 0; of equals at the edge all go. */
  void restore() {
    if (share >= 1) {
      return;
    }
    try (PointerScope scope = new PointerScope(); Scalar zero = new Scalar(0.0)) {
      for (Tensor matrix : matrices.values()) {
        Tensor weights = matrix.detach();
        long dropped = weights.numel() - Math.max(1, Math.round(share * weights.numel()));
        if (dropped > 0) {
          Tensor sizes = weights.abs();
          Tensor edge = sizes.flatten().kthvalue(dropped).get0();
          weights.masked_fill_(sizes.le(edge), zero);
        }
      }
    }
  }
}
