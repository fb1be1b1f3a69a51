package dev.unmesh.cut.certify;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of two networks of one shape and of their difference, step by step, for all inputs of a box: interval arithmetic on the
 * difference itself, not the difference of two intervals, tightened by linear bounds taken back to the input where asked for.
 * Sources: Gowal et al. 2018 (interval bound propagation); Zhang et al. 2018 and Paulsen, Wang, Wang 2020 (the linear bounds).
 */
final class JointBounds {
  private final Chain first;
  private final Chain second;
  private final Box input;
  private final List<Joint> before = new ArrayList<>();

  private JointBounds(Chain first, Chain second, Box input) {
    this.first = first;
    this.second = second;
    this.input = input;
  }

  /** @param tighten steps with at most so many outputs are tightened by linear bounds; 0 for intervals alone */
  static JointBounds of(Chain first, Chain second, Box input, int tighten) {
    JointBounds bounds = new JointBounds(first, second, input);
    bounds.before.add(Joint.of(input));
    for (int i = 0; i < first.links().size(); i++) {
      Link link = first.links().get(i);
      Joint out = link.through(second.links().get(i), bounds.before.get(i));
      // what directly follows the input in one affine step is as tight as it gets
      boolean pays = link instanceof AffineLink && i > 0 && link.out() <= tighten;
      bounds.before.add(pays ? bounds.tightened(out, i + 1) : out);
    }
    return bounds;
  }

  /** What is known of the outputs. */
  Joint outputs() {
    return before.get(before.size() - 1);
  }

  private Joint tightened(Joint of, int steps) {
    int width = of.first().size();
    Box[] tight = new Box[3];
    for (int kind = 0; kind < 3; kind++) {
      double[] low = new double[width];
      double[] high = new double[width];
      for (int i = 0; i < width; i++) {
        high[i] = upper(row(width, i, 1, kind), steps);
        low[i] = -upper(row(width, i, -1, kind), steps);
      }
      tight[kind] = new Box(low, high);
    }
    return of.and(tight[0], tight[1], tight[2]);
  }

  // the first network's number i, the second's (which is the first's less the difference), or the difference
  private static Link.Rows row(int width, int i, double factor, int kind) {
    double[] first = new double[width];
    double[] difference = new double[width];
    first[i] = kind < 2 ? factor : 0;
    difference[i] = kind == 0 ? 0 : kind == 1 ? -factor : factor;
    return new Link.Rows(first, difference);
  }

  /** An upper bound on a sum over the outputs of the first so many steps. */
  double upper(Link.Rows rows, int steps) {
    LinearSum sum = new LinearSum();
    Link.Rows at = rows;
    for (int i = steps - 1; i >= 0; i--) {
      at = first.links().get(i).over(second.links().get(i), before.get(i), at, sum);
    }
    for (int i = 0; i < input.size(); i++) {
      double factor = at.first()[i]; // of the difference nothing is left: both take the same input
      sum.add(factor * (factor > 0 ? input.high()[i] : input.low()[i]));
    }
    return sum.above();
  }

  /** The same over all steps. */
  double upper(Link.Rows rows) {
    return upper(rows, first.links().size());
  }
}
