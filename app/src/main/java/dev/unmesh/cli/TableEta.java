package dev.unmesh.cli;

import dev.unmesh.run.table.Cell;
import dev.unmesh.run.table.CellResult;
import dev.unmesh.run.table.CellFigure;
import dev.unmesh.run.table.TablePlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How much of a table is left, in seconds of work: cells of one task cost about the same, those of another may cost a hundred times as
 * much. Not safe for use by several threads.
 */
final class TableEta {
  private static final double SOON = .02;

  private final Map<String, Integer> left = new HashMap<>();
  private final Map<String, double[]> known = new HashMap<>();
  private final Map<Cell, Double> started = new HashMap<>();
  private final Map<Cell, Double> shares = new HashMap<>();
  private final int jobs;
  private double done;

  TableEta(TablePlan plan, List<CellResult> earlier, int jobs) {
    this.jobs = jobs;
    Set<Cell> ended = new HashSet<>();
    for (CellResult result : earlier) {
      ended.add(result.cell());
      double seconds = result.figure(CellFigure.SECONDS);
      if (Double.isFinite(seconds)) {
        cost(result.cell().task(), seconds);
        done += seconds;
      }
    }
    plan.cells().stream().filter(planned -> !ended.contains(planned.cell())).forEach(planned -> left.merge(planned.cell().task(), 1, Integer::sum));
  }

  private void cost(String task, double seconds) {
    double[] sum = known.computeIfAbsent(task, name -> new double[2]);
    sum[0] += seconds;
    sum[1]++;
  }

  /** A cell has come so far at a time, in seconds from anywhere. */
  void running(Cell cell, double share, double now) {
    started.putIfAbsent(cell, now);
    shares.put(cell, share);
  }

  void ended(Cell cell, double now) {
    double seconds = now - started.getOrDefault(cell, now);
    cost(cell.task(), seconds);
    done += seconds;
    started.remove(cell);
    shares.remove(cell);
    left.merge(cell.task(), -1, Integer::sum);
  }

  /** Seconds of work left, one thread's; empty as long as a task is left of which nothing is known. */
  private OptionalDouble work(double now) {
    double work = 0;
    for (Map.Entry<String, Integer> task : left.entrySet()) {
      if (task.getValue() > 0) {
        OptionalDouble cell = cellOf(task.getKey(), now);
        if (cell.isEmpty()) {
          return cell;
        }
        double under = shares.entrySet().stream().filter(e -> e.getKey().task().equals(task.getKey())).mapToDouble(Map.Entry::getValue).sum();
        work += cell.getAsDouble() * (task.getValue() - under);
      }
    }
    return OptionalDouble.of(work);
  }

  private OptionalDouble cellOf(String task, double now) {
    double[] sum = known.get(task);
    if (sum != null) {
      return OptionalDouble.of(sum[0] / sum[1]);
    }
    return shares.entrySet().stream()
        .filter(e -> e.getKey().task().equals(task) && e.getValue() > SOON)
        .mapToDouble(e -> (now - started.get(e.getKey())) / e.getValue())
        .average();
  }

  /** "ETA 3:20 min", or nothing as long as that cannot be known. */
  String left(double now) {
    OptionalDouble work = work(now);
    return work.isPresent() ? "ETA " + Eta.written(work.getAsDouble() / jobs) : "";
  }

  /** The share done, of the work if that is known, else of the cells. */
  double share(double now, int ended, int total) {
    OptionalDouble work = work(now);
    double all = done + running(now) + work.orElse(0);
    return work.isPresent() && all > 0 ? (done + running(now)) / all : (double) ended / total;
  }

  private double running(double now) {
    return started.values().stream().mapToDouble(since -> now - since).sum();
  }
}
