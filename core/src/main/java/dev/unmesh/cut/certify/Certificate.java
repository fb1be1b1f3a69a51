package dev.unmesh.cut.certify;

import java.util.List;

/**
 * How far a cut can move what a network answers: proven for every input of some boxes, with what a search found beside each proof. Outputs are
 * in the task's order. Arrays are not copied.
 *
 * @param examples test inputs whose surroundings were asked about
 * @param units what epsilon is measured in
 * @param whole of all cross-module weights removed
 * @param modules for each module, of the cross-module weights removed that touch it, all others staying
 */
public record Certificate(int examples, String units, Effect whole, List<Effect> modules) {
  public Certificate {
    modules = List.copyOf(modules);
  }

  /**
   * What removing some weights does.
   *
   * @param weights how many of those removed were other than 0; with none the two networks are one function, and only floats can differ
   * @param near by epsilon
   */
  public record Effect(long weights, List<Near> near, Everywhere everywhere) {
    public Effect {
      near = List.copyOf(near);
    }
  }

  /**
   * Within epsilon of the examples.
   *
   * @param bound no output differs by more within epsilon of any of the examples, float slack included
   * @param median over the examples of the bound round each
   * @param slack how much of {@code bound} is for floats: what both networks' evaluation in them may be off by, sums in any order
   * @param found the largest difference found by gradient search
   * @param plain the largest difference at the examples themselves
   * @param tightness how much of what is bounded was found: mean found / mean bound over examples and outputs; none where nothing is bounded
   * @param unchanged share of the examples within epsilon of which the cut network provably answers what the original answers at the example
   * @param original the same of the network before the cut: what epsilon alone changes is not the cut's doing
   * @param changed share of the examples within epsilon of which search found the cut network to answer otherwise
   */
  public record Near(
      double epsilon,
      double[] bound,
      double[] median,
      double[] slack,
      double[] found,
      double[] plain,
      double tightness,
      double unchanged,
      double original,
      double changed) {}

  /**
   * On all inputs there are, a box from the least to the most of each number: what is proven there is true and mostly loose.
   *
   * @param bound float slack included
   */
  public record Everywhere(double[] bound, double[] slack) {}
}
