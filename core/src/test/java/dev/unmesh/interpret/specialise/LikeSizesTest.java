package dev.unmesh.interpret.specialise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Layers of another width divided in proportion. */
class LikeSizesTest {
  private static int[] sizes(int neurons, Integer... sizes) {
    Specialisation.Layer layer =
        new Specialisation.Layer("fc1", List.of(sizes), Controlled.NONE, 0, Controlled.NONE, Controlled.NONE, List.of());
    Specialisation like = new Specialisation("", sizes.length, 1, 1, 1, List.of(layer), "fc1", Controlled.NONE, List.of());
    Wiring wiring = PlantedModules.wiring(List.of(neurons));
    Partition partition = LikeSizes.of(wiring, like);
    int[] counts = new int[sizes.length];
    Arrays.stream(partition.labels("fc1").orElseThrow()).forEach(label -> counts[label]++);
    return counts;
  }

  @Test
  void sizesKeepTheirProportions() {
    assertEquals("[16, 16, 16, 16]", Arrays.toString(sizes(64, 56, 56, 56, 56)));
    assertEquals("[3, 6, 0, 9]", Arrays.toString(sizes(18, 1, 2, 0, 3)));
    assertEquals("[2, 2, 1]", Arrays.toString(sizes(5, 10, 10, 10)));
    assertEquals("[1, 1, 2]", Arrays.toString(sizes(4, 1, 1, 1000)), "what is there stays there");
  }

  @Test
  void everyNeuronIsDealtAndNoModuleIsLost() {
    long seed = 12;
    SplittableRandom random = new SplittableRandom(seed);
    for (int trial = 0; trial < 200; trial++) {
      Integer[] other = IntStream.range(0, 2 + random.nextInt(6)).mapToObj(m -> random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(90)).toArray(Integer[]::new);
      other[0] = 1 + random.nextInt(5);
      int[] sizes = sizes(other.length + random.nextInt(40), other);
      for (int m = 0; m < other.length; m++) {
        assertEquals(other[m] > 0, sizes[m] > 0, Arrays.toString(other) + " as " + Arrays.toString(sizes) + ", seed " + seed);
      }
    }
  }
}
