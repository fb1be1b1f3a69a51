package dev.unmesh.run.sweep;

import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.recipe.Source;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A sweep as its file states it.
 *
 * @param path of the file
 * @param source which line says what
 * @param recipes names or files, at least one
 * @param set fixed for every trial
 * @param space what is tried
 * @param seeds of every setting; empty for the recipe's own
 */
record SweepFile(
    Path path, Source source, List<String> recipes, Map<String, JsonNode> set, SearchSpace space, Optional<List<Long>> seeds) {
  /** @throws RecipeException if it cannot be read or does not hold together, with the line */
  static SweepFile read(Path path) {
    Source source = Source.parse(path.toString(), text(path), "a sweep is a set of keys and values, such as 'recipe: independence'");
    return new SweepReader(path, source).file();
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw new RecipeException(path + ": not UTF-8 text");
    } catch (IOException e) {
      throw new RecipeException(path + ": cannot be read: " + (Files.exists(path) ? e.getMessage() : "there is no such file"));
    }
  }
}
