package dev.unmesh.run.table;

import dev.unmesh.run.RunListener;
import dev.unmesh.train.TrainingEvent;

/** Passes on how far one cell is, now and then: its steps take microseconds. What data sources say was heard before the first cell. */
record CellListener(Cell cell, TableListener table) implements RunListener {
  private static final long EVERY = 64;

  @Override
  public void training(TrainingEvent event, long totalSteps) {
    if (event instanceof TrainingEvent.Stepped stepped && stepped.step() % EVERY == 0) {
      table.running(cell, (double) stepped.step() / totalSteps);
    }
  }

  @Override
  public void stage(String what, double share) {}

  @Override
  public void progress(String file, long bytes, long total) {}

  @Override
  public void note(String message) {}
}
