package dev.unmesh.cut.certify;

import java.util.stream.IntStream;

/** What is proven of two networks for all inputs of one box. */
public final class Proof {
  private final Chain first;
  private final Chain second;
  private final JointBounds bounds;

  Proof(Chain first, Chain second, JointBounds bounds) {
    this.first = first;
    this.second = second;
    this.bounds = bounds;
  }

  /** What every output of the first network less that of the second lies within. */
  public Box difference() {
    return bounds.outputs().difference();
  }

  /**
   * How far the first network's outputs may lie from those in the real numbers where they are worked out in floats, sums in any order, as direct
   * and blocked matrix products and convolutions take them; not by transforms (Winograd, FFT).
   */
  public double[] floatErrorOfFirst() {
    return FloatErrors.of(first, bounds.known().stream().map(Joint::first).toList());
  }

  /** The same of the second. */
  public double[] floatErrorOfSecond() {
    return FloatErrors.of(second, bounds.known().stream().map(Joint::second).toList());
  }

  /**
   * Whether the second network is proven to give {@code answer} the largest output on every input.
   *
   * @param answer the first network's, usually, at the box's centre
   * @param margin for each output how far floats may move it
   */
  public boolean answersAlike(int answer, double[] margin) {
    return leads(answer, margin, -1);
  }

  /** The same of the first network. */
  public boolean keepsAnswer(int answer, double[] margin) {
    return leads(answer, margin, 0);
  }

  // onDifference: of a network's numbers as those of the first and of the difference, what the difference counts
  private boolean leads(int answer, double[] margin, double onDifference) {
    int outputs = bounds.outputs().first().size();
    int[] others = IntStream.range(0, outputs).filter(i -> i != answer).toArray();
    Places all = Places.where(outputs, i -> true);
    Rows rows = new Rows(Panel.zero(all, others.length), Panel.zero(all, others.length));
    for (int i = 0; i < others.length; i++) {
      set(rows, others[i], i, 1, onDifference);
      set(rows, answer, i, -1, -onDifference);
    }
    double[] leads = bounds.uppers(rows);
    return IntStream.range(0, others.length).allMatch(i -> leads[i] + margin[others[i]] + margin[answer] < 0);
  }

  private static void set(Rows rows, int output, int sum, double first, double difference) {
    int at = rows.first().start(output) + sum;
    rows.first().factors()[at] = first;
    rows.difference().factors()[at] = difference;
  }
}
