package dev.unmesh.run.table;

import dev.unmesh.cluster.Workers;
import dev.unmesh.run.BareRun;
import dev.unmesh.run.FolderLock;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Trains a table's cells, several at once, each on one thread, and goes on where an earlier session stopped or was killed. */
public final class TableRun {
  private final TablePlan plan;
  private final TableFolder folder;
  private final DataFolder data;
  private final TableListener listener;

  public TableRun(TablePlan plan, TableFolder folder, DataFolder data, TableListener listener) {
    this.plan = plan;
    this.folder = folder;
    this.data = data;
    this.listener = listener;
  }

  /**
   * Trains what is not trained yet.
   *
   * @param jobs cells at once, at least 1
   * @param keepRuns whether every cell leaves a run directory of its own
   * @param stop asked between steps; cells under way then leave a checkpoint
   * @return what has ended; a table stopped early lacks the rest
   * @throws dev.unmesh.run.RunException if another process trains here, or a cell there was trained by another recipe or on other data
   * @throws dev.unmesh.run.recipe.RecipeException if a recipe does not suit its task: told before the first cell
   */
  public VariantTable run(int jobs, boolean keepRuns, BooleanSupplier stop) {
    folder.create();
    try (FolderLock lock = FolderLock.take(folder.path(), "the table " + folder.path());
        Workers workers = new Workers(jobs)) {
      Map<Cell, CellResult> results = new ConcurrentHashMap<>(EarlierCells.of(plan, folder, keepRuns));
      List<PlannedCell> left = plan.cells().stream().filter(planned -> !results.containsKey(planned.cell())).toList();
      check(left, results);
      listener.begins(plan, List.copyOf(results.values()));
      CellTraining training = new CellTraining(folder, data, keepRuns);
      workers.run(left.size(), i -> train(left.get(i), training, results, stop));
      folder.tidy();
      return new VariantTable(plan, plan.cells().stream().map(planned -> results.get(planned.cell())).filter(Objects::nonNull).toList());
    }
  }

  private void train(PlannedCell planned, CellTraining training, Map<Cell, CellResult> results, BooleanSupplier stop) {
    if (stop.getAsBoolean()) {
      return;
    }
    listener.running(planned.cell(), 0);
    training
        .of(planned, new CellListener(planned.cell(), listener), stop)
        .ifPresent(
            result -> {
              folder.write(result);
              folder.tidy(planned.cell());
              results.put(planned.cell(), result);
              listener.ended(result);
            });
  }

  // what is missing or does not fit is found out before hours of training, and downloads come one after another
  private void check(List<PlannedCell> left, Map<Cell, CellResult> earlier) {
    Map<String, PlannedCell> firsts = new LinkedHashMap<>();
    left.forEach(planned -> firsts.putIfAbsent(planned.cell().task() + "/" + planned.cell().setting(), planned));
    Map<String, Task> tasks = new LinkedHashMap<>();
    for (PlannedCell planned : firsts.values()) {
      String name = planned.cell().task();
      if (!tasks.containsKey(name)) {
        tasks.clear(); // one task's data at a time
        Task task = Tasks.open(planned.recipe().task(), planned.recipe().seed(), data, listener);
        EarlierCells.checkData(earlier.values(), name, BareRun.data(task));
        tasks.put(name, task);
      }
      BareRun.check(planned.recipe(), tasks.get(name));
    }
  }
}
