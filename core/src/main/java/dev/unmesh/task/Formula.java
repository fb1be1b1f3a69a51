package dev.unmesh.task;

import java.util.List;

/** A regression task given by a formula on inputs drawn evenly from [-1, 1]. */
interface Formula {
  List<String> inputLabels();

  List<String> outputLabels();

  /** Computes the targets y of the inputs x. */
  void apply(double[] x, double[] y);
}
