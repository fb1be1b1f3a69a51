package dev.unmesh.task;

import dev.unmesh.format.FormatException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The classes a column of text names.
 *
 * @param names in order: as numbers if all are, else by letters
 * @param labels the class of each row
 */
record ClassLabels(List<String> names, int[] labels) {
  static ClassLabels of(CsvTable table, int column) {
    TreeSet<String> distinct = new TreeSet<>();
    for (int row = 0; row < table.rows().size(); row++) {
      String cell = table.rows().get(row).get(column);
      if (cell.isEmpty()) {
        throw table.fault(row, column, "is empty, so the row has no class");
      }
      distinct.add(cell);
    }
    if (distinct.size() < 2) {
      throw new FormatException(
          table.file(),
          "column '" + table.columns().get(column) + "' holds one class only, '" + distinct.first() + "': nothing to tell apart");
    }
    List<String> names = new ArrayList<>(distinct);
    if (names.stream().allMatch(name -> name.matches("[+-]?[0-9]+(\\.[0-9]+)?"))) {
      names.sort(Comparator.comparingDouble(Double::parseDouble));
    }
    int[] labels = table.rows().stream().mapToInt(row -> names.indexOf(row.get(column))).toArray();
    return new ClassLabels(List.copyOf(names), labels);
  }

  /** One nameless class for all: regression. */
  static ClassLabels none(int rows) {
    return new ClassLabels(List.of(""), new int[rows]);
  }
}
