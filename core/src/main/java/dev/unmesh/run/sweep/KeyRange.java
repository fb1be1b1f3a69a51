package dev.unmesh.run.sweep;

import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a key's values are drawn from. */
sealed interface KeyRange {
  JsonNode draw(SplittableRandom random);

  /** Each value as likely as another. */
  record Choice(List<JsonNode> values) implements KeyRange {
    public Choice {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("has no values to draw from");
      }
    }

    @Override
    public JsonNode draw(SplittableRandom random) {
      return values.get(random.nextInt(values.size()));
    }
  }

  /**
   * Evenly between two numbers, both included, or so that their logarithms are even.
   *
   * @param integer whole numbers only; by logarithm each stands for what lies between it and the next
   */
  record Interval(double from, double to, boolean log, boolean integer) implements KeyRange {
    public Interval {
      if (!(from < to) || !Double.isFinite(from) || !Double.isFinite(to)) {
        throw new IllegalArgumentException("'from' must be below 'to', was " + from + " and " + to);
      } else if (log && from <= 0) {
        throw new IllegalArgumentException("'scale: log' needs numbers above 0, was from " + from);
      } else if (integer && (from != Math.rint(from) || to != Math.rint(to))) {
        throw new IllegalArgumentException("'integer: true' needs whole ends, was " + from + " and " + to);
      }
    }

    @Override
    public JsonNode draw(SplittableRandom random) {
      double u = random.nextDouble();
      double high = integer ? to + 1 : to;
      double value = log ? from * Math.exp(u * Math.log(high / from)) : from + u * (high - from);
      if (integer) {
        return JsonNodeFactory.instance.numberNode((long) Math.min(to, Math.floor(value)));
      }
      return Values.rounded(Math.max(from, Math.min(to, value)));
    }
  }
}
