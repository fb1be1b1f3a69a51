package dev.unmesh.run;

import dev.unmesh.format.TensorBoardEvents;
import dev.unmesh.train.TrainingEvent;
import dev.unmesh.train.TrainingListener;
import java.nio.file.Path;
import java.time.Instant;

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
    Path events = folder.path().resolve(TensorBoardEvents.FILE_NAME);
    TensorBoardEvents.cutBack(events, step);
    return new RunLog(MetricsLog.after(folder.metrics(), step), TensorBoardEvents.append(events, Instant.now()));
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof TrainingEvent.Measured measured) {
      metrics.add(measured);
      events.scalars(measured.step(), Instant.now(), measured.figures());
      events.flush();
    }
  }

  @Override
  public void close() {
    metrics.close();
    events.close();
  }
}
