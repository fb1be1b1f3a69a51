package dev.unmesh.run;

import dev.unmesh.format.TensorBoardEvents;
import dev.unmesh.train.TrainingEvent;
import dev.unmesh.train.TrainingListener;

/** Writes a run's figures as they come: metrics.jsonl and TensorBoard events. */
final class RunLog implements TrainingListener, AutoCloseable {
  private final MetricsLog metrics;
  private final TensorBoardEvents events;

  private RunLog(MetricsLog metrics, TensorBoardEvents events) {
    this.metrics = metrics;
    this.events = events;
  }

  /** Goes on after {@code step}; what was written later is cut off. */
  static RunLog after(RunFolder folder, long step) {
    return new RunLog(MetricsLog.after(folder.metrics(), step), TensorBoardEvents.after(folder.events(), step));
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof TrainingEvent.Measured measured) {
      metrics.add(measured);
      events.add(measured.step(), measured.figures());
    }
  }

  @Override
  public void close() {
    metrics.close();
    events.close();
  }
}
