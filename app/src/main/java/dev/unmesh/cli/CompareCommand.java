package dev.unmesh.cli;

import dev.unmesh.report.CompareView;
import dev.unmesh.report.CompareWriter;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code unmesh compare RUN...}: runs side by side. */
@Command(name = "compare", description = "Put runs side by side, as a table and, with --out, as a page.", mixinStandardHelpOptions = true)
final class CompareCommand implements Runnable {
  private static final String[][] ROWS = {
    {"test loss", "/test/loss"},
    {"test accuracy", "/test/accuracy"},
    {"train loss", "/train/loss"},
    {"clusterability", "/clusterability"},
    {"  shuffled", "/clusterabilityNull/mean"},
    {"Newman Q", "/newman/q"},
    {"  shuffled", "/newman/null/mean"},
    {"n-cut", "/normalisedCut/nCut"},
    {"  shuffled", "/normalisedCut/null/mean"},
    {"wiring cost", "/wiringCost"},
    {"weights > .01", "/edges"},
    {"steps", "/steps"},
    {"seconds", "/seconds"}
  };

  @Parameters(arity = "1..*", paramLabel = "RUN", description = "directories or names of runs")
  List<String> runs;

  @Option(names = "--out", paramLabel = "FILE.html", description = "write the comparison as one self-contained page")
  Path out;

  @Mixin RunOptions options;

  @Override
  public void run() {
    List<RunFolder> folders = runs.stream().map(options::run).toList();
    List<RunRecord> records = folders.stream().map(RunRecord::read).toList();
    if (out != null) {
      String title = folders.stream().map(RunFolder::name).collect(Collectors.joining(", "));
      CompareWriter.write(new CompareView(title, folders.stream().map(Reports::view).toList()), out);
    }
    if (options.json) {
      Json.print(Map.of("runs", records.stream().map(RunRecord::summary).toList()));
    } else {
      print(folders, records);
      if (out != null) {
        System.out.println("page: " + out);
      }
    }
  }

  private static void print(List<RunFolder> folders, List<RunRecord> records) {
    System.out.printf("%-16s", "");
    folders.forEach(folder -> System.out.printf(" %20s", folder.name()));
    System.out.println();
    for (String[] row : ROWS) {
      if (row[1].startsWith("/normalisedCut") && records.stream().noneMatch(record -> record.tree().at(row[1]).isNumber())) {
        continue; // few runs have it
      }
      System.out.printf("%-16s", row[0]);
      for (RunRecord record : records) {
        JsonNode value = record.tree().at(row[1]);
        System.out.printf(" %20s", written(value));
      }
      System.out.println();
    }
  }

  private static String written(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.asString();
    }
    return value.isNumber() ? String.format(Locale.ROOT, "%.5g", value.asDouble()) : "-";
  }
}
