package dev.unmesh.cut.certify;

import dev.unmesh.network.Blueprint;
import dev.unmesh.wiring.CrossModule;
import dev.unmesh.wiring.Partition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The weights a cut removes, of all modules or of one. */
final class OneModule {
  private OneModule() {}

  static CrossModule all(Blueprint network, Partition partition) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    network.parameters().forEach(spec -> sizes.put(spec.name(), spec.size()));
    return CrossModule.of(network.wiring(), partition, sizes::get);
  }

  /** Those between one module and any other: as of a partition that has all others as one. */
  static CrossModule touching(Blueprint network, Partition partition, int module) {
    Map<String, int[]> labels = new LinkedHashMap<>();
    partition.labels().forEach((group, of) -> labels.put(group, Arrays.stream(of).map(label -> label == module ? 1 : 0).toArray()));
    return all(network, new Partition(2, labels));
  }
}
