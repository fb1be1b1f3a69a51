package dev.unmesh.cli;

import dev.unmesh.report.Curve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * metrics.jsonl as curves: train.loss, test.loss and the losses on other text share a chart, clusterability.fc2 and clusterability
 * another.
 */
final class MetricCurves {
  private MetricCurves() {}

  static List<Curve> of(List<JsonNode> lines) {
    Map<String, List<double[]>> points = new LinkedHashMap<>();
    for (JsonNode line : lines) {
      for (Map.Entry<String, JsonNode> figure : line.properties()) {
        if (!figure.getKey().equals("step") && !figure.getKey().equals("epoch") && figure.getValue().isNumber()) {
          points
              .computeIfAbsent(figure.getKey(), name -> new ArrayList<>())
              .add(new double[] {line.path("step").asDouble(), figure.getValue().asDouble()});
        }
      }
    }
    List<Curve> curves = new ArrayList<>();
    points.forEach(
        (name, of) -> {
          if (!name.startsWith("strength") && !name.equals("rate")) {
            curves.add(
                new Curve(
                    chart(name),
                    line(name),
                    of.stream().mapToLong(point -> (long) point[0]).toArray(),
                    of.stream().mapToDouble(point -> point[1]).toArray()));
          }
        });
    return curves;
  }

  private static boolean isOfSplit(String name) {
    return name.startsWith("train.") || name.startsWith("test.") || name.endsWith(".loss");
  }

  private static String chart(String name) {
    return isOfSplit(name) ? name.substring(name.indexOf('.') + 1) : name.split("\\.")[0];
  }

  private static String line(String name) {
    int dot = name.indexOf('.');
    return name.equals("gate") ? "g" : dot < 0 ? "mean" : isOfSplit(name) ? name.substring(0, dot) : name.substring(dot + 1);
  }
}
