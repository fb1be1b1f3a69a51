package dev.unmesh.interpret.circuit;

import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Small tails and examples drawn from a seed. */
record RandomTail(Tail tail, TailExamples examples, int classes) {
  static RandomTail of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int inputs = 2 + random.nextInt(7);
    int depth = random.nextInt(3);
    int[] hidden = new int[depth];
    for (int i = 0; i < depth; i++) {
      hidden[i] = 2 + random.nextInt(6);
    }
    int classes = 2 + random.nextInt(3);
    Tail tail = tail(inputs, hidden, classes, random.nextBoolean(), random.nextInt(3) == 0 ? Activation.SILU : Activation.RELU, random);
    int count = 3 + random.nextInt(30);
    float[] values = new float[count * inputs];
    int[] labels = new int[count];
    boolean sparse = random.nextBoolean();
    for (int i = 0; i < values.length; i++) {
      values[i] = sparse && (i % inputs == 1 || random.nextInt(3) == 0) ? 0 : (float) random.nextDouble(-1, 2);
    }
    for (int n = 0; n < count; n++) {
      labels[n] = n % classes;
    }
    return new RandomTail(tail, new TailExamples(inputs, values, labels), classes);
  }

  static Tail tail(int inputs, int[] hidden, int classes, boolean bias, Activation activation, SplittableRandom random) {
    Blueprint blueprint =
        new MlpOptions(java.util.Arrays.stream(hidden).boxed().toList(), bias, activation, Layout.LINE, Layout.LINE, false)
            .blueprint(new NetworkShape(new int[] {inputs}, classes, java.util.List.of(), java.util.List.of()));
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    blueprint
        .initialWeights(random.nextLong())
        .forEach(
            (name, array) -> {
              float[] values = array.values().clone();
              for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(9) == 0 ? 0 : (float) random.nextDouble(-1.5, 1.5);
              }
              weights.put(name, new WeightArray(array.shape(), values));
            });
    int[] order = java.util.stream.IntStream.range(0, classes).toArray();
    return Tail.of(blueprint.tail().orElseThrow(), blueprint.wiring(), Weights.of(weights), order);
  }
}
