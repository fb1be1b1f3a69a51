package dev.unmesh.bench;

/** Something done over and over, of which one round is timed. */
interface Workload extends AutoCloseable {
  /** One step; gives the loss, or what else stands for the result. */
  double step(int i);

  /** Steps before the clock starts: the JIT needs longer to warm up than an interpreter. */
  default int warmUp(int steps) {
    return Math.max(3, Math.min(2000, steps / 2));
  }

  default String engine() {
    return "LibTorch " + dev.unmesh.engine.LibTorch.VERSION;
  }

  @Override
  default void close() {}
}
