package dev.unmesh.cli;

import dev.unmesh.run.table.Cell;
import dev.unmesh.run.table.CellResult;
import dev.unmesh.run.table.TableListener;
import dev.unmesh.run.table.TablePlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows how a table fills: cells ended, time left over all of them, what is under way; a line for each that has no figures. */
final class TableDisplay implements TableListener {
  private static final double REDRAW = .1;

  private final ProgressDisplay display = new ProgressDisplay();
  private final int jobs;
  private final Map<String, Double> underWay = new TreeMap<>();
  private TableEta eta;
  private int total;
  private int ended;
  private volatile double shown;

  TableDisplay(int jobs) {
    this.jobs = jobs;
  }

  @Override
  public synchronized void begins(TablePlan plan, List<CellResult> earlier) {
    eta = new TableEta(plan, earlier, jobs);
    total = plan.cells().size();
    ended = earlier.size();
    if (ended > 0) {
      Terminal.line(ended + " of " + total + " cells are there already");
    }
  }

  @Override
  public void running(Cell cell, double share) {
    double now = now();
    if (share == 0 || now - shown > REDRAW) {
      under(cell, share, now);
    }
  }

  private synchronized void under(Cell cell, double share, double now) {
    eta.running(cell, share, now);
    underWay.put(cell.name(), share);
    show(now);
  }

  @Override
  public synchronized void ended(CellResult result) {
    ended++;
    double now = now();
    eta.ended(result.cell(), now);
    underWay.remove(result.cell().name());
    if (!result.isFinished()) {
      Terminal.line(result.cell().name() + " " + result.status().written() + ": " + result.reason());
    }
    show(now);
  }

  private void show(double now) {
    shown = now;
    String cells = underWay.entrySet().stream().map(cell -> cell.getKey() + " " + Math.round(100 * cell.getValue()) + " %").collect(Collectors.joining(", "));
    display.stage(ended + "/" + total + " cells  " + eta.left(now) + "  " + cells, eta.share(now, ended, total));
  }

  @Override
  public void progress(String file, long bytes, long size) {
    display.progress(file, bytes, size);
  }

  @Override
  public void note(String message) {
    display.note(message);
  }

  private static double now() {
    return System.nanoTime() / 1e9;
  }
}
