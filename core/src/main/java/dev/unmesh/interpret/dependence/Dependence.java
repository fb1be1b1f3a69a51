package dev.unmesh.interpret.dependence;

import dev.unmesh.interpret.ModuleMask;
import java.util.List;

/**
 * Of the answers a network gives right, how many of the k modules of a layer each depends on. An answer is a token predicted right (or a class); it
 * depends on a module, by the rule
 *
 * <ul>
 *   <li>OFF (the papers' Type 1): if it turns wrong when that module alone is switched off, its rows and columns set to zero;
 *   <li>ON (Type 2): if it is wrong when that module alone is left on, rows and columns of all others set to zero;
 *   <li>ROWS_OFF: as OFF, but rows only, so that a matrix without modules loses no more than a block-diagonal one.
 * </ul>
 *
 * So where an answer runs through one module and no other, the count is 1 by OFF and k - 1 by ON. The papers print shares that sum to 1 over 1 to k,
 * that is of answers that depend on any ({@link Shares#dependent}). Source: Golechha et al. 2024 (arXiv 2409.15747) and 2025 (arXiv 2502.02470),
 * "share of samples that depend on 1, 2, 3, 4 modules"; bootstrap, control and the like-for-like rule are ours.
 *
 * @param modules k
 * @param partition where the modules come from: {@code own}, {@code found} or {@code contiguous}
 * @param text what was asked about, such as the name of a text
 * @param sequences examples asked
 * @param asked answers asked for
 * @param right those given right
 * @param draws random splits of the same sizes behind each control
 * @param resamples of the sequences behind each error
 * @param seed of the splits and the resamples
 */
public record Dependence(
    int modules, String partition, String text, int sequences, int asked, int right, int draws, int resamples, long seed, List<Layer> layers) {
  public Dependence {
    layers = List.copyOf(layers);
  }

  /**
   * One layer's modules.
   *
   * @param connections that were switched, all at once
   */
  public record Layer(String name, List<String> connections, List<Rule> rules) {
    public Layer {
      connections = List.copyOf(connections);
      rules = List.copyOf(rules);
    }

    public Rule rule(ModuleMask mask) {
      return rules.stream().filter(rule -> rule.mask() == mask).findFirst().orElseThrow();
    }
  }

  /**
   * Dependence by one rule.
   *
   * @param silenced share of the connections' entries set to zero at a time, mean over the modules
   * @param error standard errors by the bootstrap over sequences
   * @param control the same of random splits: mean over the draws; NaN without
   * @param controlSd their standard deviation; NaN below two draws
   */
  public record Rule(ModuleMask mask, double silenced, Shares shares, Shares error, Shares control, Shares controlSd) {}
}
