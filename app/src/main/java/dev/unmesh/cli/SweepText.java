package dev.unmesh.cli;

import dev.unmesh.run.sweep.Choice;
import dev.unmesh.run.sweep.Figure;
import dev.unmesh.run.sweep.Selection;
import dev.unmesh.run.sweep.SweepFolder;
import dev.unmesh.run.sweep.SweepPlan;
import dev.unmesh.run.sweep.SweepResults;
import dev.unmesh.run.sweep.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sweep's results on stdout: a line a trial and one a chosen setting, or one JSON object. */
final class SweepText {
  private SweepText() {}

  static void print(SweepResults results, SweepFolder folder, boolean json) {
    if (json) {
      Json.print(all(results, folder));
      return;
    }
    trials(results).forEach(System.out::println);
    List<String> chosen = SweepSummaryText.lines(results);
    if (!chosen.isEmpty()) {
      System.out.println();
      chosen.forEach(System.out::println);
    }
    System.out.println("\nresults: " + folder.csv());
    if (!chosen.isEmpty()) {
      System.out.println("summary: " + folder.summaryCsv() + ", chosen by " + folder.chosen());
    }
    System.out.println("page: " + folder.page());
  }

  private static Map<String, Object> all(SweepResults results, SweepFolder folder) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("sweep", folder.path().toString());
    all.put("complete", results.isComplete());
    results.choice().ifPresent(choice -> {
      all.put("choice", choice);
      all.put("summary", results.summaryObjects());
    });
    all.put("trials", results.objects());
    return all;
  }

  /** What was chosen, a line a setting, and of which nothing was. */
  static List<String> choice(Selection selection) {
    List<String> lines = new ArrayList<>();
    for (Choice choice : selection.choices()) {
      String whose = choice.setting().isEmpty() ? "" : " of " + choice.setting();
      lines.add("chosen" + whose + ": " + choice.chosen().name() + " (" + choice.why() + ")");
    }
    lines.addAll(selection.notes());
    return lines;
  }

  private static List<String> trials(SweepResults results) {
    SweepPlan plan = results.plan();
    List<Figure> figures = SweepColumns.of(results.columns());
    List<String> head = new ArrayList<>(plan.places());
    plan.keys().forEach(key -> head.add(key.replaceAll(".*\\.", "")));
    head.add("seed");
    for (Figure figure : figures) {
      head.add(SweepColumns.title(figure));
      if (!figure.control().isEmpty()) {
        head.add(SweepColumns.beside(figure));
      }
    }
    TextTable table = new TextTable(head);
    results.trials().forEach(trial -> table.row(row(plan, trial, figures)));
    return table.lines();
  }

  private static List<String> row(SweepPlan plan, TrialResult result, List<Figure> figures) {
    List<String> row = new ArrayList<>(plan.place(result.trial()));
    plan.keys().forEach(key -> row.add(result.trial().value(key)));
    row.add(Long.toString(result.trial().seed()));
    for (Figure figure : figures) {
      row.add(SweepColumns.written(result.figure(figure.column())));
      if (!figure.control().isEmpty()) {
        row.add(SweepColumns.written(result.figure(figure.control())));
      }
    }
    if (!result.isFinished()) {
      row.add(result.status().written() + (result.error().isEmpty() ? "" : ": " + result.error()));
    }
    return row;
  }
}
