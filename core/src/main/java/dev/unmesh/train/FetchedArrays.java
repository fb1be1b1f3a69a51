package dev.unmesh.train;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Arrays by name, each fetched anew whenever it is asked for: of a large state only one need be in memory. Not to be changed. */
final class FetchedArrays extends AbstractMap<String, float[]> {
  private final Map<String, Integer> lengths;
  private final Function<String, float[]> fetch;

  FetchedArrays(Map<String, Integer> lengths, Function<String, float[]> fetch) {
    this.lengths = new LinkedHashMap<>(lengths);
    this.fetch = fetch;
  }

  /** How long an array is, without fetching it. */
  int length(String name) {
    return lengths.get(name);
  }

  @Override
  public float[] get(Object name) {
    return lengths.containsKey(name) ? fetch.apply((String) name) : null;
  }

  @Override
  public boolean containsKey(Object name) {
    return lengths.containsKey(name);
  }

  @Override
  public Set<String> keySet() {
    return lengths.keySet();
  }

  @Override
  public Set<Entry<String, float[]>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, float[]>> iterator() {
        return lengths.keySet().stream().<Entry<String, float[]>>map(name -> new SimpleImmutableEntry<>(name, fetch.apply(name))).iterator();
      }

      @Override
      public int size() {
        return lengths.size();
      }
    };
  }
}
