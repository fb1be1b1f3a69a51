package dev.unmesh.run;

import dev.unmesh.format.TensorBoardEvents;
import dev.unmesh.run.film.FilmRecorder;
import dev.unmesh.train.TrainingEvent;
import dev.unmesh.train.TrainingListener;
import dev.unmesh.wiring.Wiring;
import java.nio.file.Path;
import java.time.Instant;

/** Writes a run's figures as they come: metrics.jsonl, TensorBoard events and the film. */
final class RunLog implements TrainingListener, AutoCloseable {
  private final MetricsLog metrics;
  private final TensorBoardEvents events;
  private final TrainingListener film;

  private RunLog(MetricsLog metrics, TensorBoardEvents events, TrainingListener film) {
    this.metrics = metrics;
    this.events = events;
    this.film = film;
  }

  /** Goes on after {@code step}; what was written later is cut off. */
  static RunLog after(RunFolder folder, Wiring wiring, long step) {
    Path events = folder.path().resolve(TensorBoardEvents.FILE_NAME);
    TensorBoardEvents.cutBack(events, step);
    TrainingListener film = FilmRecorder.after(folder.film(), wiring, step);
    return new RunLog(MetricsLog.after(folder.metrics(), step), TensorBoardEvents.append(events, Instant.now()), film);
  }

  @Override
  public void on(TrainingEvent event) {
    film.on(event);
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
