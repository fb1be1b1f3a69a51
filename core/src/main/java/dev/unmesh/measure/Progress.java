package dev.unmesh.measure;

/** Told how far a long measurement is; called by one thread at a time. */
@FunctionalInterface
public interface Progress {
  Progress NONE = (what, done, of) -> {};

  /** {@code done} of {@code of} steps of {@code what} are finished. */
  void at(String what, int done, int of);
}
