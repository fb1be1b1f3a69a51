package dev.unmesh.cluster;

import java.util.Arrays;

/**
 * A division of a graph's nodes into communities that can be changed node by node. The weight between every node and every community
 * is kept up to date, so that a node's best community is found in as many operations as there are communities, however dense the
 * graph.
 */
final class Division {
  /** Communities there may be besides those at the start. */
  private static final int SPARE = 32;

  private static final long MOST_LINKS = 1 << 24;

  private final Graph graph;
  private final int slots;
  private final int[] communities;
  /** links[i * slots + c]: weight between node i and community c, i itself left out. */
  private final double[] links;
  private final double[] strengths;
  private final int[] sizes;
  /** The communities that have nodes, in any order, and where each stands among them. */
  private final int[] peopled;
  private final int[] standing;
  private int count;
  /** between[c * slots + d]: weight between communities c and d, when last summed. */
  private final double[] between;
  /** m times what Q has gained since the start. */
  private double gained;

  /** @param start communities numbered from 0 to {@code count} - 1, none of them empty */
  Division(Graph graph, int[] start, int count) {
    int n = graph.nodes();
    this.graph = graph;
    this.slots = slots(n, count);
    this.communities = start.clone();
    this.links = new double[n * slots];
    this.strengths = new double[slots];
    this.sizes = new int[slots];
    this.peopled = new int[slots];
    this.standing = new int[slots];
    this.between = new double[slots * slots];
    for (int i = 0; i < n; i++) {
      int own = start[i];
      strengths[own] += graph.strength(i);
      if (sizes[own]++ == 0) {
        people(own);
      }
      for (int e = graph.start(i); e < graph.start(i + 1); e++) {
        if (graph.neighbour(e) != i) {
          links[i * slots + start[graph.neighbour(e)]] += graph.weight(e);
        }
      }
    }
  }

  /** Whether there is room for the links of every node with every community. */
  static boolean fits(Graph graph, int count) {
    return (long) graph.nodes() * slots(graph.nodes(), count) <= MOST_LINKS;
  }

  private static int slots(int nodes, int count) {
    return Math.min(nodes, count + SPARE);
  }

  /** What Q has gained since the start. */
  double gained() {
    return 2 * gained / graph.total();
  }

  /** How many communities have nodes. */
  int count() {
    return count;
  }

  /** Number {@code k} of the communities that have nodes, in no order of meaning. */
  int community(int k) {
    return peopled[k];
  }

  /** The community of a node; its number has no meaning. */
  int of(int node) {
    return communities[node];
  }

  int[] copy() {
    return communities.clone();
  }

  /** The communities that have no nodes. */
  int[] empty() {
    int[] empty = new int[slots - count];
    for (int c = 0, at = 0; c < slots; c++) {
      if (sizes[c] == 0) {
        empty[at++] = c;
      }
    }
    return empty;
  }

  /** The community, a new one among them, in which Q is highest by more than {@code least} / m; its own if there is none. */
  int best(int node, double least) {
    int own = communities[node];
    int row = node * slots;
    double share = graph.strength(node) / graph.total();
    double stay = links[row + own] - share * (strengths[own] - graph.strength(node));
    int best = own;
    double highest = stay;
    for (int k = 0; k < count; k++) {
      int c = peopled[k];
      double value = links[row + c] - share * strengths[c];
      if (value > highest + least && c != own) {
        highest = value;
        best = c;
      }
    }
    return highest < -least && sizes[own] > 1 && count < slots ? empty()[0] : best;
  }

  void move(int node, int to) {
    int from = communities[node];
    double strength = graph.strength(node);
    double expected = strength / graph.total() * (strengths[to] - strengths[from] + strength);
    gained += links[node * slots + to] - links[node * slots + from] - expected;
    for (int e = graph.start(node); e < graph.start(node + 1); e++) {
      int neighbour = graph.neighbour(e);
      if (neighbour != node) {
        links[neighbour * slots + from] -= graph.weight(e);
        links[neighbour * slots + to] += graph.weight(e);
      }
    }
    communities[node] = to;
    strengths[from] -= strength;
    strengths[to] += strength;
    if (sizes[to]++ == 0) {
      people(to);
    }
    if (--sizes[from] == 0) {
      desert(from);
    }
  }

  /** The two communities c, d whose union raises Q most, as c nodes + d; -1 if none does by more than {@code least} / m. */
  int bestPair(double least) {
    sumBetween();
    double highest = least;
    int best = -1;
    for (int k = 0; k < count; k++) {
      for (int l = 0; l < k; l++) {
        double gain = between[peopled[k] * slots + peopled[l]] - strengths[peopled[k]] * strengths[peopled[l]] / graph.total();
        if (gain > highest) {
          highest = gain;
          best = peopled[k] * communities.length + peopled[l];
        }
      }
    }
    return best;
  }

  private void sumBetween() {
    for (int k = 0; k < count; k++) {
      Arrays.fill(between, peopled[k] * slots, (peopled[k] + 1) * slots, 0);
    }
    for (int i = 0; i < communities.length; i++) {
      int row = communities[i] * slots;
      for (int k = 0; k < count; k++) {
        between[row + peopled[k]] += links[i * slots + peopled[k]];
      }
    }
  }

  private void people(int community) {
    standing[community] = count;
    peopled[count++] = community;
  }

  private void desert(int community) {
    // exactly nothing, whatever rounding left
    strengths[community] = 0;
    int last = peopled[--count];
    peopled[standing[community]] = last;
    standing[last] = standing[community];
  }
}
