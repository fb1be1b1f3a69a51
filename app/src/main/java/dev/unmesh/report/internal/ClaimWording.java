package dev.unmesh.report.internal;

import dev.unmesh.report.chart.Numbers;
import dev.unmesh.run.table.Claim;
import dev.unmesh.run.table.Comparison;
import dev.unmesh.run.table.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a table says of the published claim, in sentences. */
public final class ClaimWording {
  private static final String CLAIM = "“BIMT achieves the highest modularity for all our test problems”";

  private ClaimWording() {}

  public static List<String> of(Claim claim) {
    List<String> sentences = new ArrayList<>();
    sentences.add(verdict(claim));
    if (!claim.beaten().isEmpty()) {
      sentences.add(
          "Ahead of " + claim.setting() + ": "
              + claim.beaten().stream().map(standing -> ahead(standing.closest())).collect(Collectors.joining("; ")) + ".");
    }
    if (claim.standings().stream().anyMatch(standing -> !Double.isNaN(standing.closest().testLossRatio().low()))) {
      sentences.add(cost(claim));
    }
    return sentences;
  }

  private static String verdict(Claim claim) {
    int tasks = claim.standings().size();
    String highest =
        "its mean Newman Q is above that of " + Wording.list(claim.rivals()) + " in " + claim.highest().size() + " of "
            + Wording.plural(tasks, "task") + ", clearly so in " + claim.standings().stream().filter(Claim.Standing::clearly).count();
    if (claim.holds().isEmpty()) {
      String missing =
          claim.standings().stream().filter(s -> s.highest().isEmpty()).map(Claim.Standing::task).collect(Collectors.joining(", "));
      return "Whether " + CLAIM + " holds for " + claim.setting() + " cannot be said: cells are missing in " + missing + "; " + highest + ".";
    }
    return CLAIM + (claim.holds().get() ? " holds" : " does not hold") + " in this table for " + claim.setting() + ": " + highest + ".";
  }

  private static String ahead(Comparison comparison) {
    Interval q = comparison.newmanQ();
    String by = q.mean() == 0 ? "level" : "by " + Uncertain.of(new Interval(q.n(), -q.mean(), -q.high(), -q.low()));
    return "in " + comparison.task() + " " + comparison.against() + ", " + by + (q.below(0) ? ", clearly" : "");
  }

  private static String cost(Claim claim) {
    if (claim.costly().isEmpty()) {
      return "In no task is the test loss of " + claim.setting() + " clearly higher than that of the setting closest to it in Q.";
    }
    return "The test loss of " + claim.setting() + " is clearly higher than that of the setting closest to it in Q: "
        + claim.costly().stream().map(standing -> times(standing.closest())).collect(Collectors.joining("; ")) + ".";
  }

  private static String times(Comparison comparison) {
    Interval ratio = comparison.testLossRatio();
    return "in " + comparison.task() + " " + Numbers.of(ratio.mean(), 2) + " times that of " + comparison.against() + " ("
        + Numbers.of(ratio.low(), 2) + " to " + Numbers.of(ratio.high(), 2) + ")";
  }

  /** How to read the sentences and the intervals. */
  public static String reading() {
    return "Settings are compared seed by seed: they share initial weights, data and batches. Brackets hold 95 % intervals of the mean difference"
        + " (Student's t, not corrected for the number of comparisons); clearly means that the whole interval lies on one side. Test losses are also"
        + " compared as ratios, by their geometric mean: a few bad seeds weigh less there.";
  }
}
