package dev.unmesh.run.sweep;

import dev.unmesh.run.Digest;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.recipe.Recipes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a sweep is made of.
 *
 * @param file that states it
 * @param keys what trials differ in, seeds aside
 * @param trials the first seed of every setting first, so that half a sweep says something
 */
public record SweepPlan(Path file, List<String> keys, List<Trial> trials) {
  /** The key that says which recipe, where a sweep has several. */
  static final String RECIPE = "recipe";

  private static final String THREADS = "training.threads";
  private static final int LONGEST_NAME = 72;
  private static final int DIGEST = 8;

  public SweepPlan {
    keys = List.copyOf(keys);
    trials = List.copyOf(trials);
  }

  /**
   * Reads a sweep and resolves every trial's recipe. A recipe that leaves its threads open is trained on one: several trials go on at once.
   *
   * @param overrides {@code key=value}, over the file's {@code set}
   * @throws RecipeException if the file or a recipe does not hold together, with the line that is to blame
   */
  public static SweepPlan of(Path path, List<String> overrides) {
    SweepFile file = SweepFile.read(path);
    Map<String, JsonNode> fixed = FixedKeys.of(file, overrides);
    List<Map<String, JsonNode>> settings = settings(file);
    List<List<Trial>> bySetting = new ArrayList<>();
    for (Map<String, JsonNode> setting : settings) {
      bySetting.add(trials(file, fixed, setting));
    }
    List<Trial> trials = new ArrayList<>();
    for (int seed = 0; seed < bySetting.get(0).size(); seed++) {
      for (List<Trial> of : bySetting) {
        trials.add(of.get(seed));
      }
    }
    List<String> keys = new ArrayList<>(file.recipes().size() > 1 ? List.of(RECIPE) : List.of());
    keys.addAll(file.space().names());
    return new SweepPlan(path, keys, trials);
  }

  private static List<Map<String, JsonNode>> settings(SweepFile file) {
    List<Map<String, JsonNode>> settings = new ArrayList<>();
    for (String recipe : file.recipes()) {
      for (Map<String, JsonNode> setting : file.space().settings()) {
        Map<String, JsonNode> whole = new LinkedHashMap<>(Map.of(RECIPE, JsonNodeFactory.instance.stringNode(recipe)));
        whole.putAll(setting);
        settings.add(whole);
      }
    }
    return settings;
  }

  private static List<Trial> trials(SweepFile file, Map<String, JsonNode> fixed, Map<String, JsonNode> setting) {
    String opened = setting.get(RECIPE).asString();
    Map<String, JsonNode> all = new LinkedHashMap<>(fixed);
    Recipe recipe = resolve(file, opened, all, setting);
    if (recipe.training().threads() == 0) {
      all.put(THREADS, JsonNodeFactory.instance.numberNode(1));
      recipe = resolve(file, opened, all, setting);
    }
    Map<String, JsonNode> told = new LinkedHashMap<>(setting);
    told.put(RECIPE, JsonNodeFactory.instance.stringNode(recipe.name()));
    if (file.recipes().size() == 1) {
      told.remove(RECIPE);
    }
    List<Trial> trials = new ArrayList<>();
    for (long seed : file.seeds().orElse(List.of(recipe.seed()))) {
      Recipe seeded = recipe.withSeed(seed);
      trials.add(new Trial(name(told, seeded), opened, seeded, all, told));
    }
    return trials;
  }

  private static Recipe resolve(SweepFile file, String opened, Map<String, JsonNode> fixed, Map<String, JsonNode> setting) {
    try {
      return Recipes.open(opened, Trial.overrides(fixed, setting));
    } catch (RecipeException e) {
      throw Blame.of(file, fixed, setting, e.getMessage());
    }
  }

  private static String name(Map<String, JsonNode> setting, Recipe recipe) {
    String what =
        setting.entrySet().stream()
            .map(key -> (key.getKey().equals(RECIPE) ? "" : key.getKey().replaceAll(".*\\.", "") + "-") + Values.slug(key.getValue()))
            .collect(Collectors.joining("-"));
    String from = setting.containsKey(RECIPE) ? what : recipe.name() + (what.isEmpty() ? "" : "-" + what);
    String begin = from.replaceAll("[^A-Za-z0-9._-]+", "-");
    String kept = begin.length() > LONGEST_NAME ? begin.substring(0, LONGEST_NAME) : begin;
    return kept + "-s" + recipe.seed() + "-" + Digest.of(Recipes.tree(recipe).toString()).substring(0, DIGEST);
  }
}
