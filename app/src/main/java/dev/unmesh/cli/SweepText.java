package dev.unmesh.cli;

import dev.unmesh.run.sweep.Choice;
import dev.unmesh.run.sweep.Selection;
import dev.unmesh.run.sweep.SweepFolder;
import dev.unmesh.run.sweep.SweepResults;
import dev.unmesh.run.sweep.TrialFigures;
import dev.unmesh.run.sweep.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A sweep's results on stdout: a line a trial, or one JSON object. */
final class SweepText {
  private static final Map<String, String> SHOWN = new LinkedHashMap<>();

  static {
    SHOWN.put(TrialFigures.ACCURACY, "accuracy");
    SHOWN.put(TrialFigures.LOSS, "test loss");
    SHOWN.put(TrialFigures.CLUSTERABILITY, "C");
    SHOWN.put(TrialFigures.NEWMAN_Q, "Newman Q");
    SHOWN.put(TrialFigures.INFORMATION, "MI");
    SHOWN.put(TrialFigures.GAP, "gap");
    SHOWN.put(TrialFigures.CIRCUIT, "circuit");
    SHOWN.put(TrialFigures.SECONDS, "seconds");
  }

  private SweepText() {}

  static void print(SweepResults results, SweepFolder folder, boolean json) {
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("sweep", folder.path().toString());
      all.put("complete", results.isComplete());
      results.choice().ifPresent(choice -> all.put("choice", choice));
      all.put("trials", results.objects());
      Json.print(all);
      return;
    }
    List<String> columns = SHOWN.keySet().stream().filter(column -> results.columns().contains(column)).toList();
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>();
    if (results.plan().hasSettings()) {
      head.add("setting");
    }
    if (results.plan().hasStages()) {
      head.add("stage");
    }
    results.plan().keys().forEach(key -> head.add(key.replaceAll(".*\\.", "")));
    head.add("seed");
    columns.forEach(column -> head.add(SHOWN.get(column)));
    rows.add(head);
    results.trials().forEach(trial -> rows.add(row(results, trial, columns)));
    int[] widths = new int[head.size()];
    rows.forEach(row -> {
      for (int i = 0; i < row.size() && i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    });
    rows.forEach(row -> System.out.println(line(row, widths)));
    System.out.println("\nresults: " + folder.csv() + "\npage: " + folder.page());
  }

  /** What was chosen, a line a setting, and of which nothing was. */
  static List<String> choice(Selection selection) {
    List<String> lines = new ArrayList<>();
    for (Choice choice : selection.choices()) {
      String whose = choice.setting().isEmpty() ? "" : " of " + choice.setting();
      lines.add("chosen" + whose + ": " + choice.chosen().point().valueText() + " (" + choice.why() + ")");
    }
    lines.addAll(selection.notes());
    return lines;
  }

  private static List<String> row(SweepResults results, TrialResult result, List<String> columns) {
    List<String> row = new ArrayList<>();
    if (results.plan().hasSettings()) {
      row.add(result.trial().setting());
    }
    if (results.plan().hasStages()) {
      row.add(result.trial().stage().written());
    }
    results.plan().keys().forEach(key -> row.add(result.trial().value(key)));
    row.add(Long.toString(result.trial().seed()));
    if (result.isFinished()) {
      columns.forEach(column -> row.add(written(result.figure(column))));
    } else {
      columns.forEach(column -> row.add("-"));
      row.add(result.status().written() + (result.error().isEmpty() ? "" : ": " + result.error()));
    }
    return row;
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int pad = i < widths.length ? widths[i] - row.get(i).length() : 0;
      line.append(i == 0 ? "" : "  ").append(i < widths.length ? " ".repeat(pad) : "").append(row.get(i));
    }
    return line.toString();
  }

  private static String written(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.5g", value);
  }
}
