package dev.unmesh.cli;

import dev.unmesh.report.NamedValue;
import dev.unmesh.report.ProjectionView;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What run.json says of the projection, as the report's view of it. */
final class ProjectionPages {
  private ProjectionPages() {}

  /** Empty for a run without a gate. */
  static Optional<ProjectionView> of(JsonNode record) {
    JsonNode projection = record.path("projection");
    return projection.isObject()
        ? Optional.of(
            new ProjectionView(
                projection.path("step").asLong(),
                state(projection.path("before")),
                state(projection.path("after")),
                state(projection.path("polished"))))
        : Optional.empty();
  }

  private static ProjectionView.State state(JsonNode node) {
    List<NamedValue> clusterability =
        node.path("clusterability").properties().stream().map(c -> new NamedValue(c.getKey(), c.getValue().asDouble(Double.NaN))).toList();
    return new ProjectionView.State(node.path("loss").asDouble(Double.NaN), node.path("accuracy").asDouble(Double.NaN), clusterability);
  }
}
