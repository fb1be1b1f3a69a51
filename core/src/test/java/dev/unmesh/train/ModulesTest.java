package dev.unmesh.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.pressure.Schedule;
import dev.unmesh.task.Loss;
import dev.unmesh.train.ModuleOptions.By;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modules fixed at the start, or found by what was planted. */
class ModulesTest {
  private static final int K = 3;
  private static final int WIDTH = 18;
  private static final Blueprint NET =
      new MlpOptions(List.of(WIDTH, WIDTH, WIDTH), false, Activation.RELU, Layout.LINE, Layout.LINE, false)
          .blueprint(new NetworkShape(new int[] {5}, 4, List.of(), List.of()));

  private final SplittableRandom random = new SplittableRandom(17);
  private final Map<String, int[]> planted = new LinkedHashMap<>();

  @Test
  void blocksStandAtTheStart() {
    Modules modules = modules(By.CONTIGUOUS, List.of("fc2"));
    Partition partition = modules.atStart().orElseThrow();
    assertEquals(Set.of("fc1", "fc2"), partition.labels().keySet(), "only what the connection joins is divided");
    assertArrayEquals(new int[] {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2}, partition.labels("fc2").orElseThrow());
    assertFalse(modules.due(100));
    assertFalse(modules.listens(0));
  }

  @Test
  void weightsTellPlantedModules() {
    Modules modules = modules(By.SPECTRAL_WEIGHTS, List.of("fc2"));
    assertTrue(modules.atStart().isEmpty());
    assertFalse(modules.due(9));
    assertTrue(modules.due(10));
    assertPlanted(modules.find(weights()), "fc1", "fc2");
    assertFalse(modules.due(11), "frozen once found");
  }

  @Test
  void severalConnectionsGiveOneLabelANeuron() {
    Partition found = modules(By.SPECTRAL_WEIGHTS, List.of("fc2", "fc3")).find(weights());
    assertPlanted(found, "fc1", "fc2", "fc3");
  }

  @Test
  void gradientsTellPlantedModulesWhateverTheWeights() {
    Modules modules = modules(By.SPECTRAL_GRADIENTS, List.of("fc2", "fc3"));
    for (int step = 0; step < 10; step++) {
      assertTrue(modules.listens(step));
      modules.listen(gradients());
    }
    assertEquals(Set.of("fc2.weight", "fc3.weight"), modules.signal().keySet());
    assertPlanted(modules.find(noise()), "fc1", "fc2", "fc3");
    assertFalse(modules.listens(11));
    assertTrue(modules.signal().isEmpty(), "the signal is let go of once modules are found");
  }

  @Test
  void labelsAndSignalMoveWithNeurons() {
    int[] order = Permutation.identity(WIDTH);
    order[0] = WIDTH - 1;
    order[WIDTH - 1] = 0;
    Permutation swap = Permutation.of(NET.wiring(), "fc2", order);
    Modules blocks = modules(By.CONTIGUOUS, List.of("fc2"));
    blocks.atStart();
    blocks.permute(swap);
    assertEquals(K - 1, blocks.partition().orElseThrow().labels("fc2").orElseThrow()[0]);
    assertEquals(0, blocks.partition().orElseThrow().labels("fc1").orElseThrow()[0], "the other group stays");

    Modules listening = modules(By.SPECTRAL_GRADIENTS, List.of("fc2"));
    listening.listen(gradients());
    float[] before = listening.signal().get("fc2.weight");
    listening.permute(swap);
    float[] after = listening.signal().get("fc2.weight");
    assertArrayEquals(Arrays.copyOfRange(before, 0, WIDTH), Arrays.copyOfRange(after, (WIDTH - 1) * WIDTH, WIDTH * WIDTH));
    assertArrayEquals(Arrays.copyOfRange(before, WIDTH, 2 * WIDTH), Arrays.copyOfRange(after, WIDTH, 2 * WIDTH));
  }

