package dev.unmesh.cluster;

import java.util.SplittableRandom;

/**
 * Improves a division for as long as that works: nodes move to the community that gains most, pairs of communities join, and when
 * neither gains any more some nodes, or all those of some communities, are taken out of their communities and the climb repeated. Ends
 * after several such tries in a row that gained nothing.
 */
final class Refinement {
  /** Whole communities are dissolved in one try of so many, nodes drawn from all of them in the others. */
  private static final int WHOLE_EVERY = 4;

  private static final int FEWEST_TRIES = 3;
  private static final int MOST_TRIES = 30;

  /** Large graphs get fewer tries: they go through about so many adjacency entries in vain. */
  private static final int ENTRIES_A_RUN = 1_000_000;

  private final Graph graph;
  private final Division division;
  private final SplittableRandom random;
  private final double leastGain;
  private final int tries;
  private final int[] queue;
  private final boolean[] waiting;
  private int head;
  private int length;

  Refinement(Graph graph, Division division, SplittableRandom random) {
    this.graph = graph;
    this.division = division;
    this.random = random;
    this.leastGain = Louvain.LEAST_GAIN * graph.total();
    this.tries = Math.max(FEWEST_TRIES, Math.min(MOST_TRIES, ENTRIES_A_RUN / (graph.start(graph.nodes()) + 1)));
    this.queue = new int[graph.nodes()];
    this.waiting = new boolean[graph.nodes()];
  }

  /** The best division found, by numbers of no meaning. */
  int[] best() {
    wakeAll();
    climb();
    int[] best = division.copy();
    double highest = division.gained();
    for (int t = 0; t < tries; t++) {
      unsettle();
      climb();
      double gained = division.gained();
      if (gained < highest - Louvain.LEAST_GAIN) {
        goBack(best);
        continue;
      }
      // Equal divisions are taken too: walking along a plateau finds its way off it.
      best = division.copy();
      if (gained > highest + Louvain.LEAST_GAIN) {
        highest = gained;
        t = -1;
      }
    }
    return best;
  }

  private void goBack(int[] communities) {
    for (int i = 0; i < communities.length; i++) {
      if (division.of(i) != communities[i]) {
        division.move(i, communities[i]);
      }
    }
  }

  /** Takes nodes out of their communities, each into an empty one as long as there are enough. */
  private void unsettle() {
    int[] empty = division.empty();
    if (empty.length == 0) {
      return;
    }
    head = 0;
    if (random.nextInt(WHOLE_EVERY) == 0) {
      drawCommunities();
    } else {
      drawNodes();
    }
    for (int k = 0; k < length; k++) {
      division.move(queue[k], empty[k % empty.length]);
    }
  }

  /** All nodes of at least one community. */
  private void drawCommunities() {
    boolean[] dissolved = new boolean[graph.nodes()];
    dissolved[division.community(random.nextInt(division.count()))] = true;
    double share = random.nextDouble() * random.nextDouble();
    for (int k = 0; k < division.count(); k++) {
      dissolved[division.community(k)] |= random.nextDouble() < share;
    }
    for (int i = 0; i < graph.nodes(); i++) {
      if (dissolved[division.of(i)]) {
        int place = random.nextInt(length + 1);
        waiting[i] = true;
        queue[length++] = queue[place];
        queue[place] = i;
      }
    }
  }

  /** At least one node from anywhere. */
  private void drawNodes() {
    int draws = 1 + (int) (random.nextDouble() * random.nextDouble() * graph.nodes());
    for (int d = 0; d < draws; d++) {
      int i = random.nextInt(graph.nodes());
      if (!waiting[i]) {
        wake(i);
      }
    }
  }

  private void climb() {
    settle();
    while (join()) {
      settle();
    }
  }

  private void settle() {
    while (length > 0) {
      int node = queue[head];
      head = head + 1 == queue.length ? 0 : head + 1;
      length--;
      waiting[node] = false;
      int best = division.best(node, leastGain);
      if (best != division.of(node)) {
        division.move(node, best);
        wakeNeighbours(node, best);
      }
    }
  }

  private void wakeNeighbours(int node, int community) {
    for (int e = graph.start(node); e < graph.start(node + 1); e++) {
      int neighbour = graph.neighbour(e);
      if (!waiting[neighbour] && division.of(neighbour) != community) {
        wake(neighbour);
      }
    }
  }

  private void wake(int node) {
    int tail = head + length;
    queue[tail >= queue.length ? tail - queue.length : tail] = node;
    waiting[node] = true;
    length++;
  }

  /** Joins the two communities that gain most by it, if any gain; all nodes may move again then. */
  private boolean join() {
    int joined = division.bestPair(leastGain);
    if (joined < 0) {
      return false;
    }
    int from = joined / graph.nodes();
    int to = joined % graph.nodes();
    for (int i = 0; i < graph.nodes(); i++) {
      if (division.of(i) == from) {
        division.move(i, to);
      }
    }
    wakeAll();
    return true;
  }

  private void wakeAll() {
    for (int i = 0; i < graph.nodes(); i++) {
      int place = random.nextInt(i + 1);
      queue[i] = queue[place];
      queue[place] = i;
      waiting[i] = true;
    }
    head = 0;
    length = graph.nodes();
  }
}
