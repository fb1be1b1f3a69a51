package dev.unmesh.cli;

import dev.unmesh.measure.Progress;
import dev.unmesh.run.model.WeightModel;
import dev.unmesh.wiring.Connection;
import java.util.HashMap;
import java.util.Map;

/** How far a measurement of many matrices is: a matrix counts by the number of its entries. */
final class MeasureProgress implements Progress {
  private final ProgressDisplay display;
  private final Map<String, Long> before = new HashMap<>();
  private final Map<String, Long> entries = new HashMap<>();
  private final long total;

  MeasureProgress(WeightModel model, ProgressDisplay display) {
    this.display = display;
    long sum = 0;
    for (Connection connection : model.connections()) {
      long size = (long) connection.rows() * connection.columns();
      before.put(connection.name(), sum);
      entries.put(connection.name(), size);
      sum += size;
    }
    this.total = Math.max(1, sum);
  }

  @Override
  public void at(String what, int done, int of) {
    display.work("measuring " + what, (before.get(what) + entries.get(what) * (double) done / of) / total);
  }
}