  @ParameterizedTest
  @CsvSource({"CONTIGUOUS", "SPECTRAL_WEIGHTS", "SPECTRAL_GRADIENTS"})
  void oneModuleIsAllowedAndTooManyAreRefused(By by) {
    LibTorch.start();
    try (Network network = NET.build(0)) {
      plan(new ModuleOptions(1, by, List.of("fc2"), .1), List.of(new ClusterabilityOptions())).check(network.wiring(), network.weights());
      String message =
          assertThrows(IllegalArgumentException.class, () -> plan(new ModuleOptions(19, by, List.of("fc2"), .1), List.of()).check(network.wiring(), network.weights()))
              .getMessage();
      assertTrue(message.contains("has 18 neurons, too few for 19 modules"), message);
      message =
          assertThrows(IllegalArgumentException.class, () -> plan(new ModuleOptions(2, by, List.of("fc9"), .1), List.of()).check(network.wiring(), network.weights()))
              .getMessage();
      assertTrue(message.contains("no connection 'fc9'"), message);
      ClusterabilityOptions beyond = new ClusterabilityOptions(List.of("fc3"), Schedule.constant(1));
      message =
          assertThrows(
                  IllegalArgumentException.class, () -> plan(new ModuleOptions(2, by, List.of("fc2"), .1), List.of(beyond)).check(network.wiring(), network.weights()))
              .getMessage();
      assertTrue(message.contains("fc3"), message);
    }
    assertThrows(IllegalArgumentException.class, () -> new ModuleOptions(0, by, List.of("fc2"), .1));
    assertThrows(IllegalArgumentException.class, () -> new ModuleOptions(2, by, List.of("fc2"), 1));
    assertThrows(IllegalArgumentException.class, () -> new ModuleOptions(2, by, List.of(), .1));
  }

  private static TrainingPlan plan(ModuleOptions modules, List<PressureOptions> pressures) {
    return new TrainingPlan(
        SmallTraining.steps(10, 0, .1), Loss.CROSS_ENTROPY, 4, Optional.of(modules), pressures, Optional.empty(), 0);
  }

  private Modules modules(By by, List<String> connections) {
    return new Modules(Optional.of(new ModuleOptions(K, by, connections, .1)), NET.wiring(), 100, 3);
  }

  /** Strong within planted modules, which lie scattered over each layer, weak between. */
  private Weights weights() {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    gradients().forEach((name, values) -> arrays.put(name, new WeightArray(new int[] {WIDTH, WIDTH}, values)));
    return Weights.of(arrays);
  }

  private Map<String, float[]> gradients() {
    Map<String, float[]> gradients = new LinkedHashMap<>();
    for (String[] connection : new String[][] {{"fc2", "fc1"}, {"fc3", "fc2"}}) {
      int[] rows = labels(connection[0]);
      int[] columns = labels(connection[1]);
      float[] values = new float[WIDTH * WIDTH];
      for (int i = 0; i < values.length; i++) {
        double scale = rows[i / WIDTH] == columns[i % WIDTH] ? 1 : .1;
        values[i] = (float) (scale * (.5 + random.nextDouble()) * (random.nextBoolean() ? 1 : -1));
      }
      gradients.put(connection[0] + ".weight", values);
    }
    return gradients;
  }

  private Weights noise() {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    for (String name : List.of("fc2.weight", "fc3.weight")) {
      float[] values = new float[WIDTH * WIDTH];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (2 * random.nextDouble() - 1);
      }
      arrays.put(name, new WeightArray(new int[] {WIDTH, WIDTH}, values));
    }
    return Weights.of(arrays);
  }

  private int[] labels(String group) {
    return planted.computeIfAbsent(
        group,
        g -> {
          int[] labels = new int[WIDTH];
          Arrays.setAll(labels, i -> i % K);
          for (int i = WIDTH - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int label = labels[i];
            labels[i] = labels[j];
            labels[j] = label;
          }
          return labels;
        });
  }

  /** Equal up to one renaming of modules that holds for all groups. */
  private void assertPlanted(Partition found, String... groups) {
    Map<Integer, Integer> renamed = new HashMap<>();
    for (String group : groups) {
      int[] labels = found.labels(group).orElseThrow();
      for (int i = 0; i < WIDTH; i++) {
        int label = labels[i];
        assertEquals(renamed.computeIfAbsent(labels(group)[i], truth -> label), label, group + " neuron " + i);
      }
    }
    assertEquals(K, renamed.values().stream().distinct().count());
    assertEquals(groups.length, found.labels().size());
  }
}
