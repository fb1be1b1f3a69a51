package dev.unmesh.run.table;

import java.util.List;
import java.util.stream.DoubleStream;

/** A table with the cells that have ended, in the plan's order. */
public record VariantTable(TablePlan plan, List<CellResult> results) {
  public VariantTable {
    results = List.copyOf(results);
  }

  /** Whether every cell has ended, one way or another. */
  public boolean isComplete() {
    return results.size() == plan.cells().size();
  }

  /** The cells of a task under a setting, by seed. */
  public List<CellResult> of(String task, String setting) {
    return results.stream().filter(result -> result.cell().task().equals(task) && result.cell().setting().equals(setting)).toList();
  }

  /** Cells without figures. */
  public List<CellResult> failures() {
    return results.stream().filter(result -> !result.isFinished()).toList();
  }

  /** Mean and spread over the finished seeds. */
  public Spread spread(String task, String setting, CellFigure figure) {
    return Spread.of(of(task, setting).stream().mapToDouble(result -> result.figure(figure)).toArray());
  }

  /** Whether any cell has such a figure. */
  public boolean has(CellFigure figure) {
    return results.stream().anyMatch(result -> Double.isFinite(result.figure(figure)));
  }

  /** Whether any cell of a task has such a figure. */
  public boolean has(String task, CellFigure figure) {
    return results.stream().anyMatch(result -> result.cell().task().equals(task) && Double.isFinite(result.figure(figure)));
  }

  /** A figure by seed, in the plan's order of seeds; NaN where there is none. */
  public double[] bySeed(String task, String setting, CellFigure figure) {
    List<CellResult> cells = of(task, setting);
    return plan.seeds().stream()
        .flatMapToDouble(
            seed ->
                DoubleStream.of(
                    cells.stream().filter(cell -> cell.cell().seed() == seed).mapToDouble(cell -> cell.figure(figure)).findFirst().orElse(Double.NaN)))
        .toArray();
  }
}
