package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.interpret.Ablation;
import dev.unmesh.run.film.FilmFile;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.task.DataFolder;
import dev.unmesh.wiring.Partition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transformers from recipe to measured model, and what may be asked of the run afterwards. */
class TransformerRunTest {
  private static final DataFolder NONE = new DataFolder(Path.of("does-not-exist"), false);

  @TempDir Path folder;

  @Test
  void theResidualStreamHasOnePartitionAndFallsApart() {
    // a strong pressure on a weak task: what is tested is that all six matrices fall apart by the same modules
    RunFolder run = train(SmallRecipes.recipe(SmallRecipes.TRANSFORMER, "pressures.0.strength=20", "training.steps=300"));
    LoadedRun loaded = LoadedRun.open(run);
    Partition partition = loaded.partition().orElseThrow();
    assertEquals(List.of("Q1", "K1", "V1", "mlp1", "residual").stream().sorted().toList(), partition.labels().keySet().stream().sorted().toList());
    assertArrayEquals(partition.labels("Q1").orElseThrow(), partition.labels("K1").orElseThrow());
    RunRecord.read(run).tree().path("connections").forEach(connection -> {
      double c = connection.path("clusterability").asDouble();
      System.out.printf("%s: C = %.6f%n", connection.path("name").asString(), c);
      assertTrue(c > .98, connection.toString());
    });
    assertEquals(6, RunRecord.read(run).tree().path("connections").size());
  }

  @Test
  void aFinishedRunAnswersAllQuestions() {
    RunFolder run = train(SmallRecipes.recipe(SmallRecipes.TRANSFORMER));
    assertTrue(Files.exists(run.ablation()));
    assertFalse(Files.exists(run.examples()), "which inputs excite a module is asked of chains of layers only");
    Ablation own = AblateRun.of(run, NONE, OptionalInt.empty(), 2, 0, RunListener.SILENT);
    assertEquals(List.of("W_Q1", "W_K1", "W_V1", "W_O1", "W_in1", "W_out1"), own.connections());
    assertEquals(RunRecord.read(run).tree().path("test").path("accuracy").asDouble(), own.whole().overall(), 1e-6);
    Ablation found = AblateRun.of(run, NONE, OptionalInt.of(2), 2, 0, RunListener.SILENT);
    assertEquals(9, found.connections().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"modular-addition-113", "modular-addition-113-plain", "modular-addition-113-through"})
  void aFewStepsOfTheBundledRecipes(String name) {
    Recipe recipe = Recipes.open(name, List.of("training.steps=2", "task.p=23", "measures.shuffles=1", "measures.draws=1"));
    RunFolder run = train(recipe);
    RunRecord record = RunRecord.read(run);
    assertTrue(record.is(RunRecord.Status.FINISHED));
    assertEquals(4, FrequencyRun.read(run).orElseThrow().reads().lanes().size());
    assertEquals(24, record.shape().vocabulary());
    assertEquals(3, record.shape().inputs()[0]);
  }

