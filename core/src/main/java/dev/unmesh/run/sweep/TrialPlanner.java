package dev.unmesh.run.sweep;

import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.recipe.Recipes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Resolves the recipes of a sweep's trials. One whose threads are left open is trained on one: several trials go on at once. */
final class TrialPlanner {
  private static final String THREADS = "training.threads";

  private final SweepFile file;
  private final List<String> overrides;
  // equal recipes are one run, whatever their settings are called
  private final Map<String, String> names = new HashMap<>();

  /** @param overrides {@code key=value}, over what the file sets */
  TrialPlanner(SweepFile file, List<String> overrides) {
    this.file = file;
    this.overrides = overrides;
  }

  /** The first seed of every point first. */
  List<Trial> tuning() {
    FixedKeys.check(overrides, file);
    List<List<Trial>> byPoint = new ArrayList<>();
    for (NamedSetting setting : file.settings()) {
      Map<String, JsonNode> fixed = FixedKeys.of(setting, overrides, file.path());
      for (String recipe : setting.recipes()) {
        for (Map<String, JsonNode> values : setting.space().points()) {
          byPoint.add(trials(setting, recipe, fixed, values));
        }
      }
    }
    return firstSeedsFirst(byPoint);
  }

  private static List<Trial> firstSeedsFirst(List<List<Trial>> byPoint) {
    List<Trial> trials = new ArrayList<>();
    int most = byPoint.stream().mapToInt(List::size).max().orElse(0);
    for (int seed = 0; seed < most; seed++) {
      for (List<Trial> of : byPoint) {
        if (seed < of.size()) {
          trials.add(of.get(seed));
        }
      }
    }
    return trials;
  }

  private List<Trial> trials(NamedSetting setting, String opened, Map<String, JsonNode> fixed, Map<String, JsonNode> values) {
    Map<String, JsonNode> all = new LinkedHashMap<>(fixed);
    SweepPoint point = new SweepPoint(setting.name(), Stage.TUNING, values);
    Recipe recipe = resolve(setting, opened, all, point);
    if (recipe.training().threads() == 0) {
      all.put(THREADS, JsonNodeFactory.instance.numberNode(1));
      recipe = resolve(setting, opened, all, point);
    }
    if (setting.recipes().size() > 1) {
      Map<String, JsonNode> told = new LinkedHashMap<>(Map.of(SweepPlan.RECIPE, JsonNodeFactory.instance.stringNode(recipe.name())));
      told.putAll(values);
      point = new SweepPoint(setting.name(), Stage.TUNING, told);
    }
    List<Trial> trials = new ArrayList<>();
    for (long seed : setting.seeds().orElse(List.of(recipe.seed()))) {
      Recipe seeded = recipe.withSeed(seed);
      String fresh = TrialName.of(point, seeded);
      String name = names.computeIfAbsent(TrialName.identity(seeded), identity -> fresh);
      trials.add(new Trial(name, opened, seeded, all, point));
    }
    return trials;
  }

  private Recipe resolve(NamedSetting setting, String opened, Map<String, JsonNode> fixed, SweepPoint point) {
    try {
      return Recipes.open(opened, Trial.overrides(fixed, point.values()));
    } catch (RecipeException e) {
      Map<String, String> places = new LinkedHashMap<>(setting.places());
      overrides.forEach(override -> places.remove(FixedKeys.key(override)));
      throw Blame.of(file, places, fixed, point, e.getMessage());
    }
  }
}
