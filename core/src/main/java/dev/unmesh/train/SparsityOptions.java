package dev.unmesh.train;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Weight-sparse training: after every step only the largest |w| of each matrix are kept, fewer and fewer of them,
 *
 * <pre>share kept = 1 - (1 - keep) (t - from) / (until - from)</pre>
 *
 * with t the share of training done, and keep from {@code until} on. What was set to 0 may come back where its gradient asks for it.
 * Source: Gao et al. 2025, "Weight-sparse transformers have interpretable circuits".
 *
 * @param keep the share of each matrix's weights kept in the end, in (0, 1]
 * @param from the share of training up to which all are kept
 * @param until the share from which no more are dropped
 * @param connections whose matrices; empty for all
 */
public record SparsityOptions(double keep, double from, double until, List<String> connections) {
  /** A tenth kept from the middle of training on, in all matrices. */
  public SparsityOptions() {
    this(.1, 0, .5, List.of());
  }

  public SparsityOptions {
    connections = List.copyOf(connections);
    if (!(keep > 0 && keep <= 1)) {
      throw new IllegalArgumentException("sparsity.keep is a share of the weights, above 0 up to 1, was " + keep);
    }
    if (!(from >= 0 && from <= until && until <= 1)) {
      throw new IllegalArgumentException("sparsity: from and until are shares of training, 0 to 1 in that order, were " + from + " and " + until);
    }
  }

  /** The same, the connections it names replaced by what {@code naming} makes of them. */
  public SparsityOptions named(UnaryOperator<List<String>> naming) {
    return new SparsityOptions(keep, from, until, naming.apply(connections));
  }

  /** The share kept at a share of training. */
  public double at(double fraction) {
    return fraction >= until ? keep : fraction <= from ? 1 : 1 - (1 - keep) * (fraction - from) / (until - from);
  }
}
