package dev.unmesh.cluster;

import java.util.Arrays;

/**
 * A weighted undirected graph by its symmetric adjacency matrix A, in compressed rows. An edge between i and j &ne; i of weight w is
 * A_ij = A_ji = w; a loop of weight w is A_ii = 2 w, so that every edge adds 2 w to the sum of strengths. Immutable.
 */
public final class Graph {
  private final int[] offsets;
  private final int[] neighbours;
  private final double[] weights;
  private final double[] strengths;
  private final double total;

  private Graph(int[] offsets, int[] neighbours, double[] weights) {
    this.offsets = offsets;
    this.neighbours = neighbours;
    this.weights = weights;
    this.strengths = new double[offsets.length - 1];
    double sum = 0;
    for (int i = 0; i < strengths.length; i++) {
      for (int e = offsets[i]; e < offsets[i + 1]; e++) {
        strengths[i] += weights[e];
      }
      sum += strengths[i];
    }
    this.total = sum;
  }

  /** A graph of {@code nodes} nodes to which edges can be added. */
  public static Builder builder(int nodes) {
    return new Builder(nodes);
  }

  public int nodes() {
    return strengths.length;
  }

  /** s_i = sum_j A_ij. */
  public double strength(int node) {
    return strengths[node];
  }

  /** 2m = sum_i s_i. */
  public double total() {
    return total;
  }

  /** Where node i's entries start; those of the last node end at {@code start(nodes())}. */
  int start(int node) {
    return offsets[node];
  }

  int neighbour(int entry) {
    return neighbours[entry];
  }

  double weight(int entry) {
    return weights[entry];
  }

  /** The graph of communities: A'_cd = sum of A_ij over i in c, j in d. */
  Graph contracted(int[] communities, int count) {
    Builder builder = new Builder(count);
    for (int i = 0; i < nodes(); i++) {
      for (int e = offsets[i]; e < offsets[i + 1]; e++) {
        int j = neighbours[e];
        if (communities[i] == communities[j]) {
          builder.add(communities[i], communities[i], weights[e] / 2);
        } else if (i < j) {
          builder.add(communities[i], communities[j], weights[e]);
        }
      }
    }
    return builder.build();
  }

  /** Collects edges; parallel ones add up. Not safe for use by several threads. */
  public static final class Builder {
    private final int nodes;
    private int[] from = new int[64];
    private int[] to = new int[64];
    private double[] weights = new double[64];
    private int size;

    private Builder(int nodes) {
      this.nodes = nodes;
    }

    /**
     * Adds an edge; one of weight 0 is no edge.
     *
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public Builder add(int a, int b, double weight) {
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("edge " + a + " - " + b + " has weight " + weight + "; it must be finite and not negative");
      }
      if (weight > 0) {
        if (size == from.length) {
          int larger = Math.multiplyExact(size, 2);
          from = Arrays.copyOf(from, larger);
          to = Arrays.copyOf(to, larger);
          weights = Arrays.copyOf(weights, larger);
        }
        from[size] = a;
        to[size] = b;
        weights[size++] = weight;
      }
      return this;
    }

    public Graph build() {
      return build(nodes);
    }

    /** The same edges between renumbered nodes; nodes numbered -1 must have none. */
    Graph build(int[] number, int count) {
      for (int e = 0; e < size; e++) {
        from[e] = number[from[e]];
        to[e] = number[to[e]];
      }
      return build(count);
    }

    private Graph build(int nodes) {
      int[] starts = new int[nodes + 1];
      for (int e = 0; e < size; e++) {
        starts[from[e] + 1]++;
        starts[to[e] + 1] += from[e] == to[e] ? 0 : 1;
      }
      for (int i = 0; i < nodes; i++) {
        starts[i + 1] = Math.addExact(starts[i], starts[i + 1]);
      }
      int[] neighbours = new int[starts[nodes]];
      double[] values = new double[starts[nodes]];
      int[] at = Arrays.copyOf(starts, nodes);
      for (int e = 0; e < size; e++) {
        boolean loop = from[e] == to[e];
        put(neighbours, values, at[from[e]]++, to[e], loop ? 2 * weights[e] : weights[e]);
        if (!loop) {
          put(neighbours, values, at[to[e]]++, from[e], weights[e]);
        }
      }
      return merged(nodes, starts, neighbours, values);
    }

    private static void put(int[] neighbours, double[] values, int at, int neighbour, double value) {
      neighbours[at] = neighbour;
      values[at] = value;
    }

    private static Graph merged(int nodes, int[] starts, int[] neighbours, double[] values) {
      int[] offsets = new int[nodes + 1];
      int[] place = new int[nodes];
      Arrays.fill(place, -1);
      int kept = 0;
      for (int i = 0; i < nodes; i++) {
        offsets[i] = kept;
        for (int e = starts[i]; e < starts[i + 1]; e++) {
          int j = neighbours[e];
          if (place[j] >= offsets[i]) {
            values[place[j]] += values[e];
          } else {
            place[j] = kept;
            put(neighbours, values, kept++, j, values[e]);
          }
        }
      }
      offsets[nodes] = kept;
      return new Graph(offsets, Arrays.copyOf(neighbours, kept), Arrays.copyOf(values, kept));
    }
  }
}
