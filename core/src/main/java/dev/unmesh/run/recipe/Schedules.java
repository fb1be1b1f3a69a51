package dev.unmesh.run.recipe;

import dev.unmesh.pressure.Schedule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Schedules in recipes: a number, {0: 1e-3, .25: 1e-2}, or the same with {@code linear: true} for ramps from point to point. */
final class Schedules {
  static final String LINEAR = "linear";

  private Schedules() {}

  static Schedule read(JsonNode node) {
    Optional<Double> constant = number(node);
    if (constant.isPresent()) {
      return Schedule.constant(constant.get());
    }
    if (!node.isObject()) {
      throw new IllegalArgumentException("needs a number, or fractions of training with values such as {0: 1e-3, 0.25: 1e-2}, was " + node);
    }
    Map<Double, Double> points = new LinkedHashMap<>();
    boolean linear = false;
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (entry.getKey().equals(LINEAR)) {
        if (!entry.getValue().isBoolean()) {
          throw new IllegalArgumentException("'" + LINEAR + "' needs true or false, was " + entry.getValue());
        }
        linear = entry.getValue().asBoolean();
      } else {
        points.put(fraction(entry.getKey()), value(entry));
      }
    }
    return linear ? Schedule.linear(points) : Schedule.piecewise(points);
  }

  private static double fraction(String key) {
    try {
      return Double.parseDouble(key);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + key + "' should be a fraction of training, such as 0.25, or '" + LINEAR + "'");
    }
  }

  private static double value(Map.Entry<String, JsonNode> entry) {
    return number(entry.getValue())
        .orElseThrow(() -> new IllegalArgumentException("needs a number at " + entry.getKey() + ", was " + entry.getValue()));
  }

  /** A number, also where YAML's grammar took one such as 1e-3 for a text. */
  static Optional<Double> number(JsonNode node) {
    if (node.isNumber()) {
      return Optional.of(node.asDouble());
    } else if (node.isString()) {
      try {
        double value = Double.parseDouble(node.asString());
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  static JsonNode write(Schedule schedule) {
    double[] fractions = schedule.fractions();
    double[] strengths = schedule.strengths();
    if (fractions.length == 1) {
      return JsonNodeFactory.instance.numberNode(strengths[0]);
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < fractions.length; i++) {
      node.put(Double.toString(fractions[i]), strengths[i]);
    }
    if (schedule.linear()) {
      node.put(LINEAR, true);
    }
    return node;
  }
}
