package dev.unmesh.run.sweep;

import dev.unmesh.run.CsvText;
import dev.unmesh.run.table.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Summaries of chosen settings as text, with all digits. */
final class SummaryText {
  private SummaryText() {}

  /** A row a setting and figure (RFC 4180): its mean, its control's mean, then each seed's value and each seed's control. */
  static String csv(SweepPlan plan, List<SettingSummary> summaries) {
    TreeSet<Long> seeds = new TreeSet<>();
    summaries.forEach(summary -> summary.runs().forEach(run -> seeds.add(run.trial().seed())));
    List<String> head = new ArrayList<>(plan.hasSettings() ? List.of("setting") : List.of());
    head.addAll(plan.keys());
    head.addAll(List.of("figure", "mean", "sd", "control", "controlMean"));
    seeds.forEach(seed -> head.add("seed " + seed));
    seeds.forEach(seed -> head.add("control, seed " + seed));
    List<List<String>> rows = new ArrayList<>();
    for (SettingSummary summary : summaries) {
      List<Long> own = summary.runs().stream().map(run -> run.trial().seed()).toList();
      for (FigureSummary figure : summary.figures()) {
        List<String> row = new ArrayList<>(plan.hasSettings() ? List.of(summary.point().setting()) : List.of());
        plan.keys().forEach(key -> row.add(summary.point().value(key)));
        row.addAll(List.of(figure.figure().column(), number(figure.spread().mean()), number(figure.spread().sd())));
        row.addAll(List.of(figure.figure().control(), number(figure.control().mean())));
        seeds.forEach(seed -> row.add(value(figure.values(), own.indexOf(seed))));
        seeds.forEach(seed -> row.add(value(figure.controls(), own.indexOf(seed))));
        rows.add(row);
      }
    }
    return CsvText.of(head, rows);
  }

  private static String value(List<Double> values, int at) {
    return at < 0 || at >= values.size() ? "" : number(values.get(at));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  /** {@code setting}, {@code name}, {@code stage}, {@code keys}, {@code seeds}, {@code runs}, and {@code figures} by column. */
  static ObjectNode object(SettingSummary summary) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (!summary.point().setting().isEmpty()) {
      node.put("setting", summary.point().setting());
    }
    node.put("name", summary.name()).put("stage", summary.point().stage().written());
    ObjectNode keys = node.putObject("keys");
    summary.point().values().forEach(keys::set);
    ArrayNode seeds = node.putArray("seeds");
    ArrayNode runs = node.putArray("runs");
    for (TrialResult run : summary.runs()) {
      seeds.add(run.trial().seed());
      runs.add(run.run());
    }
    if (summary.runs().size() < summary.trials()) {
      node.put("unfinished", summary.trials() - summary.runs().size());
    }
    ObjectNode figures = node.putObject("figures");
    for (FigureSummary figure : summary.figures()) {
      ObjectNode of = figures.putObject(figure.figure().column());
      spread(of, figure.spread(), figure.values());
      if (!figure.controls().isEmpty()) {
        spread(of.putObject("control").put("name", figure.figure().control()), figure.control(), figure.controls());
      }
    }
    return node;
  }

  private static void spread(ObjectNode node, Spread spread, List<Double> values) {
    node.put("mean", spread.mean());
    if (spread.n() > 1) {
      node.put("sd", spread.sd());
    }
    ArrayNode each = node.putArray("values");
    values.forEach(value -> each.add(value.isNaN() ? null : value));
  }
}
