package dev.unmesh.cluster;

import dev.unmesh.wiring.CoupledHeads;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;

/** Attention heads given to one module each: that of most of their queries, keys and values; the lower number where they are as many. */
final class WholeHeads {
  private WholeHeads() {}

  /** The partition with no head divided; neurons of no module stay of none, and so do groups that are whole. */
  static Partition in(Wiring wiring, Partition partition) {
    CoupledHeads heads = new CoupledHeads(wiring);
    Map<String, int[]> found = partition.labels();
    Map<String, int[]> labels = new LinkedHashMap<>();
    found.forEach((group, of) -> {
      int[] whole = of.clone();
      for (CoupledHeads.Part head : heads.of(group)) {
        int[] votes = new int[partition.modules()];
        count(found, head, votes);
        heads.others(group, head.from()).forEach(part -> count(found, part, votes));
        for (int i = head.from(); i < head.to(); i++) {
          whole[i] = whole[i] < 0 ? -1 : most(votes);
        }
      }
      labels.put(group, whole);
    });
    return new Partition(partition.modules(), labels);
  }

  private static void count(Map<String, int[]> labels, CoupledHeads.Part part, int[] votes) {
    int[] of = labels.get(part.group());
    for (int i = part.from(); of != null && i < part.to(); i++) {
      if (of[i] >= 0) {
        votes[of[i]]++;
      }
    }
  }

  private static int most(int[] votes) {
    int best = 0;
    for (int module = 1; module < votes.length; module++) {
      best = votes[module] > votes[best] ? module : best;
    }
    return best;
  }
}
