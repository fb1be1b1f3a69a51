package dev.unmesh.run.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.recipe.Variant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which cells a table has, and what is told of one that cannot be. */
class TablePlanTest {
  private static final List<Setting> TWO = List.of(Setting.variant("none"), Setting.variant("bimt"));

  @TempDir Path folder;

  @Test
  void everyTaskUnderEverySettingTheFirstSeedFirst() {
    TablePlan plan = TablePlan.of(List.of("independence", "two-moons"), TWO, List.of(3L, 9L), List.of("training.steps=50"));
    assertEquals(
        List.of("independence-none-3", "independence-bimt-3", "two-moons-none-3", "two-moons-bimt-3"),
        plan.cells().subList(0, 4).stream().map(planned -> planned.cell().name()).toList());
    assertEquals(8, plan.cells().size());
    Recipe last = plan.cells().get(7).recipe();
    assertEquals(9, last.seed());
    assertEquals(50, last.training().steps().orElseThrow());
    assertTrue(last.swap().isPresent() && plan.cells().get(0).recipe().pressures().isEmpty());
  }

  @Test
  void allBundledTasksHaveAllVariants() {
    List<Setting> all = java.util.Arrays.stream(Variant.values()).map(Setting::of).toList();
    assertEquals(7 * 5, TablePlan.of(TablePlan.TASKS, all, List.of(0L), List.of()).cells().size());
  }

  @Test
  void overridesForAllForOneTaskAndOfASetting() {
    Setting own = Setting.parse("own: swap.a=3, two-moons/swap.every=7 , pressures.0.strength={0: 1.0e-3, 0.5: 2.0e-3}");
    TablePlan plan =
        TablePlan.of(List.of("independence", "two-moons"), List.of(own), List.of(0L), List.of("swap.every=50", "independence/training.steps=11"));
    Recipe independence = plan.cells().get(0).recipe();
    Recipe moons = plan.cells().get(1).recipe();
    assertEquals(11, independence.training().steps().orElseThrow());
    assertEquals(10_000, moons.training().steps().orElseThrow());
    assertEquals(50, independence.swap().orElseThrow().every());
    assertEquals(7, moons.swap().orElseThrow().every());
    assertEquals(3, moons.swap().orElseThrow().a());
    assertEquals(List.of("swap.a=3", "two-moons/swap.every=7", "pressures.0.strength={0: 1.0e-3, 0.5: 2.0e-3}"), own.overrides());
  }

  @Test
  void aSettingMayBeOfAnotherVariant() {
    Setting local = Setting.parse("strong-local:variant=l1-local,pressures.0.a=2");
    assertEquals(Variant.L1_LOCAL, local.variant());
    assertEquals(List.of("pressures.0.a=2"), local.overrides());
    assertTrue(TablePlan.of(List.of("independence"), List.of(local), List.of(0L), List.of()).cells().get(0).recipe().swap().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"1 | 0", "3 | 0 1 2", "4,2 | 4 2", "10-12 | 10 11 12", "0,5-6, 9 | 0 5 6 9", "7-7 | 7"})
  void seedsAsPeopleWriteThem(String written, String seeds) {
    assertEquals(seeds, String.join(" ", SeedList.parse(written).stream().map(String::valueOf).toList()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"0 | no seed", "five | how many", "3-1 | no seed", "1,,2 | how many", "'' | how many", "0-99999999 | more than"})
  void seedsThatAreNone(String written, String told) {
    refused(() -> SeedList.parse(written), told);
  }

  @Test
  void wrongPlansAreRefused() throws Exception {
    List<Long> one = List.of(0L);
    List<String> task = List.of("independence");
    refused(() -> TablePlan.of(List.of("independense"), TWO, one, List.of()), "did you mean 'independence'");
    refused(() -> TablePlan.of(List.of("independence", "two-moons", "independence"), TWO, one, List.of()), "'independence' is there twice");
    refused(() -> TablePlan.of(List.of(), TWO, one, List.of()), "at least one task");
    refused(() -> TablePlan.of(task, List.of(), one, List.of()), "at least one setting");
    refused(() -> TablePlan.of(task, List.of(TWO.get(0), TWO.get(0)), one, List.of()), "the setting 'none' is there twice");
    refused(() -> TablePlan.of(task, TWO, List.of(1L, 1L), List.of()), "the seed '1' is there twice");
    refused(() -> TablePlan.of(task, TWO, List.of(), List.of()), "at least one seed");
    refused(() -> Setting.variant("l1-swop"), "did you mean 'l1-swap'");
    refused(() -> Setting.parse("far"), "name:key=value");
    refused(() -> Setting.parse("far:swap.a"), "'swap.a' should be key=value");
    refused(() -> Setting.parse("f/r:swap.a=2"), "letters, digits");
    refused(() -> Setting.parse("x:variant=l1-swap,swap.a=2"), "pressures.0.a");
    refused(() -> TablePlan.of(task, List.of(Setting.parse("far:swap.aa=2")), one, List.of()), "no such key");
    refused(() -> TablePlan.of(task, TWO, one, List.of("two-moon/training.steps=3")), "'two-moon'");
    refused(() -> TablePlan.of(task, TWO, one, List.of("training.threads=2")), "--set training.threads=1");
    refused(() -> TablePlan.of(List.of("mnist-plain"), TWO, one, List.of()), "no connection-cost pressure");
    Path same = Files.writeString(folder.resolve("same.yaml"), "name: independence\n");
    refused(() -> TablePlan.of(List.of("independence", same.toString()), TWO, one, List.of()), "is there twice");
  }

  private static void refused(Executable what, String told) {
    String message = assertThrows(RecipeException.class, what).getMessage();
    assertTrue(message.contains(told), message);
  }
}
