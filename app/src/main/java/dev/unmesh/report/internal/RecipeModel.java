package dev.unmesh.report.internal;

import dev.unmesh.report.Fact;
import java.util.List;
import java.util.Optional;

/** How the run was made. */
public record RecipeModel(Optional<String> recipe, List<Fact> provenance) {
  public RecipeModel {
    provenance = List.copyOf(provenance);
  }
}
