package dev.unmesh.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Connections of a network of like layers, told apart by their names: {@code L3.W_in}, {@code W_in3} and {@code blocks.3.mlp.W_in} are
 * all of layer 3.
 *
 * @param kinds those that stand in more than one layer, in the order of the names
 * @param others numbers of the names that are of none of these kinds
 */
public record LayeredNames(List<Kind> kinds, List<Integer> others) {
  private static final List<Pattern> WRITTEN =
      List.of(
          Pattern.compile("L(?<layer>\\d{1,6})\\.(?<kind>.+)"),
          Pattern.compile("(?<kind>W_[A-Za-z]+)(?<layer>\\d{1,6})"),
          Pattern.compile("(?<before>.*?)\\.?\\b(?<layer>\\d{1,6})\\.(?<kind>.+)"));

  /**
   * The same matrix layer by layer.
   *
   * @param at the number of its name in each layer that has it, by layer
   */
  public record Kind(String name, Map<Integer, Integer> at) {}

  public static LayeredNames of(List<String> names) {
    Map<String, Map<Integer, Integer>> kinds = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      int number = i;
      matched(names.get(i)).ifPresent(m -> kinds.computeIfAbsent(kind(m), k -> new TreeMap<>()).put(Integer.parseInt(m.group("layer")), number));
    }
    kinds.values().removeIf(layers -> layers.size() < 2);
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int number = i;
      if (kinds.values().stream().noneMatch(layers -> layers.containsValue(number))) {
        others.add(i);
      }
    }
    return new LayeredNames(kinds.entrySet().stream().map(e -> new Kind(e.getKey(), e.getValue())).toList(), List.copyOf(others));
  }

  private static Optional<Matcher> matched(String name) {
    return WRITTEN.stream().map(pattern -> pattern.matcher(name)).filter(Matcher::matches).findFirst();
  }

  private static String kind(Matcher matched) {
    String before = matched.pattern() == WRITTEN.get(2) ? matched.group("before") : "";
    return before.isEmpty() ? matched.group("kind") : before + "." + matched.group("kind");
  }

  /** Every layer that has one of the kinds, ascending; empty for a network without like layers. */
  public List<Integer> layers() {
    TreeSet<Integer> layers = new TreeSet<>();
    kinds.forEach(kind -> layers.addAll(kind.at().keySet()));
    return List.copyOf(layers);
  }

  /** Whether a name is the first of its layer, or the first after the layers. */
  public boolean begins(int number) {
    return number > 0 && !kinds.isEmpty() && layer(number) != layer(number - 1);
  }

  private int layer(int number) {
    for (Kind kind : kinds) {
      for (Map.Entry<Integer, Integer> place : kind.at().entrySet()) {
        if (place.getValue() == number) {
          return place.getKey();
        }
      }
    }
    return -1;
  }
}
