package dev.unmesh.bench;

import dev.unmesh.run.RunFolder;
import dev.unmesh.run.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The finished runs below a folder as a Markdown table: a line a recipe, mean (least, median, greatest) over its runs. */
public final class TrainingTable {
  private static final String[][] COLUMNS = {
    {"test loss", "/test/loss"},
    {"test accuracy", "/test/accuracy"},
    {"clusterability", "/clusterability"},
    {"shuffled", "/clusterabilityNull/mean"},
    {"Newman Q", "/newman/q"},
    {"wiring cost", "/wiringCost"},
    {"weights > .01", "/edges"},
    {"seconds", "/seconds"}
  };

  private TrainingTable() {}

  public static void main(String[] args) throws IOException {
    Map<String, List<JsonNode>> byRecipe;
    try (Stream<Path> runs = Files.list(Path.of(args[0]))) {
      byRecipe =
          runs.filter(run -> Files.exists(run.resolve("run.json")))
              .map(run -> new RunRecord(RunFolder.open(run).read(run.resolve("run.json"))))
              .filter(record -> record.is(RunRecord.Status.FINISHED))
              .collect(
                  Collectors.groupingBy(RunRecord::recipe, TreeMap::new, Collectors.mapping(RunRecord::tree, Collectors.toList())));
    }
    System.out.print("| recipe | runs |");
    for (String[] column : COLUMNS) {
      System.out.print(" " + column[0] + " |");
    }
    System.out.println("\n|---|---|" + "---|".repeat(COLUMNS.length));
    byRecipe.forEach(
        (recipe, runs) -> {
          System.out.print("| `" + recipe + "` | " + runs.size() + " |");
          for (String[] column : COLUMNS) {
            System.out.print(" " + cell(runs.stream().map(run -> run.at(column[1])).filter(JsonNode::isNumber).toList()) + " |");
          }
          System.out.println();
        });
  }

  private static String cell(List<JsonNode> values) {
    double[] sorted = values.stream().mapToDouble(JsonNode::asDouble).sorted().toArray();
    if (sorted.length == 0) {
      return "-";
    }
    double mean = values.stream().mapToDouble(JsonNode::asDouble).average().orElseThrow();
    double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    return String.format(Locale.ROOT, "%.5g (%.5g, %.5g, %.5g)", mean, sorted[0], median, sorted[sorted.length - 1]);
  }
}
