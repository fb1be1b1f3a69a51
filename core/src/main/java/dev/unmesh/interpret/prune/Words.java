package dev.unmesh.interpret.prune;

import java.util.List;
import java.util.Locale;

/** Names and numbers as sentences hold them. */
final class Words {
  private static final int MOST_NAMES = 8;

  private Words() {}

  /** "x1", "x1 and x2", "x1, x2 and x3"; a long list ends in how many more there are. */
  static String list(List<String> names) {
    if (names.size() > MOST_NAMES) {
      return String.join(", ", names.subList(0, MOST_NAMES - 1)) + " and " + (names.size() - MOST_NAMES + 1) + " more";
    }
    int last = names.size() - 1;
    return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  static String count(int count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Three digits. */
  static String figure(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  static String percent(double share) {
    String text = String.format(Locale.ROOT, "%.1f", 100 * share);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " %";
  }

  /** A hidden neuron as pictures call it: numbered from 1. */
  static String neuron(String group, int neuron) {
    return group + " " + (neuron + 1);
  }
}
