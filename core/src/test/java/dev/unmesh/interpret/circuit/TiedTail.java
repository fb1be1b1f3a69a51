package dev.unmesh.interpret.circuit;

import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Tails whose weights and inputs are small integers, with dead neurons and empty columns: many circuits have the very same loss. */
record TiedTail(Tail tail, TailExamples examples, int classes) {
  static TiedTail of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int inputs = 2 + random.nextInt(6);
    List<Integer> hidden = random.ints(random.nextInt(3), 2, 7).boxed().toList();
    int classes = 2 + random.nextInt(3);
    Activation activation = random.nextInt(4) == 0 ? Activation.SILU : Activation.RELU;
    Blueprint blueprint =
        new MlpOptions(hidden, random.nextBoolean(), activation, Layout.LINE, Layout.LINE, false)
            .blueprint(new NetworkShape(new int[] {inputs}, classes, List.of(), List.of()));
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    blueprint.initialWeights(0).forEach((name, array) -> weights.put(name, new WeightArray(array.shape(), small(random, array.values().length))));
    if (!hidden.isEmpty()) {
      silence(weights.get("fc1.weight").values(), inputs, random);
    }
    int count = 2 + random.nextInt(12);
    float[] values = new float[count * inputs];
    int empty = random.nextInt(inputs);
    for (int i = 0; i < values.length; i++) {
      values[i] = i % inputs == empty ? 0 : random.nextInt(3);
    }
    int[] labels = IntStream.range(0, count).map(n -> n % classes).toArray();
    int turn = random.nextInt(classes);
    int[] order = IntStream.range(0, classes).map(place -> (place + turn) % classes).toArray();
    Tail tail = Tail.of(blueprint.tail().orElseThrow(), blueprint.wiring(), Weights.of(weights), order);
    return new TiedTail(tail, new TailExamples(inputs, values, labels), classes);
  }

  private static float[] small(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(-2, 3);
    }
    return values;
  }

  // a neuron that never fires (inputs are not negative), and one that nothing leads to
  private static void silence(float[] firstLayer, int inputs, SplittableRandom random) {
    int last = firstLayer.length / inputs - 1;
    for (int c = 0; c < inputs; c++) {
      firstLayer[c] = -1 - random.nextInt(2);
      firstLayer[last * inputs + c] = 0;
    }
  }
}
