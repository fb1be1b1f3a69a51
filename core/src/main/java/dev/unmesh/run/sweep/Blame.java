package dev.unmesh.run.sweep;

import dev.unmesh.run.recipe.RecipeException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whose fault it is that a trial's recipe does not hold together: the key in the sweep's file, if one can be named. */
final class Blame {
  private Blame() {}

  static RecipeException of(SweepFile file, Map<String, JsonNode> fixed, Map<String, JsonNode> setting, String message) {
    Optional<String> key =
        Stream.concat(fixed.keySet().stream(), setting.keySet().stream())
            .filter(name -> message.contains("--set " + name))
            .max(Comparator.comparingInt(String::length));
    String trial =
        setting.entrySet().stream()
            .filter(entry -> file.space().names().contains(entry.getKey()))
            .map(entry -> entry.getKey() + "=" + Values.text(entry.getValue()))
            .collect(Collectors.joining(", "));
    if (key.isEmpty() || fixed.containsKey(key.get()) && !file.set().containsKey(key.get())) {
      return new RecipeException(key.isPresent() ? message : file.path() + (trial.isEmpty() ? "" : ", trial " + trial) + ": " + message);
    }
    boolean swept = file.space().names().contains(key.get());
    String section = !swept ? "set" : file.space() instanceof Draw ? "draw.keys" : "grid";
    boolean integer = swept && file.space() instanceof Draw && message.contains("needs a whole number");
    String rest = message.substring(message.indexOf("--set " + key.get()) + "--set ".length() + key.get().length()).replaceFirst("^[^:]*: ", "");
    return new RecipeException(
        file.source().where(section + "." + key.get()) + ": " + rest + (integer ? "; say 'integer: true'" : ""));
  }
}
