package dev.unmesh.cluster;

import dev.unmesh.wiring.MapShape;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Blocks as {@link ContiguousBlocks} makes them, but the units of a feature map go by their place: with k = a b,
 *
 * <pre>module = b (row mod a) + (column mod b)</pre>
 *
 * so that every module sees every channel, on a coarser grid. Of the ways to write k the one nearest a square that fits the map is taken.
 */
public final class GridPhases {
  private GridPhases() {}

  /**
   * The module of each unit of maps that follow one another.
   *
   * @param size how many units there are in all
   * @throws IllegalArgumentException if no a b = k fits the map
   */
  public static int[] labels(MapShape map, int size, int modules) {
    for (int a = (int) Math.sqrt(modules); a >= 1; a--) {
      int b = modules / a;
      if (a * b == modules && a <= map.height() && b <= map.width()) {
        return labels(map, size, a, b);
      } else if (a * b == modules && b <= map.height() && a <= map.width()) {
        return labels(map, size, b, a);
      }
    }
    throw new IllegalArgumentException(
        "modules.count: " + modules + " modules are no a x b grid that fits a map of " + map.height() + " x " + map.width()
            + ": choose a count whose factors do, such as 4, or modules.by=contiguous");
  }

  private static int[] labels(MapShape map, int size, int a, int b) {
    int[] labels = new int[size];
    Arrays.setAll(labels, i -> b * (map.row(i) % a) + map.column(i) % b);
    return labels;
  }

  /**
   * Labels for the named groups of a network, every other group left whole.
   *
   * @throws IllegalArgumentException if none of them holds a map's units, or the channels of one are divided too; otherwise as
   *     {@link ContiguousBlocks#partition}
   */
  public static Partition partition(Wiring wiring, Collection<String> groups, int modules) {
    List<NeuronGroup> maps = groups.stream().distinct().map(wiring::group).filter(group -> group.map().isPresent()).toList();
    if (maps.isEmpty()) {
      throw new IllegalArgumentException(
          "modules.by: grid divides the units of a feature map, but none is among the divided groups " + groups
              + ": set network.map=units and put fc1 among modules.connections, or choose modules.by=contiguous");
    }
    Map<String, int[]> labels = new LinkedHashMap<>(ContiguousBlocks.partition(wiring, groups, modules).labels());
    for (NeuronGroup units : maps) {
      wiring.source(units.name()).filter(channels -> groups.contains(channels.name())).ifPresent(
          channels -> {
            throw new IllegalArgumentException(
                "modules.by: grid divides '" + units.name() + "' by place, so every module reads all channels of '" + channels.name()
                    + "': leave what ends there out of modules.connections");
          });
      labels.put(units.name(), labels(units.map().get(), units.size(), modules));
    }
    return new Partition(modules, labels);
  }
}
