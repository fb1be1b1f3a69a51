package dev.unmesh.bench.bimt;

import dev.unmesh.network.Blueprint;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.task.ByteInputs;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.DownloadListener;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Loss;
import dev.unmesh.task.MnistOptions;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** What a bundled recipe trains and on what, without data sets: MNIST's place is taken by noise of its shape, four pixels in five 0. */
record RecipeTask(Recipe recipe, Blueprint blueprint, Examples examples, Loss loss) {
  private static final int IMAGES = 6000;
  private static final int PIXELS = 784;

  static RecipeTask open(String name) {
    Recipe recipe = Recipes.open(name, List.of());
    if (recipe.task() instanceof MnistOptions mnist) {
      NetworkShape shape = new NetworkShape(new int[] {PIXELS}, 10, List.of(), List.of());
      return new RecipeTask(recipe, recipe.network().blueprint(shape), images(), mnist.loss());
    }
    Task task = Tasks.open(recipe.task(), recipe.seed(), new DataFolder(Path.of("."), false), DownloadListener.SILENT);
    NetworkShape shape =
        new NetworkShape(task.inputShape(), task.vocabulary(), task.outputs(), task.inputLabels(), task.outputLabels());
    return new RecipeTask(recipe, recipe.network().blueprint(shape), task.train(), task.loss());
  }

  /** Examples a step sees. */
  int batch() {
    int batch = recipe.training().batch();
    return batch == 0 ? examples.count() : Math.min(batch, examples.count());
  }

  private static Examples images() {
    SplittableRandom random = new SplittableRandom(0);
    byte[] pixels = new byte[IMAGES * PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (random.nextInt(5) == 0 ? random.nextInt(256) : 0);
    }
    return new Examples(
        new ByteInputs(IMAGES, new int[] {PIXELS}, pixels, new float[] {0}, new float[] {1}),
        new ClassTargets(10, random.ints(IMAGES, 0, 10).toArray()));
  }
}