  @Test
  void neuronsSwapOnARunOfVectors() {
    RunFolder run = train(SmallRecipes.recipe(SmallRecipes.IN_CONTEXT));
    RunRecord record = RunRecord.read(run);
    assertArrayEquals(new int[] {3, 2}, record.shape().inputs());
    assertTrue(record.tree().path("wiringCost").asDouble() > 0 && record.tree().path("newman").path("q").isNumber());
    LoadedRun loaded = LoadedRun.open(run);
    assertEquals(2, loaded.wiring().group("input").size());
    Set<String> moved = FilmFile.read(run.film()).moves().keySet();
    System.out.println("swapped: " + moved);
    assertTrue(moved.containsAll(List.of("residual", "Q1", "K1", "V1", "Q2", "K2", "V2", "mlp1", "mlp2")), moved.toString());
    assertFalse(moved.contains("input") || moved.contains("output"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"in-context", "in-context-plain"})
  void aFewStepsInContext(String name) {
    Recipe recipe = Recipes.open(name, List.of("training.steps=2", "measures.shuffles=1", "task.testExamples=100"));
    RunRecord record = RunRecord.read(train(recipe));
    assertTrue(record.is(RunRecord.Status.FINISHED));
    assertEquals(0, record.shape().vocabulary());
    assertTrue(Double.isFinite(record.tree().path("test").path("loss").asDouble(Double.NaN)));
  }

  @Test
  void embeddingAndUnembeddingMayBePressedOnToo() {
    List<String> all = new ArrayList<>(SmallRecipes.recipe(SmallRecipes.TRANSFORMER).divided());
    all.addAll(List.of("embedding", "unembedding"));
    RunFolder run = train(SmallRecipes.recipe(SmallRecipes.TRANSFORMER, "modules.connections=" + all, "pressures.0.strength=20", "training.steps=300"));
    LoadedRun loaded = LoadedRun.open(run);
    assertFalse(loaded.partition().orElseThrow().isWhole("tokens") || loaded.partition().orElseThrow().isWhole("output"));
    RunRecord.read(run).tree().path("connections").forEach(connection -> assertTrue(connection.path("clusterability").asDouble() > .95, connection.toString()));
  }

  @Test
  void patternsAreRecordedAsWhatTheyStandFor() {
    Recipe named = SmallRecipes.recipe(SmallRecipes.TRANSFORMER, "training.steps=20");
    Recipe patterns =
        SmallRecipes.recipe(
            SmallRecipes.TRANSFORMER, "training.steps=20", "name=patterns", "modules.connections=['W_*1']",
            "pressures.0.connections=['*_*']");
    RunFolder run = train(patterns);
    LoadedRun loaded = LoadedRun.open(run);
    assertEquals(named.divided(), loaded.recipe().divided());
    assertEquals(named.divided(), loaded.divided());
    assertEquals(0, loaded.record().tree().path("provenance").path("recipe").toString().indexOf('*') + 1, "provenance names them one by one");
    LoadedRun plain = LoadedRun.open(train(named));
    plain.weights().names().forEach(name -> assertArrayEquals(plain.weights().get(name).values(), loaded.weights().get(name).values(), name));
    assertEquals(0, Reproduction.of(run, folder.resolve("again"), NONE, RunListener.SILENT, () -> false).maximumDifference());
  }

  @Test
  void whatDoesNotFitIsToldBeforeThereIsARun() {
    refused("modules.count=3", "group 'Q1' has 4 heads of 4 neurons, which 3 modules cannot share out");
    refused("modules.count=8", "group 'Q1' has 4 heads of 4 neurons, which 8 modules cannot share out");
    refused("network.readout=all", "the network answers at each of 3 positions, but task 'modular-addition' has one target an example");
    refused("modules.connections=[W_Q2]", "no connection 'W_Q2'");
    refused("modules.connections=['L*.W_Q1']", "modules.connections: no connection fits 'L*.W_Q1'; did you mean 'W_Q1'?");
    refused("pressures.0.connections=['W_in*2']", "pressures.0.connections: no connection fits 'W_in*2'; did you mean 'W_in1'?");
    refused("modules.connections=[position]", "group 'positions' has 3 neurons, too few for 4", "modules.count=4");
    refused("training.engine=array", "use libtorch or auto");
    refused("training.lossPrecision=double", "the array engine works in floats", "training.engine=array", "network={kind: mlp, embedding: 4}", "modules=null", "pressures=[]");
    refused("network={kind: mlp}", "set network.embedding");
    refused("task={kind: independence}", "a transformer takes tokens");
  }

  private void refused(String override, String expected, String... more) {
    List<String> overrides = new ArrayList<>(List.of(more));
    overrides.add(override);
    Recipe recipe = SmallRecipes.recipe(SmallRecipes.TRANSFORMER, overrides.toArray(String[]::new));
    Path path = folder.resolve("refused");
    String message =
        assertThrows(RecipeException.class, () -> TrainRun.start(recipe, path, NONE, RunListener.SILENT, () -> false), override).getMessage();
    assertTrue(message.contains(expected), message);
    assertFalse(Files.exists(path));
  }

  private RunFolder train(Recipe recipe) {
    Path path = folder.resolve(recipe.name());
    assertTrue(TrainRun.start(recipe, path, NONE, RunListener.SILENT, () -> false).is(RunRecord.Status.FINISHED));
    return RunFolder.open(path);
  }
}
