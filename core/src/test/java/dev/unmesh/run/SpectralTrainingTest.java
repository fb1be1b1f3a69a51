package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.cluster.NeuronGraph;
import dev.unmesh.cluster.SpectralRegulariser;
import dev.unmesh.cluster.WholeNetworkSpectral;
import dev.unmesh.measure.Measures;
import dev.unmesh.measure.NetworkCut;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.DataFolder;
import dev.unmesh.train.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The spectral regulariser in training: two tasks that share no input, y1 = 2 x1 x3 and y2 = 2 x2 x4. */
class SpectralTrainingTest {
  private static final String PRESSED = "[{kind: spectral, eigenvalues: 1, strength: {0: 0, 0.3: 0.3}}]";

  @TempDir Path folder;

  private Recipe recipe(long seed, int steps, String pressures) throws IOException {
    StringBuilder table = new StringBuilder("x1,x2,x3,x4,y1,y2\n");
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 300; i++) {
      double[] x = random.doubles(4, -1, 1).toArray();
      table.append(String.format(Locale.ROOT, "%f,%f,%f,%f,%f,%f%n", x[0], x[1], x[2], x[3], 2 * x[0] * x[2], 2 * x[1] * x[3]));
    }
    return SmallRecipes.recipe(
        """
        name: products
        seed: %d
        task: {kind: csv, file: '%s', targets: [y1, y2], learn: regression}
        network: {kind: mlp, hidden: [12, 12], activation: silu, bias: true}
        training: {steps: %d, batch: 0, optimiser: {kind: adamw, rate: 5.0e-3, decay: linear}}
        pressures: %s
        measures: {shuffles: 10, prune: false, normalisedCut: 2}
        """
            .formatted(seed, Files.writeString(folder.resolve("products.csv"), table), steps, pressures));
  }

  private LoadedRun trained(Recipe recipe, String name) {
    TrainRun.start(recipe, folder.resolve(name), new DataFolder(folder, false), RunListener.SILENT, () -> false);
    return LoadedRun.open(RunFolder.open(folder.resolve(name)));
  }

  private static double eigenvalue(LoadedRun run) {
    return new SpectralRegulariser(1).onArrays(run.wiring(), run.weights()).value(run.weights());
  }

  private static NetworkCut cut(LoadedRun run) {
    return run.folder().read(run.folder().measures(), Measures.class).normalisedCut().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1})
  void theNetworkFallsApartIntoTheTwoTasks(long seed) throws IOException {
    LoadedRun plain = trained(recipe(seed, 2000, "[]"), "plain");
    LoadedRun pressed = trained(recipe(seed, 2000, PRESSED), "pressed");
    String figures = "seed " + seed + ": lambda_2 " + eigenvalue(plain) + " and " + eigenvalue(pressed) + ", " + cut(plain) + ", " + cut(pressed);
    assertTrue(eigenvalue(plain) > .3, figures);
    assertTrue(eigenvalue(pressed) < .02, figures);
    assertTrue(cut(pressed).nCut() < .05 && cut(plain).nCut() > .4, figures);
    assertTrue(cut(pressed).nullModel().z().orElseThrow() < -4 && cut(pressed).scaleKeeping().z().orElseThrow() < -3, figures);
    assertEquals(1 / 11.0, cut(pressed).nullModel().p(), 1e-12, figures);
    assertTrue(pressed.record().tree().at("/test/loss").asDouble() < .01, pressed.record().tree().at("/test").toString());

    // not any two parts: the planted ones
    NeuronGraph graph = NeuronGraph.of(pressed.wiring(), pressed.weights());
    int[] parts = new WholeNetworkSpectral().labels(graph, 2, 0);
    int[] inputs = Arrays.stream(graph.nodes("input")).map(node -> parts[node]).toArray();
    int[] outputs = Arrays.stream(graph.nodes("output")).map(node -> parts[node]).toArray();
    assertNotEquals(outputs[0], outputs[1], figures);
    assertArrayEquals(new int[] {outputs[0], outputs[1], outputs[0], outputs[1]}, inputs, figures);
  }

  @Test
  void bothEnginesPressAlike() throws IOException {
    Recipe recipe = recipe(3, 40, "[{kind: spectral, strength: 0.5}]");
    LoadedRun arrays = trained(recipe.withEngine(Engine.ARRAY), "arrays");
    LoadedRun tensors = trained(recipe.withEngine(Engine.LIBTORCH), "tensors");
    LoadedRun plain = trained(recipe(3, 40, "[]").withEngine(Engine.ARRAY), "unpressed");
    double apart = 0;
    for (String name : arrays.weights().names()) {
      float[] a = arrays.weights().get(name).values();
      float[] without = plain.weights().get(name).values();
      assertArrayEquals(a, tensors.weights().get(name).values(), 2e-4f, name);
      for (int i = 0; i < a.length; i++) {
        apart = Math.max(apart, Math.abs(a[i] - without[i]));
      }
    }
    assertTrue(apart > .01, "the pressure moved weights by " + apart);
  }
}
