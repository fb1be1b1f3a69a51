package dev.unmesh.cli;

import dev.unmesh.run.evaluate.ModelScore;
import dev.unmesh.task.Loss;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code unmesh evaluate} prints. */
final class EvaluationText {
  private EvaluationText() {}

  static void print(ModelScore score) {
    String examples = score.split().equals("all") ? "all %,d examples" : "%,d " + score.split() + " examples";
    System.out.printf(Locale.ROOT, "%s on %s: " + examples + "%n", score.model(), score.task(), score.examples());
    System.out.println(score.kind());
    score.inputs().ifPresent(inputs -> System.out.println("inputs " + inputs));
    boolean answered = !Double.isNaN(score.accuracy());
    if (answered) {
      System.out.printf(
          Locale.ROOT, "accuracy  %.4f   always '%s' %.4f   chance %s%n", score.accuracy(), score.constant().answer().replaceAll("\\s", " "),
          score.constant().accuracy(), number(score.chance().accuracy()));
    }
    System.out.printf(
        "loss      %s   %s %s%s   (%s)%n", number(score.loss()), answered ? "shares alone" : "the targets' mean",
        number(score.constant().loss()), answered ? "   chance " + number(score.chance().loss()) : "", lossName(score.lossKind()));
    if (score.answers() != score.examples()) {
      System.out.printf(Locale.ROOT, "%,d tokens asked for, perplexity %.4g%n", score.answers(), Math.exp(score.loss()));
    }
    for (ModelScore.Other other : score.others()) {
      System.out.printf(Locale.ROOT, "%-20s loss %s, accuracy %.4f%n", other.name(), number(other.loss()), other.accuracy());
    }
    if (!score.classes().isEmpty()) {
      System.out.printf("%-20s %8s %9s%n", "class", "accuracy", "examples");
      for (ModelScore.OfClass of : score.classes()) {
        System.out.printf(Locale.ROOT, "%-20s %8s %,9d%n", of.name(), number(of.accuracy()), of.examples());
      }
    }
  }

  static ObjectNode json(ModelScore score) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("model", score.model());
    node.put("kind", score.kind());
    node.put("task", score.task());
    node.put("split", score.split());
    node.put("examples", score.examples());
    node.put("answers", score.answers());
    node.put("inputs", score.inputs().orElse(null));
    node.put("lossKind", lossName(score.lossKind()));
    put(node, "loss", score.loss());
    put(node, "accuracy", score.accuracy());
    ObjectNode accuracies = node.putObject("classAccuracy");
    ObjectNode counts = node.putObject("classExamples");
    for (ModelScore.OfClass of : score.classes()) {
      put(accuracies, of.name(), of.accuracy());
      counts.put(of.name(), of.examples());
    }
    ObjectNode control = node.putObject("control");
    control.put("answer", Double.isNaN(score.accuracy()) ? "the targets' mean" : score.constant().answer());
    put(control, "accuracy", score.constant().accuracy());
    put(control, "loss", score.constant().loss());
    ObjectNode chance = node.putObject("chance");
    put(chance, "accuracy", score.chance().accuracy());
    put(chance, "loss", score.chance().loss());
    ObjectNode others = node.putObject("others");
    for (ModelScore.Other other : score.others()) {
      ObjectNode of = others.putObject(other.name());
      put(of, "loss", other.loss());
      put(of, "accuracy", other.accuracy());
    }
    return node;
  }

  private static void put(ObjectNode node, String key, double value) {
    node.put(key, Double.isFinite(value) ? (Double) value : null);
  }

  private static String lossName(Loss loss) {
    return loss.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : ProgressDisplay.short4(value);
  }
}
