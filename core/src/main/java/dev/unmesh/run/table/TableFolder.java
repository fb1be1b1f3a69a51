package dev.unmesh.run.table;

import dev.unmesh.run.Digest;
import dev.unmesh.run.JsonFile;
import dev.unmesh.run.RunException;
import dev.unmesh.train.CheckpointFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** A table's directory: which file holds what. Every file is written whole or not at all. */
public record TableFolder(Path path) {
  /** Makes the folders. @throws RunException if they cannot be made */
  void create() {
    try {
      Files.createDirectories(cells());
    } catch (IOException e) {
      throw new RunException("cannot make the table's directory " + cells() + ": " + e + "; choose a writable one with --out");
    }
  }

  private Path cells() {
    return path.resolve("cells");
  }

  /** Where a cell's result lies. */
  public Path cell(Cell cell) {
    return cells().resolve(cell.name() + ".json");
  }

  /** Where a cell's run directory lies, if runs are kept. */
  public Path run(Cell cell) {
    return path.resolve("runs").resolve(cell.name());
  }

  public Path markdown() {
    return path.resolve("table.md");
  }

  /** A row a run. */
  public Path cellsCsv() {
    return path.resolve("cells.csv");
  }

  /** A row a task and setting. */
  public Path tableCsv() {
    return path.resolve("table.csv");
  }

  public Path json() {
    return path.resolve("table.json");
  }

  public Path page() {
    return path.resolve("table.html");
  }

  public Path chart() {
    return path.resolve("table.svg");
  }

  void write(CellResult result) {
    JsonFile.write(cell(result.cell()), result.tree());
  }

  /** What became of a cell, if it ended. @throws RunException if its file holds something else */
  Optional<CellResult> read(Cell cell) {
    Path file = cell(cell);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    ObjectNode tree = JsonFile.read(file);
    CellResult.Status status =
        Arrays.stream(CellResult.Status.values())
            .filter(s -> s.written().equals(tree.path("status").asString("")))
            .findFirst()
            .orElseThrow(() -> new RunException(file + ": not what this program wrote: it has no status"));
    return Optional.of(new CellResult(cell, status, tree.path("reason").asString(""), tree));
  }

  /** Checkpoints of a cell under way; those of another identity (recipe, data, engine) lie elsewhere. */
  CheckpointFolder checkpoints(Cell cell, String identity) {
    return new CheckpointFolder(underWay(cell).resolve(Digest.of(identity)));
  }

  private Path underWay(Cell cell) {
    return path.resolve("under-way").resolve(cell.name());
  }

  /** Removes a cell's checkpoints. */
  void tidy(Cell cell) {
    try {
      if (Files.exists(underWay(cell))) {
        try (Stream<Path> files = Files.walk(underWay(cell))) {
          List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
          for (Path file : deepestFirst) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      // checkpoints that stay do no harm
    }
  }

  /** Removes what holds checkpoints, if there are none; no cell may be under way. */
  void tidy() {
    try {
      Files.deleteIfExists(path.resolve("under-way"));
    } catch (IOException e) {
      // cells stopped on the way have checkpoints there
    }
  }
}
