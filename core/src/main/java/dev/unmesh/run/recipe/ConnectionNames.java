package dev.unmesh.run.recipe;

import dev.unmesh.format.NearestName;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Connections as recipes name them: by name, or by a pattern in which {@code *} stands for any characters, none included. */
public final class ConnectionNames {
  private static final int LISTED = 12;

  private final List<String> known;

  public ConnectionNames(Wiring wiring) {
    this(wiring.connections().stream().map(Connection::name).toList());
  }

  /** @param known all there are */
  public ConnectionNames(List<String> known) {
    this.known = List.copyOf(known);
  }

  /**
   * The connections meant, in the order named, those of a pattern in the wiring's order, each once.
   *
   * @param key where they stand: a recipe's key, an option
   * @throws IllegalArgumentException if a name or a pattern fits no connection
   */
  public List<String> of(String key, List<String> names) {
    Set<String> meant = new LinkedHashSet<>();
    for (String name : names) {
      Pattern pattern = pattern(name);
      List<String> fitting = known.stream().filter(connection -> pattern.matcher(connection).matches()).toList();
      if (fitting.isEmpty()) {
        throw new IllegalArgumentException(
            key + ": no connection " + (name.contains("*") ? "fits " : "") + "'" + name + "'" + NearestName.hint(name.replace("*", ""), known)
                + " (the connections are " + listed() + ")");
      }
      meant.addAll(fitting);
    }
    return List.copyOf(meant);
  }

  private static Pattern pattern(String name) {
    return Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q"));
  }

  private String listed() {
    String first = String.join(", ", known.subList(0, Math.min(LISTED, known.size())));
    return known.size() > LISTED ? first + ", ... " + (known.size() - LISTED) + " more" : first;
  }
}
