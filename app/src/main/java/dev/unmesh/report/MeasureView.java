package dev.unmesh.report;

import java.util.List;
import java.util.Objects;

/**
 * How modular the matrices of a file are.
 *
 * @param name of the file or model
 * @param description how the modules were found, in a sentence; may be empty
 * @param matrices those to draw; may be empty
 */
public record MeasureView(String name, String description, MeasuresView measures, List<MatrixView> matrices) {
  public MeasureView {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(measures, "measures");
    matrices = List.copyOf(matrices);
  }
}
