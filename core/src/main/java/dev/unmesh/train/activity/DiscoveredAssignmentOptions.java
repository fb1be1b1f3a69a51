package dev.unmesh.train.activity;

import dev.unmesh.pressure.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * An assignment of classes to modules that is discovered: read from what the modules do in an epoch, sharpened by the assignment loss in
 * the next, and read again.
 *
 * @param groups hidden groups it reads and presses on; empty for the last that is divided
 * @param temperature of the softmax over the modules' energies, &gt; 0
 * @param warmUp epochs that are only read, at least 1
 * @param settled epochs after which the assignment stays as it is; 0 for never
 * @param strength over the fraction of training
 */
public record DiscoveredAssignmentOptions(List<String> groups, double temperature, int warmUp, int settled, Schedule strength)
    implements ActivityOptions {
  /** Strength .3, temperature 1, read anew after every epoch from the first on. */
  public DiscoveredAssignmentOptions() {
    this(List.of(), 1, 1, 0, Schedule.constant(.3));
  }

  public DiscoveredAssignmentOptions {
    groups = List.copyOf(groups);
    Temperature.check("discovered-assignment", temperature);
    if (warmUp < 1 || settled < 0) {
      throw new IllegalArgumentException(
          "discovered-assignment: warmUp must be at least 1 epoch and settled 0 or more, were " + warmUp + " and " + settled);
    }
  }

  @Override
  public void check(ModuleLayout layout) {
    layout.labels(groups);
    int modules = layout.partition().modules();
    if (modules > layout.classes().size()) {
      throw new IllegalArgumentException(
          "discovered-assignment: " + modules + " modules for " + layout.classes().size() + " classes; each is to serve at least one");
    }
  }

  @Override
  public ActivityTerm on(ModuleLayout layout) {
    long[] none = new long[layout.classes().size()];
    Arrays.fill(none, -1);
    Map<String, ModuleBlocks> blocks = layout.blocks(groups);
    return new DiscoveredAssignmentTerm(
        new AssignmentTerm(blocks, none, temperature), blocks, none.length, layout.partition().modules(), layout.stepsPerEpoch(),
        warmUp, settled);
  }
}
