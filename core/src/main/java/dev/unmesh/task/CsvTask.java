package dev.unmesh.task;

import dev.unmesh.format.FormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A task from a table of one's own. */
final class CsvTask {
  private CsvTask() {}

  static Task open(CsvOptions options, long seed, DataFolder data) {
    SourceFile file = SourceFile.read(locate(options.file(), data));
    CsvTable table = CsvTable.read(file.path(), file.content(), options);
    int[] targets = options.targets().stream().mapToInt(table::column).toArray();
    List<String> columns = table.columns();
    int[] inputs = IntStream.range(0, columns.size()).filter(c -> !options.targets().contains(columns.get(c))).toArray();
    if (inputs.length == 0) {
      throw new FormatException(
          file.path(), "no column is left as an input: the columns are " + columns + " (separated by '" + options.separator() + "')");
    }
    boolean classes = options.learn() == CsvOptions.Learn.CLASSIFICATION;
    ClassLabels labels = classes ? ClassLabels.of(table, targets[0]) : null;
    float[] x = numbers(table, inputs);
    float[] y = classes ? new float[0] : numbers(table, targets);
    Split split = split(file.path(), options, seed, classes ? labels : ClassLabels.none(table.rows().size()));
    Standardisation scale =
        options.standardise() ? Standardisation.fit(x, inputs.length, split.train()) : Standardisation.none(inputs.length);
    List<Examples> parts = new ArrayList<>();
    for (int[] part : List.of(split.train(), split.test())) {
      Inputs in = new FloatInputs(part.length, new int[] {inputs.length}, scale.apply(x, part));
      parts.add(
          new Examples(
              in,
              classes
                  ? new ClassTargets(labels.names().size(), Split.pick(labels.labels(), part))
                  : new ValueTargets(part.length, targets.length, Standardisation.none(targets.length).apply(y, part))));
    }
    return LoadedTask.of(
        options.name(),
        IntStream.of(inputs).mapToObj(columns::get).toList(),
        classes ? labels.names() : options.targets(),
        classes ? Loss.CROSS_ENTROPY : Loss.MEAN_SQUARED_ERROR,
        parts.get(0),
        parts.get(1),
        List.of(file.source()));
  }

  private static Path locate(Path file, DataFolder data) {
    Path inData = data.folder().resolve(file);
    if (!Files.exists(file) && !Files.exists(inData)) {
      throw new MissingDataException(
          "no file " + file.toAbsolutePath() + (file.isAbsolute() ? "" : " and none at " + inData.toAbsolutePath())
              + ": put the CSV file there");
    }
    return Files.exists(file) ? file : inData;
  }

  private static Split split(Path file, CsvOptions options, long seed, ClassLabels labels) {
    try {
      return Split.of(labels.labels(), labels.names().size(), options.testFraction(), seed);
    } catch (IllegalArgumentException e) {
      throw new FormatException(file, e.getMessage(), e);
    }
  }

  private static float[] numbers(CsvTable table, int[] columns) {
    float[] values = new float[Math.multiplyExact(table.rows().size(), columns.length)];
    for (int row = 0; row < table.rows().size(); row++) {
      for (int c = 0; c < columns.length; c++) {
        values[row * columns.length + c] = table.number(row, columns[c]);
      }
    }
    return values;
  }
}
