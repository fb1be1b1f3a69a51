package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.interpret.specialise.RandomSplits;
import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.run.SpecialisationControl.Role;
import dev.unmesh.run.SpecialisationTable.Figure;
import dev.unmesh.run.SpecialisationTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Modules whose meaning was planted, beside nets without any. */
class SpecialiseControlsTest {
  /** With all logits at 0 the first class is the answer to everything, so that it alone loses nothing. */
  private static final double GAP = 7.0 / 8;

  private static final double SHARED = -(.75 * Math.log(.75) + .25 * Math.log(.25));

  @TempDir Path folder;
  private PlantedRuns runs;

  @BeforeEach
  void folder() {
    runs = new PlantedRuns(folder);
  }

  private SpecialisationFile measure(RunFolder run, RunFolder plain, RunFolder without) {
    return measure(run, plain, without, OptionalInt.empty());
  }

  private SpecialisationFile measure(RunFolder run, RunFolder plain, RunFolder without, OptionalInt clusters) {
    SpecialiseControls.Asked asked =
        new SpecialiseControls.Asked(Optional.ofNullable(plain), Optional.ofNullable(without), clusters, 12, OptionalLong.of(3));
    return SpecialiseControls.measure(run, asked, runs.data(), RunListener.SILENT, () -> false);
  }

  @Test
  void plantedModulesAndTheirControlsComeToWhatTheyMust() throws IOException {
    RunFolder run = runs.specialised("run");
    SpecialisationFile file = measure(run, runs.plain("plain"), runs.without("without"));
    assertEquals(GAP, file.own().causalGap().value(), 1e-12);
    assertEquals(12, file.own().causalGap().draws().size());
    SpecialisationControl plain = file.control(Role.PLAIN).orElseThrow();
    SpecialisationControl without = file.control(Role.WITHOUT).orElseThrow();
    assertEquals("plain", plain.run());
    assertEquals(List.of("network.hidden", "modules", "specialise"), plain.differs());
    assertEquals(List.of(), without.differs(), "what is to differ is not told");
    assertEquals(Optional.empty(), plain.own());
    assertTrue(plain.found().isPresent() && without.found().isEmpty());
    assertEquals(0, without.own().orElseThrow().causalGap().value(), 1e-12);
    for (int l = 0; l < 2; l++) {
      assertEquals(Math.log(4), file.own().layers().get(l).mutualInformation().value(), 1e-9);
      RandomSplits.Layer splits = plain.splits().layers().get(l);
      assertEquals(List.of(12, 12, 12, 12), splits.sizes());
      splits.mutualInformation().forEach(draw -> assertEquals(0, draw, 1e-12));
      splits.causalGap().forEach(draw -> assertEquals(0, draw, 1e-12));
      assertEquals(SHARED, without.own().orElseThrow().layers().get(l).mutualInformation().value(), 1e-9);
    }
    assertEquals(file, SpecialisationFile.read(run).orElseThrow(), "as it was written");
  }

  @Test
  void theTableRanksTheValueAmongEachNetsSplits() throws IOException {
    SpecialisationFile file = measure(runs.specialised("run"), runs.plain("plain"), runs.without("without"));
    List<Row> rows = SpecialisationTable.of(file).rows();
    assertEquals(7, rows.size());
    Row gap = rows.get(6);
    assertEquals(Figure.CAUSAL_GAP, gap.figure());
    assertEquals(SpecialisationTable.ALL_LAYERS, gap.layer());
    assertEquals(List.of("", "plain", "without"), gap.beside().stream().map(SpecialisationTable.Beside::run).toList());
    assertEquals(1.0 / 13, gap.beside().get(1).splits().p(), 1e-12);
    assertTrue(gap.beside().get(1).splits().z().isEmpty(), "draws that are all 0 have no spread to count in");
    assertEquals(0, gap.beside().get(2).own(), 1e-12);
    JsonNode json = SpecialisationJson.of(file);
    assertEquals(GAP, json.path("causalGap").asDouble(), 1e-12);
    assertEquals(0, json.path("plainSplitGap").asDouble(), 1e-12);
    assertEquals(0, json.path("withoutGap").asDouble(), 1e-12);
    assertEquals("without", json.path("withoutRun").asString());
    assertEquals(SHARED, json.path("layers").get(1).path("withoutMutualInformation").asDouble(), 1e-9);
    assertEquals(0, json.path("layers").get(1).path("plainSplit").asDouble(), 1e-12);
  }

