package dev.unmesh.run.sweep;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.run.CsvText;
import dev.unmesh.run.JsonFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sweep's trials as they stand.
 *
 * @param trials in the plan's order
 */
public record SweepResults(SweepPlan plan, List<TrialResult> trials) {
  public SweepResults {
    trials = List.copyOf(trials);
  }

  public List<TrialResult> finished() {
    return trials.stream().filter(TrialResult::isFinished).toList();
  }

  public List<TrialResult> failed() {
    return trials.stream().filter(trial -> trial.status() == TrialStatus.FAILED).toList();
  }

  /** Whether every trial has ended. */
  public boolean isComplete() {
    return finished().size() + failed().size() == trials.size();
  }

  /** Columns that some trial has a figure in. */
  public List<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    trials.stream().map(trial -> trial.figures().keySet()).forEach(columns::addAll);
    return ordered(columns);
  }

  // a trial with more layers than another brings columns that belong beside those of the same figure
  private static List<String> ordered(Collection<String> columns) {
    List<String> ordered = new ArrayList<>();
    for (String column : columns) {
      String figure = column.replaceFirst("\\..*", "");
      if (!ordered.contains(column)) {
        columns.stream()
            .filter(other -> other.equals(figure) || other.startsWith(figure + "."))
            .filter(other -> !ordered.contains(other))
            .forEach(ordered::add);
      }
    }
    return ordered;
  }

  /**
   * A row a trial (RFC 4180): its setting if settings have names, its stage if there are several, its keys, seed, status, figures with all
   * their digits, and where its run is; what it has not is empty.
   */
  public String csv() {
    List<String> columns = columns();
    List<String> head = new ArrayList<>(plan.places());
    head.addAll(plan.keys());
    head.addAll(List.of("seed", "status"));
    head.addAll(columns);
    head.addAll(List.of("run", "error"));
    List<List<String>> rows = new ArrayList<>();
    for (TrialResult result : trials) {
      List<String> row = new ArrayList<>(plan.place(result.trial()));
      plan.keys().forEach(key -> row.add(result.trial().value(key)));
      row.addAll(List.of(Long.toString(result.trial().seed()), result.status().written()));
      columns.forEach(column -> row.add(result.figures().containsKey(column) ? result.figures().get(column).asString() : ""));
      row.addAll(List.of(result.run(), result.error()));
      rows.add(row);
    }
    return CsvText.of(head, rows);
  }

  /**
   * An object a trial: {@code name}, {@code setting} if settings have names, {@code stage} if there are several, {@code keys},
   * {@code seed}, {@code status}, its figures, {@code run}, and {@code error} if it failed.
   */
  public List<ObjectNode> objects() {
    List<ObjectNode> objects = new ArrayList<>();
    for (TrialResult result : trials) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("name", result.trial().name());
      if (plan.hasSettings()) {
        node.put("setting", result.trial().setting());
      }
      if (plan.hasStages()) {
        node.put("stage", result.trial().stage().written());
      }
      ObjectNode keys = node.putObject("keys");
      result.trial().point().values().forEach(keys::set);
      node.put("seed", result.trial().seed()).put("status", result.status().written());
      result.figures().forEach(node::set);
      node.put("run", result.run());
      if (!result.error().isEmpty()) {
        node.put("error", result.error());
      }
      objects.add(node);
    }
    return objects;
  }

  /** What was chosen, from what, and why, as chosen.json has it; empty as long as nothing is. */
  public Optional<ObjectNode> choice() {
    return plan.selection().filter(Selection::isMade).map(selection -> ChoiceJson.of(plan, selection));
  }

  /** What the chosen settings came to; none as long as nothing is chosen. */
  public List<SettingSummary> summaries() {
    return SettingSummary.of(this);
  }

  /** The same as summary.jsonl has it. */
  public List<ObjectNode> summaryObjects() {
    return summaries().stream().map(SummaryText::object).toList();
  }

  /**
   * Writes results.csv and results.jsonl, and once something is chosen chosen.json, summary.csv and summary.jsonl; each whole or not at
   * all.
   */
  public void write(SweepFolder folder) {
    AtomicFile.write(folder.csv(), csv().getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(folder.jsonLines(), lines(objects()));
    Optional<ObjectNode> choice = choice();
    if (choice.isPresent()) {
      JsonFile.write(folder.chosen(), choice.get());
      AtomicFile.write(folder.summaryCsv(), SummaryText.csv(plan, summaries()).getBytes(StandardCharsets.UTF_8));
      AtomicFile.write(folder.summaryJsonLines(), lines(summaryObjects()));
    } else {
      folder.forgetChoice(); // of another time, before there were more trials
    }
  }

  private static byte[] lines(List<ObjectNode> objects) {
    StringBuilder lines = new StringBuilder();
    objects.forEach(object -> lines.append(object).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }
}
