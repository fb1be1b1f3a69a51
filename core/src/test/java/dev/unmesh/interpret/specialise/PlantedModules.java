package dev.unmesh.interpret.specialise;

import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.train.Dataset;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A network made by hand of two hidden layers whose four modules serve two of eight classes each. Three neurons of a layer pass each
 * class's input on, so that no class hangs on one neuron.
 */
final class PlantedModules {
  static final int CLASSES = 8;
  static final int MODULES = 4;
  static final int COPIES = 3;
  static final int HIDDEN = CLASSES * COPIES;
  static final List<String> LABELS = IntStream.range(0, CLASSES).mapToObj(c -> "class " + c).toList();

  /** The module that serves each class. */
  static final int[] OWNER = {2, 2, 0, 0, 3, 3, 1, 1};

  private PlantedModules() {}

  private static Blueprint blueprint(List<Integer> hidden) {
    MlpOptions options = new MlpOptions(hidden, false, Activation.RELU, Layout.LINE, Layout.LINE, false);
    return options.blueprint(new NetworkShape(new int[] {CLASSES}, CLASSES, List.of(), LABELS));
  }

  static Wiring wiring(List<Integer> hidden) {
    return blueprint(hidden).wiring();
  }

  /** With other hidden layers, where nothing is planted. */
  static Network network(List<Integer> hidden) {
    return blueprint(hidden).build(0);
  }

  static Network network() {
    Network network = network(List.of(HIDDEN, HIDDEN));
    float[] in = new float[HIDDEN * CLASSES];
    float[] middle = new float[HIDDEN * HIDDEN];
    float[] out = new float[CLASSES * HIDDEN];
    for (int h = 0; h < HIDDEN; h++) {
      in[h * CLASSES + h / COPIES] = 1;
      middle[h * HIDDEN + h] = 1;
      out[h / COPIES * HIDDEN + h] = 1;
    }
    Tensors.write(network.parameters().get("fc1.weight"), in);
    Tensors.write(network.parameters().get("fc2.weight"), middle);
    Tensors.write(network.parameters().get("fc3.weight"), out);
    return network;
  }

  static Partition partition() {
    return partition(MODULES, IntStream.range(0, HIDDEN).map(h -> OWNER[h / COPIES]).toArray());
  }

  /** The same labels in both hidden layers. */
  static Partition partition(int modules, int[] labels) {
    Map<String, int[]> both = new LinkedHashMap<>();
    both.put("fc1", labels);
    both.put("fc2", labels);
    return new Partition(modules, both);
  }

  /** Each example is strong in the input of its class and weak in the others. */
  static Dataset data(int... classes) {
    SplittableRandom random = new SplittableRandom(4);
    float[] inputs = new float[classes.length * CLASSES];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) (.2 * random.nextDouble() + (i % CLASSES == classes[i / CLASSES] ? 1 : 0));
    }
    return new Dataset(new Examples(new FloatInputs(classes.length, new int[] {CLASSES}, inputs), new ClassTargets(CLASSES, classes)));
  }

  /** As many examples of every class but some. */
  static int[] classes(int examples, Integer... without) {
    return IntStream.range(0, examples).map(i -> i % CLASSES).filter(c -> !Arrays.asList(without).contains(c)).toArray();
  }
}
