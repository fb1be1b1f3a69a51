package dev.unmesh.cli;

import dev.unmesh.interpret.ExampleInputs;
import dev.unmesh.interpret.card.ModuleCards;
import dev.unmesh.report.ExampleInput;
import dev.unmesh.report.ModuleCardsView;
import dev.unmesh.run.RunFolder;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** cards.json as the report shows it. */
final class CardPages {
  private CardPages() {}

  static Optional<ModuleCardsView> of(RunFolder folder) {
    if (!Files.exists(folder.cards())) {
      return Optional.empty();
    }
    ModuleCards cards = folder.read(folder.cards(), ModuleCards.class);
    List<ModuleCardsView.Excitement> inputs =
        cards.cards().stream()
            .map(card -> new ModuleCardsView.Excitement(shown(card.strongest(), cards.shape()), shown(card.weakest(), cards.shape())))
            .toList();
    return Optional.of(new ModuleCardsView(cards, inputs, CertificateSentences.whole(folder), CertificateSentences.modules(folder)));
  }

  private static List<ExampleInput> shown(List<ExampleInputs.Input> inputs, int[] shape) {
    return inputs.stream().map(input -> ExamplePages.of(input, shape)).toList();
  }
}
