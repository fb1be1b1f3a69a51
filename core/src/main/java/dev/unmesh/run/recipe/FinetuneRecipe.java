package dev.unmesh.run.recipe;

import dev.unmesh.format.FormatException;
import dev.unmesh.format.tokeniser.Tokeniser;
import dev.unmesh.network.language.LanguageModelFolder;
import dev.unmesh.task.text.Tokenisers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bundled recipe {@code finetune}, made out for a model's folder.
 *
 * @param folder of the model, in Hugging Face's layout: a run's directory is one too
 * @param texts to train on: files, folders or corpora
 * @param others texts of other domains, by name
 * @param changes {@code key=value}, laid over the rest
 */
public record FinetuneRecipe(Path folder, List<String> texts, Map<String, String> others, List<String> changes) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LENGTH = 128;
  private static final int BYTES = 256;

  /**
   * @throws FormatException if the folder holds no sound model, or no tokeniser can be told
   * @throws RecipeException if a change does not fit
   */
  public Recipe recipe() {
    LanguageModelFolder model = LanguageModelFolder.open(folder);
    List<String> all = new ArrayList<>();
    all.add(set("name", "finetune-" + plain(String.valueOf(folder.toAbsolutePath().normalize().getFileName()))));
    all.add(set("network.folder", folder.toAbsolutePath().normalize().toString()));
    all.add(set("task.tokeniser", tokeniser(model)));
    all.add(set("task.length", Math.min(LENGTH, model.config().positions())));
    all.add(set("task.files", texts));
    all.add(set("task.others", others));
    all.addAll(changes);
    return Recipes.parse("recipe finetune", Recipes.bundled("finetune"), all);
  }

  // a JSON value is a YAML value
  private static String set(String key, Object value) {
    return key + "=" + JSON.writeValueAsString(value);
  }

  private static String plain(String name) {
    String kept = name.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
    return kept.isEmpty() ? "model" : kept;
  }

  private static String tokeniser(LanguageModelFolder model) {
    if (model.tokeniser().isPresent()) {
      return model.path().toAbsolutePath().normalize().toString();
    } else if (Tokeniser.fits(BYTES, model.config().vocabulary())) {
      return Tokenisers.BYTES;
    }
    throw new FormatException(
        model.path(),
        "no tokeniser in it, and its " + model.config().vocabulary() + " tokens are not the 256 bytes: put tokenizer.json, or vocab.json and"
            + " merges.txt, beside config.json");
  }
}
