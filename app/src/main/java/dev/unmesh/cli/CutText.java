package dev.unmesh.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a cut came to, as lines. */
final class CutText {
  private static final Map<String, String> WAYS =
      Map.of(
          "libtorch-rebuilt", "whole put together again, LibTorch",
          "libtorch-modules", "modules summed, LibTorch",
          "onnx-modules", "module files summed, ONNX Runtime",
          "onnx-joined", "joined.onnx, ONNX Runtime");

  private CutText() {}

  static void print(JsonNode cut) {
    if (cut.has("comparisons")) {
      verification(cut);
      return;
    }
    JsonNode parameters = cut.path("parameters");
    System.out.printf(
        Locale.ROOT, "%d modules: %,d parameters joined, of the whole's %,d; shared by all: %s%s%n", cut.path("modules").asInt(),
        parameters.path("joined").asLong(), parameters.path("whole").asLong(), names(cut.path("rule").path("stem")),
        copies(parameters.path("shared").asLong()));
    for (JsonNode part : cut.path("parts")) {
      List<String> neurons = new ArrayList<>();
      part.path("neurons").properties().forEach(group -> neurons.add(group.getKey() + " " + group.getValue().asInt()));
      System.out.printf(
          Locale.ROOT, "%-10s %,12d parameters   alone: %s   %s%n", part.path("name").asString(), part.path("parameters").asLong(),
          score(part.path("test")), String.join(", ", neurons));
    }
    JsonNode projection = cut.path("projection");
    if (projection.isObject()) {
      System.out.printf(
          Locale.ROOT, "cut off: %,d weights between modules that were not 0, %.3g %% of the weight; %s before, %s after%n",
          projection.path("weights").asLong(), 100 * projection.path("share").asDouble(), score(projection.path("before")),
          score(projection.path("after")));
    } else {
      System.out.println("cut off: nothing, all weights between modules were 0");
    }
    verification(cut.path("verification"));
  }

  private static void verification(JsonNode verification) {
    for (JsonNode of : verification.path("comparisons")) {
      System.out.printf(
          Locale.ROOT, "%-36s %6d %-7s largest difference %8.2e%s%n", WAYS.get(of.path("way").asString()), of.path("examples").asInt(),
          of.path("inputs").asString(), of.path("maximumDifference").asDouble(), agreement(of.path("agreement")));
    }
    System.out.printf(
        Locale.ROOT, "verified: largest difference %.2e, allowed %.2e%s%n", verification.path("maximumDifference").asDouble(),
        verification.path("tolerance").asDouble(), agreement(verification.path("agreement")));
  }

  private static String agreement(JsonNode share) {
    return share.isNumber() ? String.format(Locale.ROOT, ", same answers %.4g %%", 100 * share.asDouble()) : "";
  }

  private static String score(JsonNode score) {
    return score.path("accuracy").isNumber()
        ? String.format(Locale.ROOT, "accuracy %.4f", score.path("accuracy").asDouble())
        : String.format(Locale.ROOT, "loss %.4g", score.path("loss").asDouble());
  }

  private static String copies(long shared) {
    return shared == 0 ? "" : String.format(Locale.ROOT, " (%,d parameters, counted once, a copy in each)", shared);
  }

  private static String names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(name -> names.add(name.asString()));
    return names.isEmpty() ? "nothing" : String.join(", ", names);
  }
}
