package dev.unmesh.interpret.prune;

import dev.unmesh.wiring.Weights;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;

/**
 * Finds the largest threshold on |w| that keeps a network's error within a tolerance. Some sixty sizes, evenly spaced by logarithm, are
 * tried; then, below the smallest that passes, every size if there are few, else by halving.
 */
public final class ThresholdPruning {
  private static final int POINTS = 60;
  private static final int EXHAUSTIVE = 128;

  private final Subject subject;
  private final Magnitudes sizes;
  private final Map<Integer, Standing> tried = new TreeMap<>();

  private ThresholdPruning(Subject subject) {
    this.subject = subject;
    this.sizes = new Magnitudes(subject.wiring(), subject.weights());
  }

  /** @param progress told the share done, 0 to 1 */
  public static Pruning of(Subject subject, Tolerance tolerance, DoubleConsumer progress) {
    return new ThresholdPruning(subject).within(tolerance, progress);
  }

  private Pruning within(Tolerance tolerance, DoubleConsumer progress) {
    Standing before = at(sizes.count());
    double limit = tolerance.limit(before, subject.judge(subject.test()).constant());
    int steps = POINTS - 1;
    for (int i = 0; i <= steps; i++) {
      at(sizes.snapped((int) Math.round(Math.pow(sizes.count() + 1, (double) (steps - i) / steps) - 1)));
      progress.accept((i + 1.0) / (steps + 3));
    }
    int smallest = tried.keySet().stream().mapToInt(n -> n).filter(n -> tried.get(n).error() <= limit).min().orElse(sizes.count());
    List<Map.Entry<Integer, Standing>> curve = List.copyOf(tried.entrySet());
    smallest = smallest <= EXHAUSTIVE ? scanned(smallest, limit) : halved(smallest, limit);
    progress.accept(1);
    double threshold = sizes.threshold(smallest);
    Weights pruned = sizes.above(threshold);
    return new Pruning(tolerance, threshold, before, tried.get(smallest), sizes.total(), smallest, points(curve, smallest), pruned);
  }

  /** The smallest size of all that passes. */
  private int scanned(int passing, double limit) {
    for (int n = 0; n < passing; n++) {
      if (sizes.snapped(n) == n && at(n).error() <= limit) {
        return n;
      }
    }
    return passing;
  }

  private int halved(int passing, double limit) {
    int high = passing;
    int low = tried.keySet().stream().mapToInt(n -> n).filter(n -> n < passing).max().orElse(0);
    while (high - low > 1) {
      int middle = sizes.snapped((low + high) / 2);
      if (middle >= high) {
        low = (low + high) / 2; // all up to there are as large as those of the higher size
      } else if (at(middle).error() <= limit) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private Standing at(int left) {
    return tried.computeIfAbsent(
        left, n -> subject.standing(n == sizes.count() ? subject.weights() : sizes.above(sizes.threshold(n))));
  }

  private List<Pruning.Point> points(List<Map.Entry<Integer, Standing>> grid, int chosen) {
    TreeMap<Integer, Standing> shown = new TreeMap<>();
    grid.forEach(entry -> shown.put(entry.getKey(), entry.getValue()));
    shown.put(chosen, tried.get(chosen));
    return shown.descendingMap().entrySet().stream()
        .map(e -> new Pruning.Point(sizes.threshold(e.getKey()), e.getKey(), e.getValue().loss(), e.getValue().accuracy()))
        .toList();
  }
}
