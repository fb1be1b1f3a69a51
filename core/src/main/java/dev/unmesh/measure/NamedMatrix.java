package dev.unmesh.measure;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Weights;
import java.util.function.Supplier;

/** A matrix to measure, read only when its turn comes, so that a model need not fit into memory. */
public record NamedMatrix(String name, Supplier<Matrix> matrix) {
  public static NamedMatrix of(String name, Matrix matrix) {
    return new NamedMatrix(name, () -> matrix);
  }

  /** A connection's weights, kernels by their L2 norm. */
  public static NamedMatrix of(Connection connection, Weights weights) {
    return new NamedMatrix(connection.name(), () -> Matrix.l2(connection, weights));
  }
}
