package dev.unmesh.run.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.recipe.RecipeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings by name: what lies over what, what their trials are called, and what is wrong with them. */
class SweepSettingsTest {
  private static final String RIVALS =
      """
      recipe: independence
      set: {training.steps: 50, training.batch: 5}
      seeds: 2
      settings:
        plain: {set: {pressures: []}}
        pressed:
          set: {training.batch: 6}
          grid: {pressures.0.strength: [1, 2]}
        moons:
          recipe: two-moons
          seeds: [7]
      """;

  @TempDir Path folder;

  private SweepPlan plan(String yaml, String... overrides) throws IOException {
    return SweepPlan.of(Files.writeString(folder.resolve("sweep.yaml"), yaml), List.of(overrides));
  }

  private static List<String> told(List<Trial> trials) {
    return trials.stream().map(trial -> trial.point().text() + " s" + trial.seed()).toList();
  }

  @Test
  void eachSettingHasWhatIsSaidOfItOverWhatIsSaidOfAll() throws IOException {
    SweepPlan plan = plan(RIVALS);
    assertEquals(List.of("plain", "pressed", "moons"), plan.settings());
    assertEquals(List.of("pressures.0.strength"), plan.keys());
    assertEquals(
        List.of(
            "plain s0", "pressed, pressures.0.strength=1 s0", "pressed, pressures.0.strength=2 s0", "moons s7", "plain s1",
            "pressed, pressures.0.strength=1 s1", "pressed, pressures.0.strength=2 s1"),
        told(plan.trials()));
    assertEquals(List.of(5, 6, 6, 5), plan.trials().stream().limit(4).map(trial -> trial.recipe().training().batch()).toList());
    plan.trials().forEach(trial -> assertEquals(50, trial.recipe().training().steps().orElseThrow()));
    assertEquals(List.of(0, 1, 1), plan.trials().stream().limit(3).map(trial -> trial.recipe().pressures().size()).toList());
    assertTrue(plan.trials().get(3).name().matches("moons-s7-[0-9a-f]{8}"), plan.trials().get(3).name());
    assertTrue(plan.trials().get(2).name().matches("pressed-strength-2-s0-[0-9a-f]{8}"), plan.trials().get(2).name());
  }

  @Test
  void theCommandLineLiesOverAll() throws IOException {
    plan(RIVALS, "training.batch=3").trials().forEach(trial -> assertEquals(3, trial.recipe().training().batch()));
    String wrong = assertThrows(RecipeException.class, () -> plan(RIVALS, "pressures.0.strength=3")).getMessage();
    assertTrue(wrong.contains("sweeps 'pressures.0.strength'"), wrong);
  }

  @Test
  void whatTheTopSweepsEverySettingDoesUnlessItSaysSomethingElseOfTheKey() throws IOException {
    String yaml =
        """
        recipe: independence
        grid: {training.steps: [10, 20], training.batch: [5, 6]}
        settings:
          all:
          own: {set: {training.steps: 7}, grid: {training.batch: [8], pressures.0.strength: [1, 2]}}
          drawn: {draw: {trials: 2, keys: {pressures.0.strength: {from: 1, to: 2}, training.batch: [9]}}}
        """;
    List<Trial> trials = plan(yaml).trials();
    Map<String, Integer> counts = Map.of("all", 4, "own", 2, "drawn", 4);
    counts.forEach((name, count) -> assertEquals(count, (int) trials.stream().filter(trial -> trial.setting().equals(name)).count(), name));
    assertEquals("all, training.steps=10, training.batch=5 s0", told(trials).get(0));
    assertEquals("own, training.batch=8, pressures.0.strength=1 s0", told(trials).get(4));
    List<Trial> own = trials.stream().filter(trial -> trial.setting().equals("own")).toList();
    own.forEach(trial -> assertEquals(7, trial.recipe().training().steps().orElseThrow()));
    trials.stream().filter(trial -> trial.setting().equals("drawn")).forEach(trial -> assertEquals(9, trial.recipe().training().batch()));
  }

  @Test
  void equalRecipesAreOneRun() throws IOException {
    SweepPlan plan = plan("recipe: independence\nsettings: {one: {set: {training.steps: 5}}, other: {grid: {training.steps: [5, 6]}}}\n");
    assertEquals(3, plan.trials().size());
    assertEquals(plan.trials().get(0).name(), plan.trials().get(1).name());
    assertNotEquals(plan.trials().get(0).name(), plan.trials().get(2).name());
    assertTrue(plan.trials().get(1).label().startsWith("other: one-s0-"), plan.trials().get(1).label());
  }

