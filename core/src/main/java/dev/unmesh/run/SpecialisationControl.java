package dev.unmesh.run;

import dev.unmesh.interpret.specialise.RandomSplits;
import dev.unmesh.interpret.specialise.Specialisation;
import java.util.List;
import java.util.Optional;

/**
 * What another net comes to beside a run's modules.
 *
 * @param run its name
 * @param differs the recipe's keys it was trained differently by, those of what is only measured left out
 * @param splits random splits of it into modules like the run's
 * @param own its own modules, where it has as many in the same layers
 * @param found modules found in its weights
 */
public record SpecialisationControl(
    Role role, String run, List<String> differs, RandomSplits splits, Optional<Specialisation> own, Optional<Specialisation> found) {
  /** What the other net is. */
  public enum Role {
    /** A net trained for the same task with nothing pressing. */
    PLAIN,
    /** The same net, trained without what is to specialise its modules. */
    WITHOUT
  }

  public SpecialisationControl {
    differs = List.copyOf(differs);
  }

  /** Whether it stands beside modules of these layers and sizes: as many modules, in the same layers. */
  boolean fits(Specialisation modules) {
    return splits.modules() == modules.modules()
        && splits.layers().stream().map(RandomSplits.Layer::name).toList().equals(modules.layers().stream().map(Specialisation.Layer::name).toList());
  }
}
