package dev.unmesh.bench.bimt;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The least time a call takes over several rounds, in this thread's own processor time, which other programs disturb less. */
final class CpuTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 15;
  private static final double NANOS_A_ROUND = 1.5e8;

  private CpuTime() {}

  /** Nanoseconds a call. */
  static double least(Runnable call) {
    double least = Double.POSITIVE_INFINITY;
    long calls = 1;
    int rounds = 0;
    while (rounds < ROUNDS) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (long i = 0; i < calls; i++) {
        call.run();
      }
      double nanos = THREADS.getCurrentThreadCpuTime() - start;
      if (nanos < NANOS_A_ROUND / 2) {
        calls *= 2; // not yet compiled, or too short to time
      } else {
        least = Math.min(least, nanos / calls);
        rounds++;
      }
    }
    return least;
  }
}
