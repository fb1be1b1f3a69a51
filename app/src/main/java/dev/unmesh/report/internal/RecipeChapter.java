package dev.unmesh.report.internal;

import dev.unmesh.report.RunView;
import java.util.Optional;

/** The recipe and where everything came from. */
final class RecipeChapter {
  private RecipeChapter() {}

  static Optional<Chapter> of(RunView run) {
    if (run.recipe().isEmpty() && run.provenance().isEmpty()) {
      return Optional.empty();
    }
    RecipeModel model = new RecipeModel(run.recipe(), run.provenance());
    return Optional.of(new Chapter("recipe", "Recipe and provenance", Templates.content("recipe.jte", model)));
  }
}
