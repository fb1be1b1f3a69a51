package dev.unmesh.cut.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is known of two networks of one shape and of their difference, step by step, for all inputs of a box: interval arithmetic on the
 * difference itself, not the difference of two intervals, tightened by linear bounds taken back to the input where asked for.
 * Sources: Gowal et al. 2018 (interval bound propagation); Zhang et al. 2018 and Paulsen, Wang, Wang 2020 (the linear bounds).
 */
final class JointBounds {
  private final List<Step> steps;
  private final Box input;
  private final List<Joint> before = new ArrayList<>();
  private final List<Rewriting> rewritings = new ArrayList<>();

  private JointBounds(List<Step> steps, Box input) {
    this.steps = steps;
    this.input = input;
  }

  /** @param tighten steps with at most so many outputs are tightened by linear bounds; 0 for intervals alone */
  static JointBounds of(List<Step> steps, Box input, int tighten) {
    JointBounds bounds = new JointBounds(steps, input);
    bounds.before.add(Joint.of(input));
    for (int i = 0; i < steps.size(); i++) {
      Joint in = bounds.before.get(i);
      Joint out = steps.get(i).through(in);
      if (tighten > 0) {
        bounds.rewritings.add(steps.get(i).rewriting(in));
      }
      // what directly follows the input in one affine step is as tight as it gets
      boolean pays = steps.get(i) instanceof AffineStep affine && affine.first().mixes() && i > 0 && out.first().size() <= tighten;
      bounds.before.add(pays ? bounds.tightened(out, i + 1) : out);
    }
    return bounds;
  }

  /** Where the numbers before each step, and after the last, lie. */
  List<Joint> known() {
    return before;
  }

  /** What is known of the outputs. */
  Joint outputs() {
    return before.get(before.size() - 1);
  }

  private Joint tightened(Joint of, int depth) {
    Box first = tightened(of.first(), Sought.FIRST, open(of, depth), depth);
    if (of.same()) {
      return Joint.of(first);
    }
    Joint joint = new Joint(first, tightened(of.second(), Sought.SECOND, open(of, depth), depth), of.difference()).tightened();
    Box difference = tightened(joint.difference(), Sought.DIFFERENCE, open(joint, depth), depth);
    return new Joint(joint.first(), joint.second(), difference).tightened();
  }

  // the numbers of which the next step would like to know more
  private int[] open(Joint joint, int depth) {
    IntStream all = IntStream.range(0, joint.first().size());
    return (depth == steps.size() ? all : all.filter(i -> !steps.get(depth).settled(joint, i))).toArray();
  }

  private Box tightened(Box box, Sought sought, int[] numbers, int depth) {
    double[] low = box.low().clone();
    double[] high = box.high().clone();
    for (int start = 0; start < numbers.length; start += Sought.AT_ONCE) {
      int[] some = IntStream.range(start, Math.min(numbers.length, start + Sought.AT_ONCE)).map(i -> numbers[i]).toArray();
      double[] uppers = uppers(sought.rows(box.size(), some), depth);
      for (int i = 0; i < some.length; i++) {
        high[some[i]] = uppers[2 * i];
        low[some[i]] = -uppers[2 * i + 1];
      }
    }
    return box.and(new Box(low, high));
  }

  /** Upper bounds on sums over the outputs of the first {@code depth} steps. */
  double[] uppers(Rows rows, int depth) {
    int count = rows.first().sums();
    Sums sums = new Sums(count);
    Rows at = rows;
    for (int i = depth - 1; i >= 0; i--) {
      at = rewritings.get(i).back(at, sums);
    }
    Panel panel = at.first(); // of the difference nothing is left: both take the same input
    for (int i = 0; i < panel.places().count(); i++) {
      int number = panel.places().at()[i];
      sums.add(panel.factors(), panel.start(i), input.high()[number], input.low()[number], 0);
    }
    return IntStream.range(0, count).mapToDouble(sums::above).toArray();
  }

  /** The same over all steps. */
  double[] uppers(Rows rows) {
    return uppers(rows, steps.size());
  }
}
