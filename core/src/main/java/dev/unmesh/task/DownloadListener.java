package dev.unmesh.task;

/** Hears how downloads go. Called from the thread that opens the task. */
public interface DownloadListener {
  DownloadListener SILENT =
      new DownloadListener() {
        @Override
        public void progress(String file, long bytes, long total) {}

        @Override
        public void note(String message) {}
      };

  /** {@code bytes} of {@code total} (-1 if unknown) of {@code file} are there. */
  void progress(String file, long bytes, long total);

  /** Something worth a line: where a file comes from, why a mirror was left. */
  void note(String message);
}
