package dev.unmesh.measure;

/** Told how far a long measurement is; called by one thread at a time. */
@FunctionalInterface
public interface Progress {
  Progress NONE = (what, done, of) -> {};

  /** {@code done} of {@code of} steps of {@code what} are finished; 0 when its turn comes, where that is told. */
  void at(String what, int done, int of);
}
