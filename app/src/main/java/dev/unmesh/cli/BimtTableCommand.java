package dev.unmesh.cli;

import dev.unmesh.report.TableMarkdown;
import dev.unmesh.report.TableWriter;
import dev.unmesh.run.recipe.Variant;
import dev.unmesh.run.table.SeedList;
import dev.unmesh.run.table.Setting;
import dev.unmesh.run.table.TableFolder;
import dev.unmesh.run.table.TableJson;
import dev.unmesh.run.table.TablePlan;
import dev.unmesh.run.table.TableRun;
import dev.unmesh.run.table.VariantTable;
import dev.unmesh.task.DataFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code unmesh bimt-table}: tasks by variants by seeds, trained on all cores and compared. */
@Command(
    name = "bimt-table",
    description = {
      "Train tasks x variants x seeds and write a table: losses, accuracy, Newman Q, wiring cost, edges, with paired comparisons.",
      "Cells train on one thread each, several at once. A table that was stopped or killed goes on by the same command; a cell that diverges",
      "is marked and the others finish. Exit code 0 if any cell has figures."
    },
    mixinStandardHelpOptions = true)
final class BimtTableCommand implements Callable<Integer> {
  @Option(names = "--tasks", split = ",", paramLabel = "RECIPE", description = "bundled recipes or .yaml files (default: BIMT's seven)")
  List<String> tasks = TablePlan.TASKS;

  @Option(names = "--variants", split = ",", paramLabel = "VARIANT", description = "of none, l1, l1-local, l1-swap, bimt (default: all)")
  List<String> variants = Arrays.stream(Variant.values()).map(Variant::written).toList();

  @Option(
      names = "--setting",
      paramLabel = "NAME:KEY=VALUE,...",
      description =
          "one more column: bimt with overrides, for example far:swap.a=3 (variant=l1-local as a key: that one instead); TASK/KEY=VALUE for one"
              + " task alone; may be repeated")
  List<String> settings = new ArrayList<>();

  @Option(names = "--seeds", paramLabel = "N|LIST", description = "how many from 0, or which: 0,3,7 or 10-19 (default: ${DEFAULT-VALUE})", defaultValue = "5")
  String seeds;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "override a key in every recipe, or TASK/KEY=VALUE in one; may be repeated")
  List<String> overrides = new ArrayList<>();

  @Option(names = "--shuffles", description = "shuffled networks behind each Newman Q (default: ${DEFAULT-VALUE})", defaultValue = "0")
  int shuffles;

  @Option(names = "--out", paramLabel = "DIR", description = "where the table and its cells go (default: ${DEFAULT-VALUE})", defaultValue = "bimt-table")
  Path out;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "where data sets lie (default: $UNMESH_DATA, else the user's cache)")
  Path dataDir;

  @Option(names = "--jobs", paramLabel = "N", description = "cells trained at once (default: one a core)")
  Integer jobs;

  @Option(names = "--keep-runs", description = "keep every cell as a run directory below DIR/runs")
  boolean keepRuns;

  @Option(names = "--json", description = "one JSON object on stdout, everything else on stderr")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    int atOnce = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    if (atOnce < 1 || shuffles < 0) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), atOnce < 1 ? "--jobs must be at least 1, was " + jobs : "--shuffles cannot be negative, was " + shuffles);
    }
    TablePlan plan = plan();
    TableFolder folder = new TableFolder(out);
    DataFolder data = DataFolder.resolve(Optional.ofNullable(dataDir), System.getenv());
    try (Interruption interruption = new Interruption()) {
      VariantTable table = new TableRun(plan, folder, data, new TableDisplay(atOnce)).run(atOnce, keepRuns, interruption.asked());
      Terminal.line("");
      TableWriter.write(table, command(), folder);
      print(table, folder);
      if (!table.isComplete()) {
        Terminal.line("stopped; the same command goes on with what is missing");
        return 130;
      }
      return table.failures().size() < table.results().size() ? 0 : 1;
    }
  }

  private TablePlan plan() {
    List<Setting> columns =
        Stream.concat(variants.stream().filter(name -> !name.isBlank()).map(Setting::variant), settings.stream().map(Setting::parse)).toList();
    List<String> all = new ArrayList<>(List.of("measures.shuffles=" + shuffles));
    all.addAll(overrides);
    return TablePlan.of(tasks, columns, SeedList.parse(seeds), all);
  }

  private void print(VariantTable table, TableFolder folder) {
    if (json) {
      Json.print(TableJson.of(table));
    } else {
      System.out.print(TableMarkdown.of(table, command()));
      System.out.println("\npage: " + folder.page());
    }
  }

  // what decides the numbers, whatever else was said
  private String command() {
    List<String> words = new ArrayList<>(List.of("unmesh", "bimt-table", "--tasks", String.join(",", tasks)));
    words.addAll(List.of("--variants", String.join(",", variants), "--seeds", seeds));
    settings.forEach(setting -> words.addAll(List.of("--setting", setting)));
    overrides.forEach(override -> words.addAll(List.of("--set", override)));
    if (shuffles > 0) {
      words.addAll(List.of("--shuffles", Integer.toString(shuffles)));
    }
    return String.join(" ", words.stream().map(BimtTableCommand::quoted).toList());
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
