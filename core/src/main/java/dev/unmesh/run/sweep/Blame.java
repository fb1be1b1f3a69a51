package dev.unmesh.run.sweep;

import dev.unmesh.run.recipe.RecipeException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whose fault it is that a trial's recipe does not hold together: the key in the sweep's file, if one can be named. */
final class Blame {
  private Blame() {}

  /**
   * @param places where in the file each key stands; one that is not among them came from the command line
   * @param set what the trial sets
   */
  static RecipeException of(SweepFile file, Map<String, String> places, Collection<String> set, SweepPoint point, String message) {
    Optional<String> key = set.stream().filter(name -> message.contains("--set " + name)).max(Comparator.comparingInt(String::length));
    if (key.isEmpty()) {
      return new RecipeException(file.path() + (point.text().isEmpty() ? "" : ", trial " + point.text()) + ": " + message);
    } else if (!places.containsKey(key.get())) {
      return new RecipeException(message);
    }
    String place = places.get(key.get());
    boolean integer = List.of(place.split("\\.")).contains("draw") && message.contains("needs a whole number");
    String begin = "--set " + key.get();
    String rest = message.substring(message.indexOf(begin) + begin.length()).replaceFirst("^[^:]*: ", "");
    return new RecipeException(file.source().where(place) + ": " + rest + (integer ? "; say 'integer: true'" : ""));
  }
}
