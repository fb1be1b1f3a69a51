package dev.unmesh.run.sweep;

import dev.unmesh.format.NearestName;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code choose}. */
record ChoiceReader(StatedKeys stated) {
  ChoiceRule rule(JsonNode node) {
    ObjectNode choose = stated.object(node, "choose");
    stated.known(choose, "choose", "by", "order", "within");
    JsonNode by = choose.path("by");
    if (!by.isString()) {
      String what = by.isMissingNode() ? "is missing: give a figure, such as testAccuracy" : "needs the name of a figure, was " + by;
      throw stated.wrong("choose.by", what);
    }
    Figure figure = figure(by.asString(), "choose.by");
    String order = choose.path("order").asString(figure.more() ? "max" : "min");
    if (!order.equals("max") && !order.equals("min")) {
      throw stated.wrong("choose.order", "should be max or min, was " + order);
    }
    Map<String, Double> within = new LinkedHashMap<>();
    if (choose.has("within")) {
      for (Map.Entry<String, JsonNode> entry : stated.object(choose.get("within"), "choose.within").properties()) {
        String at = "choose.within." + entry.getKey();
        double distance = stated.number(entry.getValue(), at);
        if (!(distance >= 0) || Double.isInfinite(distance)) {
          throw stated.wrong(at, "is a distance from the best, 0 or more, was " + entry.getValue());
        }
        within.put(figure(entry.getKey(), at).column(), distance);
      }
    }
    return new ChoiceRule(figure.column(), order.equals("max"), within);
  }

  private Figure figure(String column, String at) {
    String known = String.join(", ", Figure.names()) + "; of a layer: mutualInformation.fc3";
    String what = "no figure is called '" + column + "'" + NearestName.hint(column, Figure.names()) + " (known: " + known + ")";
    return Figure.in(column).orElseThrow(() -> stated.wrong(at, what));
  }
}
