package dev.unmesh.interpret;

import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The labels of a partition dealt out at random within each group: a split of the same sizes. Neurons of no module stay of none. What
 * belongs together stays so: heads that lie within modules are dealt out as wholes, keys follow queries, and values the queries of
 * their head, where they did before.
 */
public final class RandomSplit {
  private final Wiring wiring;
  private final Map<String, int[]> labels;
  private final SplittableRandom random;
  private final Map<String, int[]> dealt = new LinkedHashMap<>();

  private RandomSplit(Wiring wiring, Partition partition, long seed) {
    this.wiring = wiring;
    this.labels = partition.labels();
    this.random = new SplittableRandom(seed);
  }

  /** @param wiring of the network whose groups are divided */
  public static Partition of(Wiring wiring, Partition partition, long seed) {
    RandomSplit split = new RandomSplit(wiring, partition, seed);
    partition.labels().keySet().forEach(split::deal);
    return new Partition(partition.modules(), split.dealt);
  }

  private void deal(String name) {
    if (dealt.containsKey(name)) {
      return;
    }
    NeuronGroup group = wiring.group(name);
    int[] of = labels.get(name);
    int width = 1;
    if (group.symmetry() instanceof Symmetry.Lockstep lockstep && follows(name, lockstep.leader(), lockstep.width(), 1)) {
      dealt.put(name, widened(dealt.get(lockstep.leader()), 1, lockstep.width()));
      return;
    }
    if (group.symmetry() instanceof Symmetry.Blocks blocks && isWhole(of, blocks.width())) {
      width = blocks.width();
      String leader = blocks.orderedWith().orElse(null);
      int heads = group.size() / width;
      if (leader != null && labels.containsKey(leader) && follows(name, leader, width, wiring.group(leader).size() / heads)) {
        dealt.put(name, widened(dealt.get(leader), wiring.group(leader).size() / heads, width));
        return;
      }
    }
    dealt.put(name, shuffled(of, width));
  }

  /** Whether every {@code width} neurons have the label of their {@code leaderWidth} of the leader, which is dealt first then. */
  private boolean follows(String name, String leader, int width, int leaderWidth) {
    int[] of = labels.get(leader);
    boolean follows =
        of != null && isWhole(of, leaderWidth) && Arrays.equals(labels.get(name), widened(of, leaderWidth, width));
    if (follows) {
      deal(leader);
    }
    return follows;
  }

  private static boolean isWhole(int[] of, int width) {
    return IntStream.range(0, of.length).allMatch(i -> of[i] == of[i - i % width]);
  }

  // the label of each block of the leader, for a block of width here
  private static int[] widened(int[] leader, int leaderWidth, int width) {
    return IntStream.range(0, leader.length / leaderWidth * width).map(i -> leader[i / width * leaderWidth]).toArray();
  }

  private int[] shuffled(int[] of, int width) {
    int[] live = IntStream.range(0, of.length / width).filter(block -> of[block * width] >= 0).toArray();
    int[] blocks = IntStream.range(0, of.length / width).map(block -> of[block * width]).toArray();
    for (int i = live.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int label = blocks[live[i]];
      blocks[live[i]] = blocks[live[j]];
      blocks[live[j]] = label;
    }
    return widened(blocks, 1, width);
  }
}
