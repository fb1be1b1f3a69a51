package dev.unmesh.interpret.dependence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The layer a connection belongs to, as its name says: 6 for {@code L6.W_in}, 2 for {@code W_in2} and {@code fc2}, none for {@code embedding}. */
public final class LayerNumber {
  private static final Pattern NAMED = Pattern.compile("L(\\d{1,6})\\..*|.*?(\\d{1,6})");

  private LayerNumber() {}

  public static OptionalInt of(String connection) {
    Matcher matcher = NAMED.matcher(connection);
    return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1) != null ? matcher.group(1) : matcher.group(2))) : OptionalInt.empty();
  }

  /** The connections of each layer, layers in order; those that belong to none are left out. */
  public static Map<Integer, List<String>> grouped(List<String> connections) {
    Map<Integer, List<String>> layers = new TreeMap<>();
    for (String connection : connections) {
      of(connection).ifPresent(layer -> layers.computeIfAbsent(layer, l -> new ArrayList<>()).add(connection));
    }
    return layers;
  }
}
