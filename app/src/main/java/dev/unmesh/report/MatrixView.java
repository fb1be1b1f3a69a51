package dev.unmesh.report;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.util.Objects;
import java.util.Optional;

/**
 * A matrix on its own, as a file holds it.
 *
 * @param modules the modules found in it, if any were
 * @param kernelSize weights behind each entry: 1, or the kernel's height x width
 */
public record MatrixView(String name, Matrix matrix, Optional<PairPartition> modules, int kernelSize) {
  public MatrixView {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(matrix, "matrix");
    Objects.requireNonNull(modules, "modules");
  }
}
