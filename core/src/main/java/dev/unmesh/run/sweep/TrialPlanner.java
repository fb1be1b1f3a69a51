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
    this.overrides = List.copyOf(overrides);
  }

  /** The first seed of every point first. */
  List<Trial> tuning() {
    FixedKeys.check(overrides, file);
    List<List<Trial>> byPoint = new ArrayList<>();
    for (NamedSetting setting : file.settings()) {
      Map<String, JsonNode> fixed = FixedKeys.of(setting, overrides, file.path());
      for (String recipe : setting.recipes()) {
        for (Map<String, JsonNode> values : setting.space().points()) {
          byPoint.add(tuning(setting, recipe, fixed, values));
        }
      }
    }
    return firstSeedsFirst(byPoint);
  }

  private List<Trial> tuning(NamedSetting setting, String opened, Map<String, JsonNode> fixed, Map<String, JsonNode> values) {
    Map<String, JsonNode> set = new LinkedHashMap<>(fixed);
    set.putAll(values);
    SweepPoint point = new SweepPoint(setting.name(), Stage.TUNING, values);
    Recipe recipe = resolve(setting.places(), opened, set, point);
    if (recipe.training().threads() == 0) {
      set.put(THREADS, JsonNodeFactory.instance.numberNode(1));
      recipe = resolve(setting.places(), opened, set, point);
    }
    if (setting.recipes().size() > 1) {
      Map<String, JsonNode> told = new LinkedHashMap<>(Map.of(SweepPlan.RECIPE, JsonNodeFactory.instance.stringNode(recipe.name())));
      told.putAll(values);
      point = new SweepPoint(setting.name(), Stage.TUNING, told);
    }
    return seeded(setting.seeds().orElse(List.of(recipe.seed())), opened, recipe, set, point);
  }

  /**
   * What was chosen once more, as the final stage has it.
   *
   * @param chosen trials of each point, one a seed
   */
  List<Trial> again(FinalStage stage, List<List<Trial>> chosen) {
    List<List<Trial>> byPoint = new ArrayList<>();
    for (List<Trial> tuned : chosen) {
      Trial first = tuned.get(0);
      Map<String, JsonNode> set = new LinkedHashMap<>(first.set());
      set.keySet().removeAll(stage.set().keySet());
      set.putAll(stage.set());
      FixedKeys.lay(overrides, set);
      Map<String, String> places = new HashMap<>();
      file.settings().stream()
          .filter(setting -> setting.name().equals(first.setting()))
          .forEach(setting -> places.putAll(setting.places()));
      stage.set().keySet().forEach(key -> places.put(key, "final.set." + key));
      SweepPoint point = first.point().at(Stage.FINAL);
      Recipe recipe = resolve(places, first.opened(), set, point);
      byPoint.add(seeded(stage.seeds().orElse(tuned.stream().map(Trial::seed).toList()), first.opened(), recipe, set, point));
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

  private List<Trial> seeded(List<Long> seeds, String opened, Recipe recipe, Map<String, JsonNode> set, SweepPoint point) {
    List<Trial> trials = new ArrayList<>();
    for (long seed : seeds) {
      Recipe seeded = recipe.withSeed(seed);
      String fresh = TrialName.of(point, seeded);
      trials.add(new Trial(names.computeIfAbsent(TrialName.identity(seeded), identity -> fresh), opened, seeded, set, point));
    }
    return trials;
  }

  private Recipe resolve(Map<String, String> places, String opened, Map<String, JsonNode> set, SweepPoint point) {
    try {
      return Recipes.open(opened, Trial.overrides(set));
    } catch (RecipeException e) {
      Map<String, String> inFile = new LinkedHashMap<>(places);
      overrides.forEach(override -> inFile.remove(FixedKeys.key(override)));
      throw Blame.of(file, inFile, set.keySet(), point, e.getMessage());
    }
  }
}
