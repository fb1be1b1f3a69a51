package dev.unmesh.interpret.specialise;

import dev.unmesh.interpret.NeuronActivity;
import dev.unmesh.network.SequentialNetwork;
import dev.unmesh.train.Dataset;
import dev.unmesh.wiring.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * What each of several partitions into the same groups comes to.
 *
 * @param layers from input to output
 * @param together the damage when modules are switched off in all layers at once, by partition
 */
record SplitFigures(List<Layer> layers, List<Damage> together) {
  /** One group: what its activity tells and what switching off there costs, by partition. */
  record Layer(String group, List<Reading> readings, List<Damage> damages) {
    double[] information() {
      return readings.stream().mapToDouble(reading -> reading.table().mutualInformation()).toArray();
    }

    double[] owners() {
      return readings.stream().mapToDouble(reading -> reading.ownership().effective()).toArray();
    }

    double[] gaps() {
      return SplitFigures.gaps(readings, damages);
    }
  }

  /** @param groups divided by every partition, from input to output */
  static SplitFigures of(
      SequentialNetwork network,
      Dataset data,
      int classes,
      Halves halves,
      List<String> groups,
      List<Partition> partitions,
      DoubleConsumer progress) {
    int total = (groups.size() + (groups.size() > 1 ? 1 : 0)) * partitions.size() * partitions.get(0).modules();
    int[] done = {0};
    Runnable step = () -> progress.accept((double) ++done[0] / total);
    Map<String, NeuronActivity> activities = NeuronActivity.of(network, data, groups);
    List<Layer> layers = new ArrayList<>();
    for (String group : groups) {
      List<Reading> readings =
          partitions.stream().map(of -> Reading.of(activities.get(group), of, data.labels(), classes, halves)).toList();
      layers.add(new Layer(group, readings, damages(network, data, classes, halves, List.of(group), partitions, step)));
    }
    List<Damage> together =
        groups.size() > 1 ? damages(network, data, classes, halves, groups, partitions, step) : layers.get(0).damages();
    return new SplitFigures(layers, together);
  }

  private static List<Damage> damages(
      SequentialNetwork network, Dataset data, int classes, Halves halves, List<String> groups, List<Partition> partitions, Runnable step) {
    try (SilencedNetwork silenced = new SilencedNetwork(network, data, halves.damage(), classes, groups)) {
      double[] whole = silenced.whole();
      return partitions.stream().map(of -> silenced.damage(whole, of, step)).toList();
    }
  }

  /** The layer whose activity says who owns a class in the whole network. */
  Layer last() {
    return layers.get(layers.size() - 1);
  }

  /** The gap of the whole network. */
  double[] gaps() {
    return gaps(last().readings(), together);
  }

  private static double[] gaps(List<Reading> readings, List<Damage> damages) {
    return IntStream.range(0, readings.size()).mapToDouble(i -> damages.get(i).gap(readings.get(i).ownership())).toArray();
  }
}
