package dev.unmesh.task;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.unmesh.format.FormatException;
import dev.unmesh.format.NearestName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A CSV file as rows of text, all equally long, with the line each began on. */
record CsvTable(Path file, List<String> columns, List<List<String>> rows, List<Long> lines) {
  static CsvTable read(Path file, byte[] content, CsvOptions options) {
    List<String> columns = null;
    List<List<String>> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(options.separator())
            .detectBomHeader(true)
            .allowExtraFields(true) // told below, with the line
            .allowMissingFields(true)
            .allowUnclosedQuote(false)
            .ofCsvRecord(new ByteArrayInputStream(content))) {
      for (CsvRecord record : reader) {
        List<String> fields = record.getFields().stream().map(String::strip).toList();
        if (columns == null) {
          columns = options.header() ? fields : IntStream.rangeClosed(1, fields.size()).mapToObj(Integer::toString).toList();
          if (options.header()) {
            checkHeader(file, fields);
            continue;
          }
        }
        if (fields.size() != columns.size()) {
          throw new FormatException(
              file,
              "line " + record.getStartingLineNumber() + ": " + fields.size() + " fields where "
                  + (options.header() ? "the header has " : "the first line has ") + columns.size());
        }
        rows.add(fields);
        lines.add(record.getStartingLineNumber());
      }
    } catch (CsvParseException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new FormatException(file, "not sound CSV: " + e.getMessage() + (cause == e ? "" : " " + cause.getMessage()), e);
    } catch (IOException e) {
      throw new FormatException(file, "cannot be read: " + e.getMessage(), e);
    }
    if (rows.isEmpty()) {
      throw new FormatException(file, columns == null ? "the file is empty" : "there is a header but no row");
    }
    return new CsvTable(file, columns, rows, lines);
  }

  /** The number of a column, from 0. */
  int column(String name) {
    int at = columns.indexOf(name);
    if (at < 0) {
      String hint = NearestName.hint(name, columns);
      throw new FormatException(file, "no column '" + name + "'" + (hint.isEmpty() ? "; the columns are " + columns : hint));
    }
    return at;
  }

  /** A cell as a number. */
  float number(int row, int column) {
    String cell = rows.get(row).get(column);
    double value = Double.NaN;
    try {
      value = Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      // told below
    }
    if (!Float.isFinite((float) value) || Character.isLetter(cell.charAt(cell.length() - 1))) { // Java alone takes 1d and 1f
      throw fault(row, column, cell.isEmpty() ? "is empty" : "'" + cell + "' is not a number a float can hold");
    }
    return (float) value;
  }

  FormatException fault(int row, int column, String what) {
    return new FormatException(file, "line " + lines.get(row) + ", column '" + columns.get(column) + "': " + what);
  }

  private static void checkHeader(Path file, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty()) {
        throw new FormatException(file, "the header gives column " + (i + 1) + " no name");
      }
      if (!seen.add(names.get(i))) {
        throw new FormatException(file, "the header names two columns '" + names.get(i) + "'");
      }
    }
  }
}