  @Test
  void aTrialIsFoundAgainWhateverItsSettingIsCalled() throws IOException {
    SweepFolder out = new SweepFolder(folder.resolve("out"));
    Trial flat = plan("recipe: independence\ngrid: {training.steps: [5]}\n").in(out).trials().get(0);
    assertTrue(flat.name().startsWith("independence-steps-5-s0-"), flat.name());
    Files.createDirectories(out.run(flat));
    Files.createDirectories(out.trials().resolve("something of someone's"));
    String named = "recipe: independence\nsettings: {NAME: {set: {training.steps: 5}}}\n";
    assertEquals(flat.name(), plan(named.replace("NAME", "short")).in(out).trials().get(0).name());
    Trial fresh = plan(named.replace("NAME", "short").replace("5", "6")).in(out).trials().get(0);
    assertTrue(fresh.name().startsWith("short-s0-"), fresh.name());
    // of two directories the one that has a result
    Trial other = plan(named.replace("NAME", "other")).trials().get(0);
    Files.createDirectories(out.run(other));
    assertEquals(other.name(), plan(named.replace("NAME", "other")).in(out).trials().get(0).name());
    Files.writeString(out.run(flat).resolve("report.html"), "");
    assertEquals(flat.name(), plan(named.replace("NAME", "other")).in(out).trials().get(0).name());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "settings: {} | line 2, key 'settings': is empty: a setting needs a name",
    "settings: [{seeds: 2}] | line 2, key 'settings': is a list: a setting needs a name",
    "settings: {'': {seeds: 2}} | a setting needs a name: 'settings: {plain: {...}, assignment: {...}}', was ''",
    "settings: {a: 5} | line 2, key 'settings.a': needs keys and values, was 5",
    "settings:\\n  a: {sets: {training.steps: 5}} | line 3, key 'settings.a.sets': no such key; did you mean 'set'",
    "settings:\\n  a: {set: {training.stps: 5}} | line 3, key 'settings.a.set.training.stps': no such key; did you mean 'steps'",
    "settings: {a: {grid: {training.stps: [5]}}} | line 2, key 'settings.a.grid.training.stps': no such key; did you mean 'steps'",
    "set:\\n  training.stps: 5\\nsettings: {a: } | line 3, key 'set.training.stps': no such key; did you mean 'steps'",
    "settings: {a: {draw: {trials: 2, keys: {training.steps: {from: 1, to: 9}}}}} | say 'integer: true'",
    "settings: {a: {grid: {training.steps: [5]}, draw: {trials: 2}}} | key 'settings.a.draw': stands beside a 'grid'",
    "settings: {a: {set: {training.steps: 5}, grid: {training.steps: [5]}}} | key 'settings.a.set.training.steps': is swept too",
    "draw: {trials: 2, keys: {a: [5]}}\\nsettings: {a: {draw: {trials: 2, keys: {b: [5]}}}} | key 'settings.a.draw': stands under",
    "settings: {a: {seeds: 0}} | key 'settings.a.seeds': says how many",
    "settings: {a: {set: {seed: 4}}} | say 'seeds: [0, 1, 2]'",
    "settings: {a: {recipe: gone.yaml}} | there is no such file",
    "setings: {a: {seeds: 2}} | line 2, key 'setings': no such key; did you mean 'settings'"
  })
  void whatIsWrongIsToldWithItsPlace(String yaml, String told) {
    RecipeException wrong = assertThrows(RecipeException.class, () -> plan("recipe: independence\n" + yaml.replace("\\n", "\n") + "\n"));
    assertTrue(wrong.getMessage().contains(told), wrong::getMessage);
    assertFalse(wrong.getMessage().contains("\n"), wrong::getMessage);
  }

  @Test
  void everySettingNeedsARecipe() {
    RecipeException wrong = assertThrows(RecipeException.class, () -> plan("settings:\n  a: {recipe: independence}\n  b: {seeds: 2}\n"));
    assertTrue(wrong.getMessage().contains("line 3, key 'settings.b': says no 'recipe'"), wrong::getMessage);
  }
}
