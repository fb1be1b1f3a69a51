package dev.unmesh.run.table;

import dev.unmesh.run.RunRecord;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a cell ended.
 *
 * @param reason why there are no figures; empty for a finished cell
 * @param tree the cell's file: the summary of its run with its provenance
 */
public record CellResult(Cell cell, Status status, String reason, ObjectNode tree) {
  /** What became of a cell. */
  public enum Status {
    FINISHED,
    /** A loss or a weight was no longer a number. It would be so again: it is not tried again. */
    DIVERGED,
    /** Something else went wrong (memory, a file); tried again when the table goes on. */
    FAILED;

    public String written() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static CellResult finished(Cell cell, RunRecord record) {
    return of(cell, Status.FINISHED, "", record.tree());
  }

  /** @param provenance what was trained */
  static CellResult without(Cell cell, Status status, String reason, JsonNode provenance) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.set("provenance", provenance);
    return of(cell, status, reason, tree);
  }

  private static CellResult of(Cell cell, Status status, String reason, ObjectNode rest) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.putObject("cell").put("task", cell.task()).put("setting", cell.setting()).put("seed", cell.seed());
    tree.put("status", status.written());
    if (!reason.isEmpty()) {
      tree.put("reason", reason);
    }
    rest.properties().stream().filter(entry -> !tree.has(entry.getKey())).forEach(entry -> tree.set(entry.getKey(), entry.getValue()));
    return new CellResult(cell, status, reason, tree);
  }

  public boolean isFinished() {
    return status == Status.FINISHED;
  }

  /** A figure of the run; NaN if the run did not finish or has none: values have no accuracy. */
  public double figure(CellFigure figure) {
    JsonNode value = tree.at(figure.pointer());
    return isFinished() && value.isNumber() ? value.asDouble() : Double.NaN;
  }

  /** The recipe it was trained by, every default spelt out; with data and versions beside it. */
  JsonNode provenance() {
    return tree.path("provenance");
  }
}
