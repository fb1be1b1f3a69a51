package dev.unmesh.run.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether "BIMT achieves the highest modularity for all our test problems" (Liu, Gan, Tegmark 2023) in a table, for BIMT as it is or
 * under a setting of its own: its mean Newman Q against those of every setting that is not BIMT, seed by seed.
 *
 * @param setting the contender
 * @param rivals settings of other variants
 * @param standings one a task
 */
public record Claim(String setting, List<String> rivals, List<Standing> standings) {
  public Claim {
    rivals = List.copyOf(rivals);
    standings = List.copyOf(standings);
  }

  /**
   * How the contender stands in a task.
   *
   * @param closest against the rival that comes closest, or is furthest ahead, in the mean over the seeds both have
   * @param highest whether its Q is higher than every rival's, in the mean over the seeds both have; empty if a side has none
   * @param clearly whether in every case the whole 95 % interval of the difference is above 0
   */
  public record Standing(String task, double meanQ, Comparison closest, double rivalQ, Optional<Boolean> highest, boolean clearly) {}

  /** A claim for every BIMT setting; none if there is nothing to compare with. */
  public static List<Claim> of(VariantTable table) {
    List<String> rivals = table.plan().settings().stream().filter(setting -> !setting.isBimt()).map(Setting::name).toList();
    if (rivals.isEmpty()) {
      return List.of();
    }
    return table.plan().settings().stream()
        .filter(Setting::isBimt)
        .map(setting -> new Claim(setting.name(), rivals, standings(table, setting.name(), rivals)))
        .toList();
  }

  private static List<Standing> standings(VariantTable table, String setting, List<String> rivals) {
    List<Standing> standings = new ArrayList<>();
    for (String task : table.plan().tasks()) {
      List<Comparison> against = rivals.stream().map(rival -> Comparison.of(table, task, setting, rival)).toList();
      Comparison closest = against.stream().min(Comparator.comparingDouble(c -> c.newmanQ().mean())).orElseThrow(); // NaN comes last
      boolean known = against.stream().allMatch(c -> c.newmanQ().n() > 0);
      boolean beaten = against.stream().anyMatch(c -> c.newmanQ().mean() <= 0);
      Optional<Boolean> highest = beaten ? Optional.of(false) : known ? Optional.of(true) : Optional.empty();
      boolean clearly = against.stream().allMatch(c -> c.newmanQ().above(0));
      standings.add(new Standing(task, q(table, task, setting), closest, q(table, task, closest.against()), highest, clearly));
    }
    return standings;
  }

  private static double q(VariantTable table, String task, String setting) {
    return table.spread(task, setting, CellFigure.NEWMAN_Q).mean();
  }

  /** Whether it has the highest Q for every task; empty if cells that would decide it are missing. */
  public Optional<Boolean> holds() {
    if (standings.stream().anyMatch(standing -> standing.highest().equals(Optional.of(false)))) {
      return Optional.of(false);
    }
    return standings.stream().allMatch(standing -> standing.highest().isPresent()) ? Optional.of(true) : Optional.empty();
  }

  /** Tasks for which it has the highest Q. */
  public List<Standing> highest() {
    return standings.stream().filter(standing -> standing.highest().equals(Optional.of(true))).toList();
  }

  /** Tasks for which a rival has a Q as high or higher. */
  public List<Standing> beaten() {
    return standings.stream().filter(standing -> standing.highest().equals(Optional.of(false))).toList();
  }

  /** Tasks for which its test loss is clearly higher than that of the closest rival. */
  public List<Standing> costly() {
    return standings.stream().filter(standing -> standing.closest().costsLoss()).toList();
  }
}
