package dev.unmesh.interpret;

import java.util.List;

/**
 * What each module does, as seen when it is switched off or left alone.
 *
 * @param metric "accuracy", or "mse" where targets are values
 * @param labels what each entry of {@link Scores#each()} is: a class or an output
 * @param connections the connections that were intervened on
 * @param draws how many random splits of the same sizes the controls average over
 */
public record Ablation(
    String metric, List<String> labels, List<String> connections, int modules, int draws, Scores whole, List<Effect> effects) {
  /**
   * One intervention on one module, beside its control.
   *
   * @param silenced share of the connections' weights (entries, zero or not) that it deletes
   * @param control the same intervention on random splits of the same sizes: mean over the draws
   * @param controlSd its standard deviation over the draws; NaN below two draws
   */
  public record Effect(ModuleMask mask, int module, double silenced, Scores scores, Scores control, Scores controlSd) {}

  /** The effects of one intervention, module by module. */
  public List<Effect> of(ModuleMask mask) {
    return effects.stream().filter(effect -> effect.mask() == mask).toList();
  }
}
