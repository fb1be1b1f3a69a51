package dev.unmesh.bench.modular;

import dev.unmesh.cut.fast.Form;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A form under one name, timed a slice at a time. */
final class Contender implements AutoCloseable {
  private final String name;
  private final Form form;

  Contender(String name, Form form, int in, int capacity) {
    this.name = name;
    this.form = form;
    // as a map is after ReLU: half zeros
    SplittableRandom random = new SplittableRandom(0);
    for (int i = 0; i < in * capacity; i++) {
      form.inputs().put(i, (float) Math.max(0, random.nextDouble(-1, 1)));
    }
  }

  String name() {
    return name;
  }

  Form form() {
    return form;
  }

  /** The median of the applications of about {@code millis}, at least three, in milliseconds. */
  double time(int count, double millis) {
    double[] times = new double[1 << 16];
    int n = 0;
    // a call of a microsecond is timed with others, or the clock would be
    int together = 1;
    long begin = System.nanoTime();
    while (n < times.length && (n < 3 || System.nanoTime() - begin < millis * 1e6)) {
      long start = System.nanoTime();
      for (int i = 0; i < together; i++) {
        form.apply(count);
      }
      double took = (System.nanoTime() - start) / 1e6;
      times[n++] = took / together;
      if (took < .01 && together < 4096) {
        together *= 2;
        n = 0;
      }
    }
    Arrays.sort(times, 0, n);
    return times[n / 2];
  }

  @Override
  public void close() {
    form.close();
  }
}
