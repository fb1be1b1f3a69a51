package dev.unmesh.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures of a model of like layers. */
public final class SampleMeasures {
  private SampleMeasures() {}

  /** Three layers of W_in, growing modular, and of W_O, which does not; W_O of the last is all zero. */
  public static MeasureView layers() {
    List<ConnectionMeasure> measures = new ArrayList<>();
    measures.add(measure("embedding", .31));
    for (int layer = 0; layer < 3; layer++) {
      measures.add(layer == 2 ? zero("L2.W_O") : measure("L" + layer + ".W_O", .3));
      measures.add(measure("L" + layer + ".W_in", .3 + .2 * layer));
    }
    MeasuresView of = new MeasuresView(.4, measures, Optional.empty(), Double.NaN, -1, -1, .01);
    return new MeasureView("tiny-gpt2", "4 modules looked for; unembedding is embedding again, measured once", of, List.of());
  }

  private static ConnectionMeasure measure(String name, double c) {
    NullView shuffled = new NullView(10, .3, .02, (c - .3) / .02, .1, new double[0]);
    return new ConnectionMeasure(name, 64, 256, c, .25, .26, Optional.of(shuffled));
  }

  private static ConnectionMeasure zero(String name) {
    return new ConnectionMeasure(name, 64, 64, Double.NaN, .25, Double.NaN, Optional.empty());
  }
}