  @Test
  void controlsStayUntilTheModulesAreOthers() throws IOException {
    RunFolder run = runs.specialised("run");
    RunFolder plain = runs.plain("plain");
    measure(run, plain, null);
    SpecialisationFile both = measure(run, null, runs.without("without"));
    assertEquals(List.of(Role.PLAIN, Role.WITHOUT), both.controls().stream().map(SpecialisationControl::role).toList());
    RunModules.measure(run, Optional.of(plain), OptionalInt.empty(), runs.data(), 3, RunListener.SILENT, () -> false);
    SpecialisationFile against = SpecialisationFile.read(run).orElseThrow();
    assertEquals(both.controls(), against.controls(), "kept beside what circuits measure");
    assertEquals("plain", against.otherRun());
    SpecialisationFile three = measure(run, null, null, OptionalInt.of(3));
    assertEquals(List.of(), three.controls(), "splits into four say nothing of three");
    assertTrue(three.own().origin().contains("k = 3"));
  }

  @Test
  void modulesFoundStandBesideModulesFound() throws IOException {
    SpecialisationFile file = measure(runs.plain("plain"), null, runs.without("without"), OptionalInt.of(2));
    SpecialisationControl without = file.control(Role.WITHOUT).orElseThrow();
    assertTrue(without.own().isEmpty() && without.found().isPresent());
    assertEquals(file.own().layers().stream().map(Specialisation.Layer::name).toList(), List.of("fc1", "fc2"));
  }

  @Test
  void progressGoesFromNoughtToOne() throws IOException {
    RunFolder run = runs.specialised("run");
    List<Double> shares = new ArrayList<>();
    RunListener heard = new PartedListener(RunListener.SILENT, 1) {
      @Override
      public void stage(String what, double share) {
        shares.add(share);
      }
    };
    SpecialiseControls.Asked asked =
        new SpecialiseControls.Asked(
            Optional.of(runs.plain("plain")), Optional.of(runs.without("without")), OptionalInt.empty(), 2, OptionalLong.empty());
    SpecialisationFile file = SpecialiseControls.measure(run, asked, runs.data(), heard, () -> false);
    assertEquals(1, shares.get(shares.size() - 1), 1e-12);
    assertEquals(shares.stream().sorted().toList(), shares);
    assertEquals(file.own(), SpecialiseRun.own(run, runs.data(), 2, 0, RunListener.SILENT), "by the run's own seed, as training measures it");
  }

  @Test
  void whatIsNoControlIsRefused() throws IOException {
    RunFolder run = runs.specialised("run");
    RunFolder plain = runs.plain("plain");
    assertRefused("cannot be its own control", run, run, null);
    assertRefused("--set 'specialise=[]'", run, null, runs.specialised("other"));
    assertRefused("plain has no modules of its own", run, null, plain);
    assertRefused("--clusters 2", plain, null, null);
    assertRefused("has 2 modules in fc1, fc2", run, null, runs.run("two", "{count: 2, by: contiguous, connections: [fc2]}", "", 24, (n, i) -> 1));
    assertRefused("'fc1' has 3 units, fewer than the 4 modules", run, runs.run("narrow", "null", "", 3, (n, i) -> 1), null);
    Path moons = folder.resolve("moons");
    TrainRun.start(
        SmallRecipes.recipe("task: {kind: two-moons}\ntraining: {steps: 1}\nmeasures: {shuffles: 0, prune: false}\n"), moons, runs.data(),
        RunListener.SILENT, () -> false);
    assertRefused("learns two-moons", run, RunFolder.open(moons), null);
    Path table = folder.resolve("table");
    TrainRun.start(SmallRecipes.recipe(SmallRecipes.table(folder, "null"), "pressures=[]", "training.epochs=1"), table, runs.data(), RunListener.SILENT, () -> false);
    assertRefused("tell different classes apart", run, RunFolder.open(table), null);
    assertFalse(Files.exists(run.specialisation()) && SpecialisationFile.read(run).orElseThrow().controls().size() > 0, "nothing was written");
  }

  private void assertRefused(String part, RunFolder run, RunFolder plain, RunFolder without) {
    String message = assertThrows(RunException.class, () -> measure(run, plain, without)).getMessage();
    assertTrue(message.contains(part), message);
  }
}
