package dev.unmesh.run.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Candidates of a setting, cut down figure by figure.
 *
 * @param all in the sweep's order
 * @param left of those
 * @param out those that are not, each with the reason
 * @param bounds what those left have in common, in words
 */
record Shortlist(ChoiceRule rule, List<Candidate> all, List<Candidate> left, List<Candidate> out, List<String> bounds) {
  private static final double ROUNDING = 1e-12;

  static Shortlist of(ChoiceRule rule, List<Candidate> all) {
    return new Shortlist(rule, all, all, List.of(), List.of());
  }

  static boolean has(Candidate candidate, String column) {
    return !Double.isNaN(candidate.figure(column));
  }

  boolean has(String column) {
    return left.stream().anyMatch(candidate -> has(candidate, column));
  }

  /** Those near enough to the best of all; where that would leave nobody, to the best of those that are left. */
  Shortlist within(String column, double distance) {
    if (!has(column)) {
      return this;
    }
    double best = best(column, all);
    double bound = left.stream().anyMatch(candidate -> near(candidate, column, best, distance)) ? best : best(column, left);
    String words = "within " + written(distance) + " of " + written(bound);
    List<Candidate> kept = new ArrayList<>();
    List<Candidate> dropped = new ArrayList<>(out);
    for (Candidate candidate : left) {
      if (near(candidate, column, bound, distance)) {
        kept.add(candidate);
      } else {
        boolean has = has(candidate, column);
        dropped.add(candidate.out(has ? column + " " + written(candidate.figure(column)) + " is not " + words : "it has no " + column));
      }
    }
    List<String> all = new ArrayList<>(bounds);
    all.add(column + " " + words);
    return new Shortlist(rule, this.all, kept, dropped, dropped.size() == out.size() ? bounds : all);
  }

  /** Those that have a figure, the best first; of equally good ones the earlier. */
  Shortlist ranked(String column) {
    List<Candidate> dropped = new ArrayList<>(out);
    left.stream().filter(candidate -> !has(candidate, column)).forEach(candidate -> dropped.add(candidate.out("it has no " + column)));
    Comparator<Candidate> order = Comparator.comparingDouble(candidate -> -sign(column) * candidate.figure(column));
    return new Shortlist(rule, all, left.stream().filter(candidate -> has(candidate, column)).sorted(order).toList(), dropped, bounds);
  }

  // a distance that is met exactly is met, whatever its digits come to in binary
  private boolean near(Candidate candidate, String column, double best, double distance) {
    return sign(column) * (best - candidate.figure(column)) <= distance + ROUNDING * Math.abs(best);
  }

  private double best(String column, List<Candidate> among) {
    return sign(column) * among.stream().filter(candidate -> has(candidate, column))
        .mapToDouble(candidate -> sign(column) * candidate.figure(column)).max().orElse(Double.NaN);
  }

  private int sign(String column) {
    return rule.more(column) ? 1 : -1;
  }

  /** Five digits at most, without zeros at the end. */
  static String written(double value) {
    return String.format(Locale.ROOT, "%.5g", value).replaceFirst("(\\.\\d*?)0+($|e)", "$1$2").replaceFirst("\\.($|e)", "$1");
  }
}
