package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.function.Executable;

/** Trained runs measured: against the same worked out in plain loops, under modules of their own and found ones. */
class SpecialiseRunTest {
  private static final String MOONS =
      """
      name: small-moons
      task: {kind: two-moons}
      network: {kind: mlp, hidden: [10, 8]}
      training: {steps: 400, batch: 0, optimiser: {rate: 1.0e-2}}
      modules: {count: 2, by: contiguous, connections: [fc2]}
      measures: {shuffles: 1, draws: 1}
      """;

  @TempDir Path folder;

  private DataFolder data() {
    return new DataFolder(folder, false);
  }

  private RunFolder train(String yaml, String name, String... overrides) {
    Path path = folder.resolve(name);
    TrainRun.start(SmallRecipes.recipe(yaml, overrides), path, data(), RunListener.SILENT, () -> false);
    return RunFolder.open(path);
  }

  @Test
  void twoMoonsAgreeWithPlainLoops() {
    RunFolder run = train(MOONS, "moons");
    Specialisation found = SpecialiseRun.own(run, data(), 5, 1, RunListener.SILENT);
    LoadedRun loaded = LoadedRun.open(run);
    Examples test = Tasks.open(loaded.recipe().task(), loaded.recipe().seed(), data(), RunListener.SILENT).test();
    PlainMlp plain = new PlainMlp(loaded.weights(), 3, loaded.partition().orElseThrow(), ((FloatInputs) test.inputs()).values(), 2);
    int[] labels = ((ClassTargets) test.targets()).labels();
    for (int layer = 0; layer < 2; layer++) {
      assertEquals(plain.mutualInformation(layer, labels, 2), found.layers().get(layer).mutualInformation().value(), 1e-9);
      assertEquals(plain.gap(layer, List.of(layer), labels, 2), found.layers().get(layer).causalGap().value(), 1e-9);
    }
    assertEquals(plain.gap(1, List.of(0, 1), labels, 2), found.causalGap().value(), 1e-9);
    assertTrue(found.classes().stream().allMatch(c -> c.accuracy() > .9), "trained " + found.classes());
    assertEquals("the run's own modules", found.origin());
    assertEquals(found, SpecialiseRun.own(run, data(), 5, 1, RunListener.SILENT));
  }

  @Test
  void itsRecordIsReadBackAsItWasWritten() {
    RunFolder run = train(MOONS, "moons", "modules.count=1");
    Specialisation one = SpecialiseRun.own(run, data(), 2, 1, RunListener.SILENT);
    assertTrue(Double.isNaN(one.causalGap().value()));
    Path file = folder.resolve("specialisation.json");
    JsonFile.write(file, one);
    assertEquals(one, JsonFile.read(file, Specialisation.class));
  }

  @Test
  void aPlainRunIsDividedByItsWeights() throws IOException {
    RunFolder run = train(SmallRecipes.table(folder, "null"), "plain", "pressures=[]");
    assertRefused("--clusters", () -> SpecialiseRun.own(run, data(), 2, 1, RunListener.SILENT));
    Specialisation found = discovered(run, 3, Set.of(), 4);
    assertEquals(List.of("fc1", "fc2"), names(found));
    assertEquals(3, found.classes().size());
    for (Specialisation.Layer layer : found.layers()) {
      assertEquals(12, layer.sizes().stream().mapToInt(i -> i).sum());
      assertTrue(layer.mutualInformation().value() >= 0 && layer.mutualInformation().value() <= Math.log(3), layer.toString());
      assertTrue(layer.mutualInformation().p() >= .2 && layer.mutualInformation().p() <= 1, layer.toString());
    }
    assertEquals(found, discovered(run, 3, Set.of("fc1", "fc2"), 4));
    assertEquals(List.of("fc2"), names(discovered(run, 3, Set.of("fc2"), 4)));
    assertRefused("no hidden layer 'fc3'; there are [fc1, fc2]", () -> discovered(run, 3, Set.of("fc3"), 4));
    assertRefused("choose 1 to 27", () -> discovered(run, 28, Set.of(), 4));
    assertRefused("at least 1 draw", () -> discovered(run, 3, Set.of(), 0));
  }

  @Test
  void modulesFoundStandInTheLayersOfTheRunsOwn() throws IOException {
    RunFolder run = train(SmallRecipes.pictures(folder, "{count: 2, connections: [fc1]}"), "run");
    byte[] model = Files.readAllBytes(run.model());
    assertEquals(List.of("conv1", "fc1"), names(SpecialiseRun.own(run, data(), 2, 1, RunListener.SILENT)));
    assertEquals(List.of("conv1", "fc1"), names(discovered(run, 2, Set.of(), 2)));
    assertArrayEquals(model, Files.readAllBytes(run.model()));
  }

  @Test
  void valuesHaveNoClasses() {
    RunFolder run = train(SmallRecipes.INDEPENDENCE + "modules: {count: 2, connections: [fc2]}\n", "values", "training.steps=20");
    assertRefused("learns values (independence)", () -> SpecialiseRun.own(run, data(), 2, 1, RunListener.SILENT));
    assertRefused("learns values (independence)", () -> discovered(run, 2, Set.of(), 2));
  }

  private Specialisation discovered(RunFolder run, int modules, Set<String> groups, int draws) {
    return SpecialiseRun.discovered(run, data(), modules, groups, draws, 1, RunListener.SILENT);
  }

  private static List<String> names(Specialisation found) {
    return found.layers().stream().map(Specialisation.Layer::name).toList();
  }

  private static void assertRefused(String part, Executable act) {
    String message = assertThrows(RunException.class, act).getMessage();
    assertTrue(message.contains(part), message);
  }
}
