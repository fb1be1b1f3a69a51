package dev.unmesh.interpret.card;

import dev.unmesh.interpret.ExampleInputs;
import dev.unmesh.interpret.specialise.Controlled;
import java.util.List;

/**
 * What one module is for.
 *
 * @param module its number, from 0
 * @param neurons by divided group, in the wiring's order
 * @param parameters stored weights, biases and statistics that are its own; what is shared does not count
 * @param effects what it adds to each output
 * @param alone the network's score with this module only, beside modules of as many random neurons of the last divided group
 * @param without the score with all others, beside the same
 * @param strongest the inputs that excite it most, the strongest first
 * @param weakest the inputs that excite it least, the weakest first
 */
public record ModuleCard(
    int module,
    List<GroupSize> neurons,
    long parameters,
    List<Effect> effects,
    Controlled alone,
    Controlled without,
    List<ExampleInputs.Input> strongest,
    List<ExampleInputs.Input> weakest) {
  public ModuleCard {
    neurons = List.copyOf(neurons);
    effects = List.copyOf(effects);
    strongest = List.copyOf(strongest);
    weakest = List.copyOf(weakest);
  }

  /** How many neurons of a group are the module's. */
  public record GroupSize(String group, int neurons) {}

  /**
   * What a module adds to one output. Of classes that is its logit less the mean of all logits it adds on the same input, which alone
   * decides between classes; of values it is what it adds.
   *
   * @param mean over all inputs
   * @param spread standard deviation over all inputs
   * @param own mean over the inputs of this class; NaN where targets are values or the class has no example
   */
  public record Effect(String output, double mean, double spread, double own) {}
}
