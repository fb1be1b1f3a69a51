package dev.unmesh.run.sweep;

import java.util.List;

/**
 * What was chosen of a setting, and beside what.
 *
 * @param chosen of all that the setting tried
 * @param figure what it was chosen by; not the rule's where no run of the setting has that; empty if there was nothing to choose among
 * @param others the best first, then those that were left out
 * @param why in a sentence
 */
public record Choice(Candidate chosen, String figure, List<Candidate> others, String why) {
  public Choice {
    others = List.copyOf(others);
  }

  /** Empty in a sweep without settings. */
  public String setting() {
    return chosen.point().setting();
  }
}
