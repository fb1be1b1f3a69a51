package dev.unmesh.run.sweep;

import static dev.unmesh.run.sweep.StatedKeys.within;

import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.table.SeedList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a sweep's file key by key; what is wrong is told with its line. */
final class SweepReader {
  private static final String NAMELESS = "a setting needs a name: 'settings: {plain: {...}, assignment: {...}}'";

  private final Path path;
  private final StatedKeys stated;

  SweepReader(Path path, StatedKeys stated) {
    this.path = path;
    this.stated = stated;
  }

  SweepFile file() {
    ObjectNode tree = stated.source().tree();
    stated.known(tree, "", "recipe", "set", "grid", "draw", "seeds", "settings", "choose", "final");
    SweepSection top = section(tree, "");
    List<NamedSetting> settings = new ArrayList<>();
    if (tree.has("settings")) {
      named(tree.get("settings")).forEach(entry -> settings.add(setting(entry.getKey(), entry.getValue(), top)));
    } else {
      if (top.space().isEmpty() && top.seeds().isEmpty()) {
        throw stated.wrong(
            "", "has nothing to sweep: give 'grid: {key: [values]}', 'draw: {trials: 20, keys: {...}}', 'settings' or 'seeds'");
      }
      settings.add(over(new SweepSection("", Optional.empty(), Map.of(), Optional.empty(), Optional.empty()), top, ""));
    }
    Optional<ChoiceRule> choose = Optional.ofNullable(tree.get("choose")).map(new ChoiceReader(stated)::rule);
    Optional<FinalStage> last = Optional.ofNullable(tree.get("final")).map(node -> last(node, settings));
    if (last.isPresent() && choose.isEmpty()) {
      throw stated.wrong("final", "trains again what was chosen, and nothing says how: 'choose: {by: testAccuracy}'");
    }
    return new SweepFile(path, stated.source(), settings, choose, last);
  }

  private FinalStage last(JsonNode node, List<NamedSetting> settings) {
    ObjectNode section = node.isNull() ? JsonNodeFactory.instance.objectNode() : stated.object(node, "final");
    stated.known(section, "final", "set", "seeds");
    Map<String, JsonNode> set = stated.set(section, "final");
    for (String key : set.keySet()) {
      if (settings.stream().anyMatch(setting -> setting.space().names().contains(key))) {
        throw stated.wrong("final.set." + key, "is swept: what was chosen of it would be lost");
      } else if (key.equals("seed")) {
        throw stated.wrong("final.set.seed", "is no key to set: say 'seeds: [0, 1, 2]'");
      }
    }
    return new FinalStage(set, Optional.ofNullable(section.get("seeds")).map(seed -> seeds(seed, "final.seeds")));
  }

  private List<Map.Entry<String, JsonNode>> named(JsonNode settings) {
    if (settings.isArray()) {
      throw stated.wrong("settings", "is a list: " + NAMELESS);
    }
    ObjectNode named = stated.object(settings, "settings");
    if (named.isEmpty()) {
      throw stated.wrong("settings", "is empty: " + NAMELESS);
    }
    return List.copyOf(named.properties());
  }

  // one of which nothing is said is what stands at the top
  private NamedSetting setting(String name, JsonNode node, SweepSection top) {
    if (name.isBlank()) {
      throw stated.wrong("settings", NAMELESS + ", was '" + name + "'");
    }
    String at = within("settings", name);
    ObjectNode section = node.isNull() ? JsonNodeFactory.instance.objectNode() : stated.object(node, at);
    stated.known(section, at, "recipe", "set", "grid", "draw", "seeds");
    return over(section(section, at), top, name);
  }

  private NamedSetting over(SweepSection section, SweepSection top, String name) {
    if (section.recipes().isEmpty() && top.recipes().isEmpty()) {
      throw stated.wrong(section.at(), "says no 'recipe': the name of a bundled one, or a .yaml file");
    } else if (section.draws() && top.draws()) {
      throw stated.wrong(within(section.at(), "draw"), "stands under another 'draw': draw at the top or in settings, not both");
    }
    return section.over(top, name);
  }

  private SweepSection section(ObjectNode node, String at) {
    Optional<List<String>> recipes = Optional.ofNullable(node.get("recipe")).map(recipe -> recipes(recipe, within(at, "recipe")));
    Map<String, JsonNode> set = stated.set(node, at);
    Optional<List<Long>> seeds = Optional.ofNullable(node.get("seeds")).map(seed -> seeds(seed, within(at, "seeds")));
    Optional<SearchSpace> space = new SpaceReader(stated).space(node, at);
    for (String key : space.map(SearchSpace::names).orElse(List.of())) {
      if (set.containsKey(key)) {
        throw stated.wrong(within(at, "set." + key), "is swept too: leave it out of one of the two");
      }
    }
    return new SweepSection(at, recipes, set, space, seeds);
  }

  private List<String> recipes(JsonNode node, String at) {
    List<String> recipes = new ArrayList<>();
    for (JsonNode name : node.isArray() ? stated.list(node, at) : List.of(node)) {
      if (!name.isString()) {
        throw stated.wrong(at, "needs the name of a recipe or a .yaml file, was " + name);
      }
      recipes.add(beside(name.asString()));
    }
    return recipes;
  }

  // a file is looked for beside the sweep's own, then from where the command was given
  private String beside(String recipe) {
    Path file = path.toAbsolutePath().resolveSibling(recipe);
    boolean yaml = recipe.endsWith(".yaml") || recipe.endsWith(".yml") || recipe.indexOf('/') >= 0;
    return yaml ? (Files.exists(file) ? file : Path.of(recipe).toAbsolutePath()).normalize().toString() : recipe;
  }

  private List<Long> seeds(JsonNode node, String at) {
    if (node.isArray()) {
      return stated.list(node, at).stream().map(seed -> stated.whole(seed, at)).toList();
    } else if (node.isString()) {
      try {
        return SeedList.parse(node.asString());
      } catch (RecipeException e) {
        throw stated.wrong(at, e.getMessage().replace("--seeds ", ""));
      }
    }
    long count = stated.whole(node, at);
    if (count < 1 || count > SpaceReader.MOST) {
      throw stated.wrong(at, "says how many (5), which ([0, 3, 7]) or a range ('10-19'), was " + count);
    }
    return LongStream.range(0, count).boxed().toList();
  }
}
