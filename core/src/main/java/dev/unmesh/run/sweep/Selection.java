package dev.unmesh.run.sweep;

import java.util.List;
import java.util.Optional;

/**
 * The choice among a sweep's trials.
 *
 * @param again whether what is chosen is trained again
 * @param isMade false as long as there are trials to come
 * @param choices one a setting, in the file's order
 * @param notes on settings of which nothing could be chosen, and figures that no run has
 */
public record Selection(ChoiceRule rule, boolean again, boolean isMade, List<Choice> choices, List<String> notes) {
  public Selection {
    choices = List.copyOf(choices);
    notes = List.copyOf(notes);
  }

  /** One that is still to be made. */
  static Selection open(ChoiceRule rule, boolean again) {
    return new Selection(rule, again, false, List.of(), List.of());
  }

  /** What was chosen of a setting; empty if nothing was. */
  public Optional<Choice> of(String setting) {
    return choices.stream().filter(choice -> choice.setting().equals(setting)).findFirst();
  }

  /** Whether a point was chosen. */
  public boolean isChosen(SweepPoint point) {
    return choices.stream().anyMatch(choice -> choice.chosen().point().equals(point));
  }
}
