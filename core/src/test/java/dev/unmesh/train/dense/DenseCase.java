package dev.unmesh.train.dense;

import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.pressure.ConnectionCost;
import dev.unmesh.pressure.Pressure;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Loss;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.train.ConnectionCostOptions;
import dev.unmesh.train.OptimiserOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** A dense network with examples and a pressure, to be trained by two engines. */
record DenseCase(String name, Blueprint blueprint, Examples examples, Loss loss, OptimiserOptions optimiser, List<Pressure> pressures) {
  /** A bundled recipe of generated examples, under its connection cost with biases. */
  static DenseCase of(String name) {
    Recipe recipe = Recipes.open(name, List.of());
    Task task = Tasks.open(recipe.task(), 0, new DataFolder(Path.of("none"), false), null);
    Blueprint blueprint =
        recipe.network().blueprint(
            new NetworkShape(task.inputShape(), task.vocabulary(), task.outputs(), task.inputLabels(), task.outputLabels()));
    ConnectionCostOptions options = (ConnectionCostOptions) recipe.pressures().get(0);
    ConnectionCost cost =
        new ConnectionCost(
            options.a(), options.y(), options.reduction(), java.util.Set.copyOf(options.connections()), options.aOf(), true,
            java.util.Set.copyOf(options.parameters()));
    return new DenseCase(name, blueprint, task.train(), task.loss(), recipe.training().optimiser(), List.of(cost));
  }

  /** Random examples of wide inputs in three classes, by cross-entropy or one-hot squares. */
  static DenseCase wide(Activation activation, Loss loss, OptimiserOptions optimiser) {
    SplittableRandom random = new SplittableRandom(5);
    int examples = 90;
    int width = 150;
    float[] values = new float[examples * width];
    int[] labels = new int[examples];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    for (int i = 0; i < examples; i++) {
      labels[i] = random.nextInt(3);
    }
    Recipe recipe =
        Recipes.open(
            "independence",
            List.of("network.hidden=[11,7]", "network.bias=false", "network.activation=" + activation.name().toLowerCase(java.util.Locale.ROOT)));
    Blueprint blueprint = recipe.network().blueprint(new NetworkShape(new int[] {width}, 3, List.of(), List.of()));
    return new DenseCase(
        "wide " + activation + " " + loss + " " + optimiser.kind(),
        blueprint,
        new Examples(new FloatInputs(examples, new int[] {width}, values), new ClassTargets(3, labels)),
        loss,
        optimiser,
        List.of(ConnectionCost.of(1, .1)));
  }

  static OptimiserOptions optimiser(OptimiserOptions.Kind kind, double decay) {
    return new OptimiserOptions(kind, 2e-3, decay, .9, .999, 1e-8, OptimiserOptions.Decay.CONSTANT);
  }

  @Override
  public String toString() {
    return name;
  }
}
