package dev.unmesh.task;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/**
 * A table of one's own. Every column that is no target is an input and must be numeric.
 *
 * @param file read from the working directory, else from the data folder
 * @param targets names of the target columns: one for classification, one or more for regression
 * @param learn what is learned
 * @param header whether the first line names the columns; default true; otherwise they are called 1, 2, ...
 * @param separator what stands between fields, one character; default a comma
 * @param testFraction share of the rows, drawn by the seed (of each class, for classification), that is for testing; default .2
 * @param standardise whether each input has the training rows' mean taken off and is divided by their standard deviation; default true.
 *     Targets stay as they are
 */
public record CsvOptions(
    Path file, List<String> targets, Learn learn, boolean header, String separator, double testFraction, boolean standardise)
    implements TaskOptions {
  /** What is learned from a table. */
  public enum Learn {
    CLASSIFICATION,
    REGRESSION
  }

  public CsvOptions {
    if (file == null || file.toString().isBlank()) {
      throw new IllegalArgumentException("file must name a CSV file");
    }
    if (learn == null) {
      throw new IllegalArgumentException("learn must be classification or regression");
    }
    targets = targets == null ? List.of() : List.copyOf(targets);
    if (targets.isEmpty() || new HashSet<>(targets).size() < targets.size()) {
      throw new IllegalArgumentException("targets must name at least one column, each once, was " + targets);
    }
    if (learn == Learn.CLASSIFICATION && targets.size() != 1) {
      throw new IllegalArgumentException("classification takes one target column, was " + targets);
    }
    if (separator == null || separator.length() != 1 || separator.equals("\"") || separator.isBlank() && !separator.equals("\t")) {
      throw new IllegalArgumentException("separator must be one character such as ',', ';' or a tab, was '" + separator + "'");
    }
    OptionCheck.fraction("testFraction", testFraction);
  }

  public static CsvOptions of(Path file, List<String> targets, Learn learn) {
    return new CsvOptions(file, targets, learn, true, ",", .2, true);
  }

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public boolean drawsSplit() {
    return true;
  }
}
