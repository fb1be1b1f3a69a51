package dev.unmesh.report;

import dev.unmesh.interpret.card.ModuleCards;
import java.util.List;
import java.util.Optional;

/**
 * What each module is for.
 *
 * @param inputs what excites each module most, and least, module by module in the cards' order
 * @param certificate a sentence on all modules together, or empty
 * @param certificates a sentence on each module, or none
 */
public record ModuleCardsView(ModuleCards cards, List<Excitement> inputs, Optional<String> certificate, List<String> certificates) {
  public ModuleCardsView {
    inputs = List.copyOf(inputs);
    certificates = List.copyOf(certificates);
  }

  /** The inputs at both ends of a module's excitement, the most extreme first. */
  public record Excitement(List<ExampleInput> strongest, List<ExampleInput> weakest) {
    public Excitement {
      strongest = List.copyOf(strongest);
      weakest = List.copyOf(weakest);
    }
  }
}
