package dev.unmesh.interpret.fourier;

import dev.unmesh.interpret.RandomSplit;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A group of neurons in lanes: a lane is a module's part of it. A group that is not divided is one lane.
 *
 * @param of the lane of each neuron, -1 for none
 */
record Lanes(String group, int count, int[] of) {
  static Lanes of(Wiring wiring, Optional<Partition> partition, String group) {
    return partition
        .flatMap(modules -> modules.labels(group).map(labels -> new Lanes(group, modules.modules(), labels)))
        .orElseGet(() -> new Lanes(group, 1, new int[wiring.group(group).size()]));
  }

  /** The neurons of a lane. */
  int[] neurons(int lane) {
    return IntStream.range(0, of.length).filter(i -> of[i] == lane).toArray();
  }

  /** Whether there is more than one lane with neurons. */
  boolean several() {
    return Arrays.stream(of).filter(lane -> lane >= 0).distinct().count() > 1;
  }

  /** Lanes of the same sizes, dealt out at random. */
  Lanes shuffled(Wiring wiring, long seed) {
    Partition dealt = RandomSplit.of(wiring, new Partition(count, Map.of(group, of)), seed);
    return new Lanes(group, count, dealt.labels(group).orElseThrow());
  }

  /** The lanes of the neurons that own each column or row. */
  Lanes owning(int[] neurons) {
    return new Lanes(group, count, Arrays.stream(neurons).map(neuron -> of[neuron]).toArray());
  }

  List<Integer> lanes() {
    return IntStream.range(0, count).boxed().toList();
  }
}
