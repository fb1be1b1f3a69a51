package dev.unmesh.report.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Names of settings made of nothing but what differs. First what differs in kind, words, makes families: "assignment",
 * "competition", "no specialise"; then what differs within a family is told: "assignment 0.3". A family with a name of
 * its own in the sweep's file keeps it.
 */
final class SettingNames {
  private static final int MOST_FAMILIES = 8;
  private static final int LONGEST_VALUE = 24;

  private final List<SettingLeaves> settings;
  private final List<String> given;
  private final List<Set<String>> told = new ArrayList<>();

  private SettingNames(List<SettingLeaves> settings, List<String> given) {
    this.settings = settings;
    this.given = given;
    settings.forEach(setting -> told.add(new TreeSet<>()));
  }

  /** @param given the name that the sweep's file gives each; empty for none */
  static List<SettingName> of(List<SettingLeaves> settings, List<String> given) {
    return new SettingNames(settings, given).names();
  }

  /** Paths whose values are not the same in all of some settings; one that a setting has not differs too. */
  static List<String> differing(List<SettingLeaves> settings) {
    return paths(settings).stream().filter(path -> settings.stream().map(setting -> setting.text(path)).distinct().count() > 1).toList();
  }

  private static Set<String> paths(List<SettingLeaves> settings) {
    Set<String> paths = new LinkedHashSet<>();
    settings.forEach(setting -> paths.addAll(setting.values().keySet()));
    return paths;
  }

  private List<SettingName> names() {
    List<String> families = families();
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < families.size(); i++) {
      members.computeIfAbsent(families.get(i), family -> new ArrayList<>()).add(i);
    }
    SettingName[] names = new SettingName[families.size()];
    members.forEach((family, of) -> within(family, of, names));
    return List.of(names);
  }

  private List<String> families() {
    List<String> differing = differing(settings);
    Set<String> telling = new LinkedHashSet<>();
    for (String path : paths(settings)) {
      boolean word = settings.stream().filter(setting -> setting.isWord(path)).map(setting -> setting.text(path)).distinct().count() > 1;
      boolean kind = last(path).equals("kind") && differing.stream()
          .anyMatch(other -> last(other).equals("kind") && section(other).equals(section(path)));
      if (word || kind || differing.contains(path) && settings.stream().anyMatch(setting -> setting.isNone(path))) {
        telling.add(path);
      }
    }
    List<String> families = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      families.add(given.get(i).isEmpty() ? words(i, telling) : given.get(i));
    }
    return families.stream().allMatch(String::isEmpty) ? byFewValues(differing) : families;
  }

  // kinds, names of recipes and the like, and what a setting does without
  private String words(int i, Set<String> telling) {
    SettingLeaves setting = settings.get(i);
    List<String> words = new ArrayList<>();
    for (String path : telling) {
      if (setting.isWord(path) || setting.isNone(path)) {
        words.add(setting.isWord(path) ? setting.text(path) : "no " + last(path));
        told.get(i).add(path);
      }
    }
    return String.join(" + ", words);
  }

  // that a path's kind is one of several of
  private static String section(String path) {
    return path.replaceFirst("(\\.\\d+)?\\.kind$", "");
  }

  // where nothing differs in kind: the first key of which several settings share each of a few values
  private List<String> byFewValues(List<String> differing) {
    for (String path : differing) {
      long values = settings.stream().map(setting -> setting.text(path)).distinct().count();
      if (differing.size() > 1 && values <= MOST_FAMILIES && values < settings.size()) {
        told.forEach(paths -> paths.add(path));
        return settings.stream().map(setting -> last(path) + " " + shown(path, setting)).toList();
      }
    }
    return settings.stream().map(setting -> "").toList();
  }

  private void within(String family, List<Integer> members, SettingName[] names) {
    List<String> paths = new ArrayList<>(differing(members.stream().map(settings::get).toList()));
    paths.removeIf(path -> members.stream().allMatch(i -> told.get(i).contains(path)));
    for (int i : members) {
      SettingLeaves setting = settings.get(i);
      List<String> here = paths.stream().filter(path -> !setting.text(path).isEmpty() && !told.get(i).contains(path)).toList();
      boolean bare = here.size() == 1 && paths.size() == 1 && setting.isNumber(here.get(0)) && told.get(i).stream()
          .noneMatch(setting::isNumber) && !family.isEmpty();
      String text = bare ? shown(here.get(0), setting) : here.stream().map(path -> brief(path, here) + " " + shown(path, setting))
          .collect(Collectors.joining(", "));
      names[i] = new SettingName(family, text, bare ? " " : ", ");
    }
  }

  // a long value by which of them it is
  private String shown(String path, SettingLeaves setting) {
    String text = setting.text(path);
    if (text.length() <= LONGEST_VALUE) {
      return text;
    }
    List<String> all = settings.stream().map(other -> other.text(path)).filter(other -> !other.isEmpty()).distinct().toList();
    return "(" + (all.indexOf(text) + 1) + ")";
  }

  private static String brief(String path, List<String> among) {
    boolean clear = among.stream().filter(other -> last(other).equals(last(path))).count() == 1;
    String before = path.substring(0, Math.max(0, path.lastIndexOf('.')));
    return clear ? last(path) : before.isEmpty() ? path : last(before) + "." + last(path);
  }

  static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
