package dev.unmesh.run.table;

/** One run of a table: a task under a setting with a seed. */
public record Cell(String task, String setting, long seed) {
  /** What its files are called: independence-bimt-0. */
  public String name() {
    return task + "-" + setting + "-" + seed;
  }
}
