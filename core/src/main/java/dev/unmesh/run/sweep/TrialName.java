package dev.unmesh.run.sweep;

import dev.unmesh.run.Digest;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of run directories: what is particular to a trial, for people, then its {@linkplain #identity identity}, which is all that counts:
 * a setting that is called otherwise later is the same trial.
 */
final class TrialName {
  private static final Pattern IDENTITY = Pattern.compile("-s-?\\d+-[0-9a-f]{8}$");
  private static final int LONGEST = 72;
  private static final int DIGEST = 8;

  private TrialName() {}

  static String of(SweepPoint point, Recipe recipe) {
    String what =
        point.values().entrySet().stream()
            .map(entry -> key(entry.getKey()) + Values.slug(entry.getValue()))
            .collect(Collectors.joining("-"));
    boolean told = point.setting().isEmpty() && point.values().containsKey(SweepPlan.RECIPE);
    String first = !point.setting().isEmpty() ? point.setting() : told ? "" : recipe.name();
    String begin = plain(first + (first.isEmpty() || what.isEmpty() ? "" : "-") + what);
    return (begin.length() > LONGEST ? begin.substring(0, LONGEST) : begin) + identity(recipe);
  }

  private static String key(String key) {
    return key.equals(SweepPlan.RECIPE) ? "" : key.replaceAll(".*\\.", "") + "-";
  }

  /** Characters that file systems and shells leave alone. */
  static String plain(String text) {
    return text.replaceAll("[^A-Za-z0-9._-]+", "-");
  }

  /** {@code -s0-1a2b3c4d}: the seed and a digest of the whole recipe. */
  static String identity(Recipe recipe) {
    return "-s" + recipe.seed() + "-" + Digest.of(Recipes.tree(recipe).toString()).substring(0, DIGEST);
  }

  /** That of a directory's name; empty if it is not a trial's. */
  static String identity(String name) {
    Matcher end = IDENTITY.matcher(name);
    return end.find() ? end.group() : "";
  }
}
