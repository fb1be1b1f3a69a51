package dev.unmesh.run.table;

import dev.unmesh.task.DownloadListener;
import java.util.List;

/** Hears how a table fills, from several threads at once. */
public interface TableListener extends DownloadListener {
  /** Training begins; {@code earlier} cells ended in an earlier session. */
  void begins(TablePlan plan, List<CellResult> earlier);

  /** A cell is under way, by that share; told now and then. */
  void running(Cell cell, double share);

  void ended(CellResult result);
}
