package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unmesh.run.table.Cell;
import dev.unmesh.run.table.CellResult;
import dev.unmesh.run.table.Setting;
import dev.unmesh.run.table.TablePlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Cheap and dear tasks in one table: what is left counts in work, not in cells. */
class TableEtaTest {
  private static final TablePlan PLAN =
      TablePlan.of(List.of("two-moons", "mnist-2d"), List.of(Setting.variant("none"), Setting.variant("bimt")), List.of(0L, 1L), List.of());

  private static Cell cell(String task, String setting, long seed) {
    return new Cell(task, setting, seed);
  }

  @Test
  void unknownTasksAreGuessedFromTheirFirstCellUnderWay() {
    TableEta eta = new TableEta(PLAN, List.of(), 2);
    eta.running(cell("two-moons", "none", 0), 0, 100);
    eta.running(cell("two-moons", "none", 0), .5, 102);
    assertEquals("", eta.left(102), "nothing is known of mnist-2d");
    assertEquals(.25, eta.share(102, 2, 8), 0, "so cells are counted");
    eta.ended(cell("two-moons", "none", 0), 104);
    eta.running(cell("mnist-2d", "none", 0), 0, 104);
    assertEquals("", eta.left(104));
    eta.running(cell("mnist-2d", "none", 0), .1, 114);
    // two moons: three cells of 4 s; MNIST: four of 100 s less the tenth done; by two at once
    assertEquals("ETA " + Eta.written((3 * 4 + 4 * 100 - 10) / 2.0), eta.left(114));
    assertEquals(14.0 / (14 + 402), eta.share(114, 1, 8), 1e-12);
  }

  @Test
  void earlierSessionsTellWhatATaskTakes() {
    CellResult moons = finished(cell("two-moons", "none", 0), 2);
    CellResult mnist = finished(cell("mnist-2d", "none", 0), 60);
    TableEta eta = new TableEta(PLAN, List.of(moons, mnist), 1);
    assertEquals("ETA " + Eta.written(3 * 2 + 3 * 60), eta.left(0));
    assertEquals(62.0 / (62 + 186), eta.share(0, 2, 8), 1e-12);
  }

  private static CellResult finished(Cell cell, double seconds) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode().put("seconds", seconds);
    return new CellResult(cell, CellResult.Status.FINISHED, "", tree);
  }
}
