package dev.unmesh.bench;

/** Something done over and over, of which one round is timed. */
interface Workload extends AutoCloseable {
  /** One step; gives the loss, or what else stands for the result. */
  double step(int i);

  default String engine() {
    return "LibTorch " + dev.unmesh.engine.LibTorch.VERSION;
  }

  @Override
  default void close() {}
}
