package dev.unmesh.run;

import dev.unmesh.interpret.card.CardMaker;
import dev.unmesh.interpret.card.ModuleCards;
import java.util.Optional;

/** What each module of a cut is for; nothing where modules do not meet in the outputs, each making some of its own. */
final class CutCards {
  private static final int INPUTS = 8;

  private CutCards() {}

  static Optional<ModuleCards> of(CutSubject subject, RunListener listener) {
    if (!subject.cut().endToEnd().sumsOutputs()) {
      return Optional.empty();
    }
    LoadedRun run = subject.examined().run();
    CardMaker maker = new CardMaker(subject.examined().subject(), subject.kept(), run.partition().orElseThrow());
    int draws = Math.max(1, run.recipe().measures().draws());
    return Optional.of(maker.of(draws, INPUTS, run.recipe().seed(), share -> listener.stage("what each module is for", share)));
  }
}
