package dev.unmesh.cut.certify;

import java.util.ArrayList;
import java.util.List;

/** Two networks of one shape, where the steps before the first that differs are worked out once. Immutable. */
final class Fork {
  private final List<Link> shared;
  private final List<Link> first;
  private final List<Link> second;

  Fork(Chain first, Chain second) {
    int same = 0;
    while (same < first.links().size() && Step.of(first.links().get(same), second.links().get(same)).same()) {
      same++;
    }
    this.shared = first.links().subList(0, same);
    this.first = first.links().subList(same, first.links().size());
    this.second = second.links().subList(same, second.links().size());
  }

  int outputs() {
    List<Link> last = first.isEmpty() ? shared : first;
    return last.get(last.size() - 1).out();
  }

  /** Both networks' outputs at one input, and what leads there. */
  final class Values {
    private final List<double[]> stem;
    private final List<double[]> one;
    private final List<double[]> other;

    private Values(double[] x) {
      this.stem = trace(shared, x);
      this.one = trace(first, stem.get(shared.size()));
      this.other = trace(second, stem.get(shared.size()));
    }

    double[] first() {
      return one.get(first.size());
    }

    double[] second() {
      return other.get(second.size());
    }

    /** The gradient of onFirst . first() - onSecond . second() by the input. */
    double[] gradient(double[] onFirst, double[] onSecond) {
      return back(shared, stem, Box.difference(back(first, one, onFirst), back(second, other, onSecond)));
    }
  }

  Values at(double[] x) {
    return new Values(x);
  }

  private static List<double[]> trace(List<Link> links, double[] x) {
    List<double[]> values = new ArrayList<>();
    values.add(x);
    for (Link link : links) {
      values.add(link.value(values.get(values.size() - 1)));
    }
    return values;
  }

  private static double[] back(List<Link> links, List<double[]> values, double[] row) {
    double[] factors = row;
    for (int i = links.size() - 1; i >= 0; i--) {
      factors = links.get(i).gradient(values.get(i), factors);
    }
    return factors;
  }

  /** Which number is largest, the first of several. */
  static int largest(double[] of) {
    int best = 0;
    for (int i = 1; i < of.length; i++) {
      best = of[i] > of[best] ? i : best;
    }
    return best;
  }
}
