package dev.unmesh.report;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A matrix on its own, as a file holds it.
 *
 * @param matrix read when it is drawn, so that a model need not fit into memory
 * @param modules the modules found in it, if any were
 * @param kernelSize weights behind each entry: 1, or the kernel's height x width
 */
public record MatrixView(String name, Supplier<Matrix> matrix, Optional<PairPartition> modules, int kernelSize) {
  public MatrixView {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(matrix, "matrix");
    Objects.requireNonNull(modules, "modules");
  }

  public static MatrixView of(String name, Matrix matrix, Optional<PairPartition> modules, int kernelSize) {
    return new MatrixView(name, () -> matrix, modules, kernelSize);
  }
}
