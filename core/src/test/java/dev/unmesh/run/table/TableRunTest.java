package dev.unmesh.run.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.RunException;
import dev.unmesh.task.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables trained in small: in parallel, stopped and gone on with, with cells that cannot be trained. */
class TableRunTest {
  private static final String RECIPE =
      """
      name: small
      task: {kind: independence, trainExamples: 30, testExamples: 30}
      network: {kind: mlp, hidden: [8, 8], freeBoundary: true}
      training: {steps: 300, batch: 0, optimiser: {rate: 1.0e-2}}
      pressures: [{kind: connection-cost, strength: 3.0e-3}]
      swap: {every: 50}
      measures: {shuffles: 0}
      """;
  private static final String WILD = "wild:training.optimiser={kind: sgd, rate: 1.0e+38}";

  @TempDir Path folder;
  private String recipe;
  private final List<CellResult> heard = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger earlier = new AtomicInteger();

  @BeforeEach
  void write() throws IOException {
    recipe = Files.writeString(folder.resolve("small.yaml"), RECIPE).toString();
  }

  private TablePlan plan(String seeds, String... settings) {
    List<Setting> columns = Stream.of(settings).map(text -> text.contains(":") ? Setting.parse(text) : Setting.variant(text)).toList();
    return TablePlan.of(List.of(recipe), columns, SeedList.parse(seeds), List.of());
  }

  private TableRun run(TablePlan plan, TableFolder into) {
    heard.clear();
    return new TableRun(
        plan,
        into,
        new DataFolder(folder, false),
        new TableListener() {
          @Override
          public void begins(TablePlan begun, List<CellResult> there) {
            earlier.set(there.size());
          }

          @Override
          public void running(Cell cell, double share) {}

          @Override
          public void ended(CellResult result) {
            heard.add(result);
          }

          @Override
          public void progress(String file, long bytes, long total) {}

          @Override
          public void note(String message) {}
        });
  }

  private TableFolder into(String name) {
    return new TableFolder(folder.resolve(name));
  }

  @Test
  void theFiguresDoNotDependOnHowManyTrainAtOnce() {
    TablePlan plan = plan("3", "none", "l1-local", "bimt");
    VariantTable one = run(plan, into("one")).run(1, false, () -> false);
    VariantTable three = run(plan, into("three")).run(3, false, () -> false);
    assertTrue(one.isComplete() && three.isComplete());
    assertEquals(9, heard.size());
    assertSameFigures(one, three);
    double free = one.spread("small", "none", CellFigure.WIRING_COST).mean();
    double pressed = one.spread("small", "bimt", CellFigure.WIRING_COST).mean();
    assertTrue(pressed < .8 * free, free + " without cost, " + pressed + " with");
    // the settings of a seed begin with the same weights on the same data: none and an idle setting agree
    VariantTable twins = run(plan("2", "none", "idle:variant=none,swap.every=7"), into("twins")).run(2, false, () -> false);
    assertArrayEquals(twins.bySeed("small", "none", CellFigure.TEST_LOSS), twins.bySeed("small", "idle", CellFigure.TEST_LOSS));
  }

  @Test
  void keptRunsHaveTheSameFiguresAndAreRuns() {
    TablePlan plan = plan("2", "l1", "bimt");
    VariantTable bare = run(plan, into("bare")).run(2, false, () -> false);
    TableFolder into = into("kept");
    VariantTable kept = run(plan, into).run(2, true, () -> false);
    assertSameFigures(bare, kept);
    for (PlannedCell planned : plan.cells()) {
      assertTrue(Files.exists(into.run(planned.cell()).resolve("model.safetensors")));
      assertFalse(Files.exists(into("bare").run(planned.cell())));
    }
    // a table whose runs were not kept trains them again when they are asked for
    run(plan, into("bare")).run(2, true, () -> false);
    assertEquals(4, heard.size());
    assertTrue(Files.exists(into("bare").run(plan.cells().get(3).cell()).resolve("run.json")));
    run(plan, into("bare")).run(2, true, () -> false);
    assertEquals(0, heard.size());
  }

  @Test
  void stoppedItGoesOnWhereItWas() throws IOException {
    TablePlan plan = plan("2", "none", "bimt");
    VariantTable straight = run(plan, into("straight")).run(1, false, () -> false);
    TableFolder into = into("stopped");
    AtomicInteger asked = new AtomicInteger();
    VariantTable part = run(plan, into).run(1, false, () -> asked.incrementAndGet() > 450);
    assertFalse(part.isComplete());
    assertEquals(1, part.results().size());
    assertTrue(Files.exists(into.path().resolve("under-way/small-bimt-0")), "the cell under way left a checkpoint");
    byte[] first = Files.readAllBytes(into.cell(plan.cells().get(0).cell()));
    VariantTable whole = run(plan, into).run(2, false, () -> false);
    assertEquals(1, earlier.get());
    assertEquals(3, heard.size());
    assertArrayEquals(first, Files.readAllBytes(into.cell(plan.cells().get(0).cell())));
    assertSameFigures(straight, whole);
    assertFalse(Files.exists(into.path().resolve("under-way")));
    VariantTable again = run(plan, into).run(2, false, () -> false);
    assertEquals(0, heard.size());
    assertSameFigures(whole, again);
  }

  @Test
  void aTableMayGrow() {
    run(plan("2", "none"), into("grown")).run(2, false, () -> false);
    run(plan("3", "none", "bimt"), into("grown")).run(2, false, () -> false);
    assertEquals(2, earlier.get());
    assertEquals(4, heard.size());
  }

