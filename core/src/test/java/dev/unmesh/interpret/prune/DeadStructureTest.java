package dev.unmesh.interpret.prune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Activation;
import dev.unmesh.task.Task;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Taking out what does nothing leaves the function as it was. */
class DeadStructureTest {
  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  void theFunctionStays() {
    System.out.println("seed " + seed);
    int taken = 0;
    for (int round = 0; round < 40; round++) {
      Activation activation = Activation.values()[round % 3];
      boolean bias = round % 2 == 0;
      Planted net = new Planted(activation, bias, 4, 3, 6, 7, 5);
      net.orders(new int[] {2, 0, 3, 1}, new int[] {1, 2, 0});
      fill(net);
      Task task = net.task(.1, random);
      Subject subject = net.subject(task);
      Weights clean = DeadStructure.removed(subject, subject.weights());
      float[] before = net.pass().outputs(subject.weights(), task.test().inputs());
      float[] after = net.pass().outputs(clean, task.test().inputs());
      assertArrayEquals(before, after, 1e-4f, "round " + round + ", seed " + seed);
      taken += count(subject.weights()) - count(clean);
      LiveWiring live = LiveWiring.of(subject.wiring(), clean);
      if (bias) {
        assertEquals(live.edges().size(), count(clean), "only live weights are left, seed " + seed);
      }
      for (int layer = 1; layer <= 3; layer++) {
        for (int neuron = 0; neuron < clean.get("fc" + layer + ".weight").shape()[0]; neuron++) {
          if (!live.isReaching("fc" + layer, neuron)) {
            assertEquals(0, bias ? clean.get("fc" + layer + ".bias").values()[neuron] : 0);
          }
        }
      }
      assertEquals(LiveWiring.of(subject.wiring(), subject.weights()).edges().size(), live.edges().size());
    }
    assertTrue(taken > 40, "weights taken out: " + taken);
  }

  @Test
  void aConstantGoesIntoTheBiasBehindIt() {
    Planted net = new Planted(Activation.RELU, true, 2, 1, 2, 1);
    net.weight(1, 0, 0, 1).bias(1, 1, 3).weight(2, 0, 0, 1).weight(2, 0, 1, 2).bias(2, 0, .5).weight(3, 0, 0, 1);
    Subject subject = net.subject(net.task(.1, random));
    Weights clean = DeadStructure.removed(subject, subject.weights());
    assertArrayEquals(new float[] {6.5f}, clean.get("fc2.bias").values());
    assertArrayEquals(new float[] {1, 0}, clean.get("fc2.weight").values());
    assertArrayEquals(new float[] {0, 0}, clean.get("fc1.bias").values());
  }

  @Test
  void withoutBiasesAConstantStays() {
    // tanh(0) = 0 can go; there is no other constant without biases
    Planted net = new Planted(Activation.TANH, false, 2, 1, 2);
    net.weight(1, 0, 0, 1).weight(2, 0, 0, 1).weight(2, 0, 1, 2);
    Subject subject = net.subject(net.task(.1, random));
    Weights clean = DeadStructure.removed(subject, subject.weights());
    assertArrayEquals(new float[] {1, 0}, clean.get("fc2.weight").values());
  }

  private void fill(Planted net) {
    net.arrays.forEach((name, array) -> {
      for (int i = 0; i < array.size(); i++) {
        boolean weight = name.endsWith(".weight");
        array.values()[i] = !weight || random.nextInt(4) == 0 ? (float) random.nextDouble(-1, 1) : 0;
      }
    });
  }

  private static int count(Weights weights) {
    int count = 0;
    for (String name : weights.names()) {
      WeightArray array = weights.get(name);
      for (int i = 0; i < array.size() && name.endsWith(".weight"); i++) {
        count += array.values()[i] != 0 ? 1 : 0;
      }
    }
    return count;
  }
}
