package dev.unmesh.train;

import dev.unmesh.train.activity.ActivityOptions;
import dev.unmesh.train.activity.ActivityTerms;
import dev.unmesh.train.activity.ModuleLayout;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Optional;

/**
 * The terms of a run that read what modules do.
 *
 * @param classes what the task's classes are called; empty where it has none
 */
public record ActivityPlan(List<ActivityOptions> terms, List<String> classes) {
  /** Without any. */
  public static final ActivityPlan NONE = new ActivityPlan(List.of(), List.of());

  public ActivityPlan {
    terms = List.copyOf(terms);
    classes = List.copyOf(classes);
  }

  /** Those that bear with the modules known so far. LibTorch must have been started if there are any. */
  ActivityTerms with(Wiring wiring, Optional<Partition> partition, long stepsPerEpoch) {
    return terms.isEmpty() || partition.isEmpty()
        ? ActivityTerms.NONE
        : ActivityTerms.of(terms, new ModuleLayout(wiring, partition.get(), classes, stepsPerEpoch));
  }

  /** How strong each is at a share of training. */
  double[] strengths(double fraction) {
    return terms.stream().mapToDouble(term -> term.strength().at(fraction)).toArray();
  }

  /** @throws IllegalArgumentException if they do not suit the network, its modules or the task */
  void check(Wiring wiring, Optional<Partition> modules, Optional<SwapOptions> swap) {
    if (terms.isEmpty()) {
      return;
    }
    Partition partition =
        modules.orElseThrow(
            () -> new IllegalArgumentException("specialise: needs a 'modules' section that says what the modules are; add one"));
    if (swap.isPresent()) {
      throw new IllegalArgumentException("specialise: neurons that swap places change what modules do; leave the 'swap' section out");
    }
    ModuleLayout layout = new ModuleLayout(wiring, partition, classes, 1);
    ActivityTerms.check(terms, layout);
  }
}
