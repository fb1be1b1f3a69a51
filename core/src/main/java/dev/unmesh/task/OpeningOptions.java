package dev.unmesh.task;

/** Options of a task that lies in a package of its own and is opened by them. */
public non-sealed interface OpeningOptions extends TaskOptions {
  /** Does what {@link Tasks#open} says. */
  Task open(long seed, DataFolder data, DownloadListener progress);
}
