package dev.unmesh.interpret.circuit;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** A subset of the edges of some connections: what a circuit keeps. Immutable. */
public final class EdgeSet {
  /** A connection's shape and edges; bit row * columns + column stands for an edge. */
  private record Edges(int rows, int columns, BitSet kept) {}

  private final Map<String, Edges> connections;

  private EdgeSet(Map<String, Edges> connections) {
    this.connections = connections;
  }

  /** Starts a set. */
  public static Builder builder() {
    return new Builder();
  }

  /** The connections' names, from input to output. */
  public Iterable<String> connections() {
    return java.util.Collections.unmodifiableSet(connections.keySet());
  }

  public int rows(String connection) {
    return of(connection).rows;
  }

  public int columns(String connection) {
    return of(connection).columns;
  }

  public boolean has(String connection, int row, int column) {
    Edges edges = of(connection);
    return edges.kept.get(row * edges.columns + column);
  }

  /** A connection's edges, bit row * columns + column each: a copy. */
  public BitSet bits(String connection) {
    return (BitSet) of(connection).kept.clone();
  }

  /** How many edges there are. */
  public int size() {
    return connections.values().stream().mapToInt(edges -> edges.kept.cardinality()).sum();
  }

  public int size(String connection) {
    return of(connection).kept.cardinality();
  }

  /** How many edges there could be: all entries of all connections. */
  public int total() {
    return connections.values().stream().mapToInt(edges -> edges.rows * edges.columns).sum();
  }

  /** Edges in both over edges in either: 1 for two empty sets. @throws IllegalArgumentException if their connections differ */
  public double jaccard(EdgeSet other) {
    int both = 0;
    int either = 0;
    for (String name : connections.keySet()) {
      BitSet and = bits(name);
      and.and(other.of(name).kept);
      both += and.cardinality();
      either += size(name) + other.size(name) - and.cardinality();
    }
    return either == 0 ? 1 : (double) both / either;
  }

  /** The edges of {@code whole} that are not in this set. */
  public EdgeSet complement(EdgeSet whole) {
    Builder rest = builder();
    for (String name : connections.keySet()) {
      BitSet bits = whole.bits(name);
      bits.andNot(of(name).kept);
      rest.put(name, rows(name), columns(name), bits);
    }
    return rest.build();
  }

  private Edges of(String connection) {
    Edges edges = connections.get(connection);
    if (edges == null) {
      throw new IllegalArgumentException("no connection '" + connection + "'; the connections are " + connections.keySet());
    }
    return edges;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EdgeSet set && connections.equals(set.connections);
  }

  @Override
  public int hashCode() {
    return connections.hashCode();
  }

  @Override
  public String toString() {
    return size() + " of " + total() + " edges of " + connections.keySet();
  }

  /** Puts a set together. */
  public static final class Builder {
    private final Map<String, Edges> connections = new LinkedHashMap<>();

    /** @param kept bit row * columns + column stands for an edge; copied */
    public Builder put(String connection, int rows, int columns, BitSet kept) {
      if (kept.length() > Math.multiplyExact(rows, columns)) {
        throw new IllegalArgumentException("connection '" + connection + "' has " + rows + " x " + columns + " entries, not an entry " + (kept.length() - 1));
      }
      connections.put(connection, new Edges(rows, columns, (BitSet) kept.clone()));
      return this;
    }

    public EdgeSet build() {
      return new EdgeSet(new LinkedHashMap<>(connections));
    }
  }
}
