package dev.unmesh.run;

import dev.unmesh.interpret.circuit.CircuitTable;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * circuits.json: what every search for circuits in a run found.
 *
 * @param tables one a protocol and method, the latest of each
 * @param against the same searches of another run, to hold these against; empty where there was none
 */
public record CircuitsFile(List<CircuitTable> tables, Optional<Against> against) {
  public CircuitsFile {
    if (tables == null) {
      throw new IllegalArgumentException("there are no tables of circuits; delete the file and search again");
    }
  }

  /**
   * Another run's circuits, usually those of a net trained without modules.
   *
   * @param run its name
   */
  public record Against(String run, List<CircuitTable> tables) {}

  /** What a run's searches found so far; empty before the first. @throws RunException if the file is not what this program wrote */
  public static Optional<CircuitsFile> read(RunFolder folder) {
    return Files.exists(folder.circuits()) ? Optional.of(folder.read(folder.circuits(), CircuitsFile.class)) : Optional.empty();
  }

  /** Puts a table in place of the last of its kind. */
  static void merge(RunFolder folder, CircuitTable table) {
    CircuitsFile before = read(folder).orElse(new CircuitsFile(List.of(), Optional.empty()));
    List<CircuitTable> tables = new ArrayList<>(before.tables());
    tables.removeIf(old -> old.key().equals(table.key()));
    tables.add(table);
    tables.sort(Comparator.comparing(CircuitTable::key));
    folder.write(folder.circuits(), new CircuitsFile(tables, before.against()));
  }

  /** Sets the other run that this one's circuits are held against. */
  public static void setAgainst(RunFolder folder, RunFolder other) {
    CircuitsFile own = read(folder).orElse(new CircuitsFile(List.of(), Optional.empty()));
    List<CircuitTable> tables = read(other).map(CircuitsFile::tables).orElse(List.of());
    folder.write(folder.circuits(), new CircuitsFile(own.tables(), Optional.of(new Against(other.name(), tables))));
  }
}
