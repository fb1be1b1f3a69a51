package dev.unmesh.cli;

import dev.unmesh.run.RunFolder;
import dev.unmesh.run.RunRecord;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The few lines a finished run ends with. */
final class Summary {
  private Summary() {}

  static void print(RunRecord record, RunFolder folder) {
    JsonNode tree = record.tree();
    System.out.printf(
        Locale.ROOT, "%s: %d steps in %s%n", record.recipe(), tree.path("steps").asLong(), duration(tree.path("seconds").asDouble()));
    System.out.println("  train  " + scores(tree.path("train")));
    System.out.println("  test   " + scores(tree.path("test")));
    tree.path("others").properties().forEach(other -> System.out.printf("  %-6s %s%n", other.getKey(), scores(other.getValue())));
    if (tree.has("bestStep")) {
      System.out.printf(
          "  the best held-out loss was that of step %d, whose weights are kept%s%n", tree.path("bestStep").asLong(),
          tree.path("stoppedEarly").asBoolean(false) ? "; it got no better, so training ended early" : "");
    }
    JsonNode c = tree.path("clusterability");
    if (c.isNumber()) {
      System.out.printf(Locale.ROOT, "  clusterability  %.4f%s%n", c.asDouble(), chance(tree.path("clusterabilityNull")));
      if (tree.path("connections").size() > 1) {
        tree.path("connections")
            .forEach(
                one -> System.out.printf(Locale.ROOT, "    %-12s %.4f%n", one.path("name").asString(), one.path("clusterability").asDouble()));
      }
    }
    projection(tree.path("projection"));
    specialisation(tree.path("specialisation"));
    JsonNode newman = tree.path("newman");
    if (newman.isObject()) {
      System.out.printf(
          Locale.ROOT, "  Newman Q        %.3f in %d modules%s%n", newman.path("q").asDouble(), newman.path("modules").asInt(),
          chance(newman.path("null")));
    }
    JsonNode cut = tree.path("normalisedCut");
    if (cut.isObject()) {
      System.out.printf(
          Locale.ROOT, "  n-cut           %.3f in %d parts%s%n", cut.path("nCut").asDouble(), cut.path("modules").asInt(), chance(cut.path("null")));
    }
    System.out.printf(
        Locale.ROOT, "  wiring cost     %.2f; %d of %d weights above .01%n", tree.path("wiringCost").asDouble(), tree.path("edges").asLong(),
        tree.path("weights").asLong());
    tree.path("pruned").path("sentences").forEach(sentence -> System.out.println("  " + sentence.asString()));
    System.out.println("report: " + folder.report());
  }

  private static void projection(JsonNode projection) {
    if (projection.isObject()) {
      System.out.printf("  weights between modules are 0 from step %d on%n", projection.path("step").asLong());
      for (String when : new String[] {"before", "after", "polished"}) {
        System.out.printf("    %-12s test %s%n", when, scores(projection.path(when)));
      }
    }
  }

  private static void specialisation(JsonNode found) {
    if (!found.isObject()) {
      return;
    }
    System.out.printf(
        Locale.ROOT, "  causal gap      %s (random splits: %s%s)%n", three(found.path("causalGap")), three(found.path("randomSplitGap")),
        beside(found, "plainSplitGap", "withoutGap"));
    for (JsonNode layer : found.path("layers")) {
      System.out.printf(
          Locale.ROOT, "    %-12s MI(class; module) %s nats (random splits: %s%s), %s owners%n", layer.path("name").asString(),
          three(layer.path("mutualInformation")), three(layer.path("randomSplit")), beside(layer, "plainSplit", "withoutMutualInformation"),
          three(layer.path("owners")));
    }
  }

  private static String beside(JsonNode found, String plain, String without) {
    return (found.has(plain) ? "; of a plain net: " + three(found.path(plain)) : "")
        + (found.has(without) ? "; without the pressure: " + three(found.path(without)) : "");
  }

  private static String three(JsonNode number) {
    return number.isNumber() ? String.format(Locale.ROOT, "%.3f", number.asDouble()) : "none";
  }

  private static String scores(JsonNode split) {
    StringBuilder scores = new StringBuilder("loss ").append(ProgressDisplay.short4(split.path("loss").asDouble()));
    if (split.has("accuracy")) {
      scores.append(String.format(Locale.ROOT, "  accuracy %.2f %%", 100 * split.path("accuracy").asDouble()));
    }
    if (split.has("perplexity")) {
      scores.append(
          String.format(
              Locale.ROOT, "  perplexity %.2f, %.3f bits a byte", split.path("perplexity").asDouble(), split.path("bitsPerByte").asDouble()));
    }
    return scores.toString();
  }

  private static String chance(JsonNode shuffled) {
    return shuffled.isObject()
        ? String.format(Locale.ROOT, " (shuffled: %.3f ± %.3f)", shuffled.path("mean").asDouble(), shuffled.path("sd").asDouble())
        : "";
  }

  private static String duration(double seconds) {
    return seconds < 10 ? String.format(Locale.ROOT, "%.2f s", seconds) : Eta.written(seconds);
  }
}
