package dev.unmesh.run.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.RunListener;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.task.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sweep's file comes to, and what is wrong with it. */
class SweepPlanTest {
  private static final String DRAW =
      """
      recipe: independence
      draw:
        trials: %d
        seed: 3
        keys:
          training.optimiser.rate: {from: 1e-4, to: 0.01, scale: log}
          training.steps: {from: 10, to: 12, integer: true}
          network.activation: [relu, silu, tanh]
      """;

  @TempDir Path folder;

  private SweepPlan plan(String yaml, String... overrides) throws IOException {
    return SweepPlan.of(Files.writeString(folder.resolve("sweep.yaml"), yaml), List.of(overrides));
  }

  @Test
  void aGridIsEveryCombinationFirstSeedFirst() throws IOException {
    SweepPlan plan = plan("recipe: independence\nseeds: [0, 7]\nset: {training.steps: 50}\ngrid:\n  pressures.0.a: [1, 2]\n  network.hidden: [[4], [4, 4], [8]]\n");
    assertEquals(12, plan.trials().size());
    assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 0L, 7L, 7L, 7L, 7L, 7L, 7L), plan.trials().stream().map(Trial::seed).toList());
    assertEquals(List.of("[4]", "[4,4]", "[8]", "[4]"), plan.trials().stream().limit(4).map(trial -> trial.value("network.hidden")).toList());
    Set<String> names = new HashSet<>(plan.trials().stream().map(Trial::name).toList());
    assertEquals(12, names.size());
    names.forEach(name -> assertTrue(name.matches("independence-a-[12]-hidden-[48-]*s[07]-[0-9a-f]{8}"), name));
    plan.trials().forEach(trial -> assertEquals(1, trial.recipe().training().threads(), "several go on at once"));
    plan.trials().forEach(trial -> assertTrue(trial.overrides().contains("training.steps=50")));
  }

  @Test
  void aNameStandsForTheWholeRecipe() throws IOException {
    String yaml = "recipe: independence\nseeds: 1\n";
    String name = plan(yaml).trials().get(0).name();
    assertEquals(name, plan("# another comment\n" + yaml).trials().get(0).name());
    assertFalse(name.equals(plan(yaml, "training.steps=50").trials().get(0).name()));
    assertEquals("7", plan(yaml, "training.threads=7").trials().get(0).recipe().training().threads() + "");
  }

  @Test
  void whatIsDrawnKeepsToItsRangeAndStaysAsTrialsAreAdded() throws IOException {
    List<Trial> few = plan(String.format(DRAW, 10)).trials();
    List<Trial> many = plan(String.format(DRAW, 40)).trials();
    assertEquals(40, many.size());
    assertEquals(few.stream().map(Trial::name).toList(), many.subList(0, 10).stream().map(Trial::name).toList());
    Set<Integer> steps = new HashSet<>();
    int small = 0;
    for (Trial trial : many) {
      double rate = trial.point().values().get("training.optimiser.rate").asDouble();
      assertTrue(rate >= 1e-4 && rate <= .01, () -> "rate " + rate);
      small += rate < 1e-3 ? 1 : 0;
      steps.add(trial.point().values().get("training.steps").asInt());
    }
    assertEquals(Set.of(10, 11, 12), steps);
    assertTrue(small > 8 && small < 32, "half of them below 1e-3 by logarithm, was " + small);
  }

  @Test
  void severalRecipesAreAKey() throws IOException {
    SweepPlan plan = plan("recipe: [independence, two-moons]\ngrid: {training.steps: [10, 20]}\n");
    assertEquals(List.of("recipe", "training.steps"), plan.keys());
    assertEquals(List.of("independence", "independence", "two-moons", "two-moons"), plan.trials().stream().map(trial -> trial.value("recipe")).toList());
  }

  @Test
  void aRecipesFileIsLookedForBesideTheSweeps() throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), "name: mine\ntraining: {steps: 5}\n");
    Trial trial = plan("recipe: mine.yaml\nseeds: 1\n").trials().get(0);
    assertEquals(folder.resolve("mine.yaml").toAbsolutePath().toString(), trial.opened());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "recipe: independence\\ngrid:\\n  training.optimiser.rat: [1] | sweep.yaml, line 3, key 'grid.training.optimiser.rat': no such key; did you mean 'rate'",
    "recipe: independence\\ngrid: {trainng.steps: [1]} | line 2, key 'grid.trainng.steps': no such key; did you mean 'training'",
    "recipe: independence\\ngrid:\\n  training.steps: [5, many] | line 3, key 'grid.training.steps': needs a whole number, was \"many\"",
    "recipe: independence\\nset:\\n  network.hiden: [5]\\nseeds: 2 | line 3, key 'set.network.hiden': no such key; did you mean 'hidden'",
    "recipe: independence\\ngrid: {} | line 2, key 'grid': is empty",
    "recipe: independence\\ngrid: {training.steps: []} | key 'grid.training.steps': is an empty list",
    "recipe: independence\\ngrid: {training.steps: 5} | key 'grid.training.steps': needs a list of values in brackets, was 5",
    "recipe: independence\\ngrid: {training.steps: [5, 5]} | has a value twice",
    "recipe: independence\\ngrid: [1] | key 'grid': needs keys and values",
    "recipe: independence | has nothing to sweep",
    "grid: {training.steps: [5]} | says no 'recipe'",
    "recipe: independance\\nseeds: 2 | did you mean 'independence'",
    "recipe: gone.yaml\\nseeds: 2 | there is no such file",
    "recipe: independence\\ngird: {training.steps: [5]} | line 2, key 'gird': no such key; did you mean 'grid'",
    "recipe: independence\\nseeds: 0 | key 'seeds': says how many",
    "recipe: independence\\nseeds: [1, x] | key 'seeds': needs a whole number, was \"x\"",
    "recipe: independence\\nseeds: 3-x | key 'seeds': 3-x: give how many",
    "recipe: independence\\ngrid: {seed: [1, 2]} | say 'seeds: [0, 1, 2]'",
    "recipe: independence\\nset: {training.steps: 4}\\ngrid: {training.steps: [5]} | key 'set.training.steps': is swept too",
    "recipe: independence\\ngrid: {training.steps: [5]\\ndraw: 1 | not YAML",
    "recipe: independence\\ngrid:\\n\\ttraining.steps: [5] | sweep.yaml, line 3: not YAML",
    "- 1 | a sweep is a set of keys and values",
    "recipe: independence\\ngrid: {training.steps: [5]}\\ndraw: {trials: 2, keys: {training.steps: [5]}} | stands beside a 'grid'",
    "recipe: independence\\ndraw: {keys: {training.steps: [5]}} | key 'draw.trials': is missing",
    "recipe: independence\\ndraw: {trials: 0, keys: {training.steps: [5]}} | from 1 to",
    "recipe: independence\\ndraw: {trials: 2} | key 'draw.keys': is missing",
    "recipe: independence\\ndraw: {trials: 2, keys: {training.steps: {from: 5, to: 2}}} | must be below 'to', was 5.0 and 2.0",
    "recipe: independence\\ndraw: {trials: 2, keys: {training.optimiser.rate: {from: 0, to: 2, scale: log}}} | numbers above 0",
    "recipe: independence\\ndraw: {trials: 2, keys: {training.optimiser.rate: {from: 0, to: 2, scale: lgo}}} | should be log or linear",
    "recipe: independence\\ndraw: {trials: 2, keys: {training.steps: {from: 5, to: 200}}} | key 'draw.keys.training.steps': needs a whole number"
  })
  void whatIsWrongIsToldWithItsPlace(String yaml, String told) {
    RecipeException wrong = assertThrows(RecipeException.class, () -> plan(yaml.replace("\\n", "\n").replace("\\t", "\t") + "\n"));
    assertTrue(wrong.getMessage().contains(told), wrong::getMessage);
    assertFalse(wrong.getMessage().contains("\n"), wrong::getMessage);
  }

  @Test
  void whatIsSaidBesideTheFileIsToldAsSuch() throws IOException {
    String yaml = "recipe: independence\ngrid: {training.steps: [5]}\n";
    assertTrue(assertThrows(RecipeException.class, () -> plan(yaml, "training.stps=3")).getMessage().startsWith("--set training.stps"));
    assertTrue(assertThrows(RecipeException.class, () -> plan(yaml, "training.steps=3")).getMessage().contains("sweeps 'training.steps'"));
    SweepPlan both = plan(yaml, "training.epochs=3");
    RecipeException told = assertThrows(RecipeException.class, () -> SweepCheck.of(both, new DataFolder(folder, false), RunListener.SILENT));
    assertTrue(told.getMessage().contains("trial training.steps=5: ") && told.getMessage().contains("either 'epochs' or 'steps'"), told::getMessage);
  }
}
