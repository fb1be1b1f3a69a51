package dev.unmesh.cluster;

import java.util.SplittableRandom;

/** Moves single nodes between communities as long as modularity rises: Louvain's inner step. */
final class NodeMoves {
  private static final double LEAST_GAIN = 1e-12;

  private final Graph graph;
  private final int[] communities;
  private final double[] strengths;
  private final int[] sizes;
  private final int[] queue;
  private final boolean[] waiting;
  private int head;
  private int length;
  private int empty;

  private final double[] linked;
  private final int[] touched;
  private int touchedCount;

  NodeMoves(Graph graph, int[] start, SplittableRandom random) {
    int n = graph.nodes();
    this.graph = graph;
    this.communities = start.clone();
    this.strengths = new double[n];
    this.sizes = new int[n];
    this.queue = new int[n];
    this.waiting = new boolean[n];
    this.linked = new double[n];
    this.touched = new int[n];
    for (int i = 0; i < n; i++) {
      strengths[communities[i]] += graph.strength(i);
      sizes[communities[i]]++;
      int j = random.nextInt(i + 1);
      queue[i] = queue[j];
      queue[j] = i;
      waiting[i] = true;
    }
    length = n;
  }

  /** The communities once no single move gains any more. */
  int[] settled() {
    while (length > 0) {
      int node = queue[head];
      head = head + 1 == queue.length ? 0 : head + 1;
      length--;
      waiting[node] = false;
      move(node);
    }
    return communities;
  }

  private void move(int node) {
    int own = communities[node];
    link(node);
    double strength = graph.strength(node);
    strengths[own] -= strength;
    sizes[own]--;
    int best = own;
    double bestGain = gain(own, strength);
    for (int t = 0; t < touchedCount; t++) {
      double gain = gain(touched[t], strength);
      if (gain > bestGain + LEAST_GAIN * graph.total()) {
        bestGain = gain;
        best = touched[t];
      }
    }
    if (bestGain < -LEAST_GAIN * graph.total() && sizes[own] > 0) {
      best = emptyCommunity();
    }
    for (int t = 0; t < touchedCount; t++) {
      linked[touched[t]] = 0;
    }
    strengths[best] += strength;
    sizes[best]++;
    communities[node] = best;
    if (best != own) {
      wakeNeighbours(node, best);
    }
  }

  /** Weight from {@code node} to each community it touches, itself left out. */
  private void link(int node) {
    touchedCount = 0;
    for (int e = graph.start(node); e < graph.start(node + 1); e++) {
      int neighbour = graph.neighbour(e);
      if (neighbour != node) {
        int community = communities[neighbour];
        if (linked[community] == 0) {
          touched[touchedCount++] = community;
        }
        linked[community] += graph.weight(e);
      }
    }
  }

  /** m times what Q gains by putting a node of this strength, now in no community, into {@code community}. */
  private double gain(int community, double strength) {
    return linked[community] - strength * strengths[community] / graph.total();
  }

  private int emptyCommunity() {
    while (sizes[empty] > 0) {
      empty = empty + 1 == sizes.length ? 0 : empty + 1;
    }
    return empty;
  }

  private void wakeNeighbours(int node, int community) {
    for (int e = graph.start(node); e < graph.start(node + 1); e++) {
      int neighbour = graph.neighbour(e);
      if (neighbour != node && !waiting[neighbour] && communities[neighbour] != community) {
        int tail = head + length;
        queue[tail >= queue.length ? tail - queue.length : tail] = neighbour;
        waiting[neighbour] = true;
        length++;
      }
    }
  }
}
