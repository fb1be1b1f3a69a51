package dev.unmesh.run.sweep;

import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.recipe.Source;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A sweep as its file states it.
 *
 * @param path of the file
 * @param source which line says what
 * @param settings at least one
 * @param choose how one point of each is chosen, if one is
 * @param last how that is trained again, if it is
 */
record SweepFile(
    Path path, Source source, List<NamedSetting> settings, Optional<ChoiceRule> choose, Optional<FinalStage> last) {
  /** @throws RecipeException if it cannot be read or does not hold together, with the line */
  static SweepFile read(Path path) {
    Source source = Source.parse(path.toString(), text(path), "a sweep is a set of keys and values, such as 'recipe: independence'");
    return new SweepReader(path, new StatedKeys(source)).file();
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
