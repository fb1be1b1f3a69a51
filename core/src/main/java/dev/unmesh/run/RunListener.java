package dev.unmesh.run;

import dev.unmesh.task.DownloadListener;
import dev.unmesh.train.TrainingEvent;

/** Hears how a run goes; called on the thread that runs it. */
public interface RunListener extends DownloadListener {
  RunListener SILENT =
      new RunListener() {
        @Override
        public void training(TrainingEvent event, long totalSteps) {}

        @Override
        public void stage(String what, double share) {}

        @Override
        public void progress(String file, long bytes, long total) {}

        @Override
        public void note(String message) {}
      };

  void training(TrainingEvent event, long totalSteps);

  /** Something that takes a while, before or after training: what, and the share done. */
  void stage(String what, double share);
}