  @Test
  void aCellThatDivergesIsMarkedAndTheOthersFinish() {
    TablePlan plan = plan("2", "none", WILD, "bimt");
    VariantTable table = run(plan, into("wild")).run(2, false, () -> false);
    assertTrue(table.isComplete());
    assertEquals(List.of("wild", "wild"), table.failures().stream().map(result -> result.cell().setting()).toList());
    CellResult diverged = table.failures().get(0);
    assertEquals(CellResult.Status.DIVERGED, diverged.status());
    assertTrue(diverged.reason().contains("not a finite number at step"), diverged.reason());
    assertTrue(Double.isNaN(diverged.figure(CellFigure.NEWMAN_Q)));
    assertEquals(2, table.spread("small", "bimt", CellFigure.NEWMAN_Q).n());
    assertEquals(0, table.spread("small", "wild", CellFigure.NEWMAN_Q).n());
    // it would diverge again: it is not tried again
    VariantTable again = run(plan, into("wild")).run(2, false, () -> false);
    assertEquals(0, heard.size());
    assertEquals(diverged.reason(), again.failures().get(0).reason());
  }

  @Test
  void aCellThatFailsIsMarkedAndTriedAgain() throws IOException {
    TablePlan plan = plan("1", "none", "bimt");
    TableFolder into = into("failing");
    // a file where the cell's checkpoints go
    Path blocked = into.path().resolve("under-way/small-none-0");
    Files.createDirectories(blocked.getParent());
    Files.writeString(blocked, "");
    VariantTable table = run(plan, into).run(1, false, () -> false);
    assertEquals(CellResult.Status.FAILED, table.failures().get(0).status());
    assertTrue(table.failures().get(0).reason().contains("under-way"), table.failures().get(0).reason());
    assertEquals(1, table.spread("small", "bimt", CellFigure.NEWMAN_Q).n());
    Files.deleteIfExists(blocked);
    assertEquals(List.of(), run(plan, into).run(1, false, () -> false).failures());
    assertEquals(List.of("none"), heard.stream().map(result -> result.cell().setting()).toList());
  }

  @Test
  void anotherRecipeOrOtherDataAreRefused() throws IOException {
    TableFolder into = into("changed");
    run(plan("1", "none"), into).run(1, false, () -> false);
    refused(plan("1", "none"), into, false, null, "training.steps", RECIPE.replace("steps: 300", "steps: 200"));
    run(plan("1", "bimt"), into).run(1, true, () -> false);
    Files.delete(into.cell(new Cell("small", "bimt", 0)));
    refused(plan("1", "bimt"), into, true, null, "swap.every", RECIPE.replace("every: 50", "every: 60"));

    Path table = Files.writeString(folder.resolve("table.csv"), "a,b,y\n" + "1,2,3\n2,3,5\n4,1,5\n0,1,1\n".repeat(5));
    String csv = RECIPE.replaceFirst("task: .*", "task: {kind: csv, file: '" + table + "', targets: [y], learn: regression}");
    Files.writeString(Path.of(recipe), csv);
    TableFolder data = into("data");
    run(plan("1", "none"), data).run(1, false, () -> false);
    Files.writeString(table, Files.readString(table).replace("4,1,5", "4,1,6"));
    refused(plan("1", "none", "bimt"), data, false, "not those its other cells were trained on", "sha256", csv);
  }

  private void refused(TablePlan ignored, TableFolder into, boolean keep, String more, String told, String changed) throws IOException {
    Files.writeString(Path.of(recipe), changed);
    TablePlan now = plan("1", ignored.settings().stream().map(Setting::name).toArray(String[]::new));
    String message = assertThrows(RunException.class, () -> run(now, into).run(1, keep, () -> false)).getMessage();
    assertTrue(message.contains(told) && (more == null || message.contains(more)), message);
    Files.writeString(Path.of(recipe), RECIPE);
  }

  @Test
  void aRecipeThatDoesNotSuitItsTaskIsToldBeforeTheFirstCell() {
    TablePlan plan = plan("1", "none", "lost:pressures.0.connections=[fc9]");
    RuntimeException refused = assertThrows(dev.unmesh.run.recipe.RecipeException.class, () -> run(plan, into("lost")).run(1, false, () -> false));
    assertTrue(refused.getMessage().contains("fc9"), refused.getMessage());
    assertEquals(0, heard.size());
  }

  @Test
  void aBrokenCellFileIsTold() throws IOException {
    TablePlan plan = plan("1", "none");
    TableFolder into = into("broken");
    run(plan, into).run(1, false, () -> false);
    Path cell = into.cell(plan.cells().get(0).cell());
    for (String broken : List.of("{", "[]", "{}", "{\"status\": \"finished\"}")) {
      Files.writeString(cell, broken);
      String message = assertThrows(RunException.class, () -> run(plan, into).run(1, false, () -> false)).getMessage();
      assertTrue(message.contains(cell.toString()), message);
    }
  }

  private static void assertSameFigures(VariantTable expected, VariantTable actual) {
    assertEquals(expected.results().size(), actual.results().size());
    for (int i = 0; i < expected.results().size(); i++) {
      CellResult one = expected.results().get(i);
      CellResult other = actual.results().get(i);
      assertEquals(one.cell(), other.cell());
      for (CellFigure figure : CellFigure.values()) {
        if (figure != CellFigure.SECONDS) {
          assertEquals(one.figure(figure), other.figure(figure), one.cell().name() + " " + figure.title());
        }
      }
    }
  }
}
