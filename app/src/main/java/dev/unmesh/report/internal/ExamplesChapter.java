package dev.unmesh.report.internal;

import dev.unmesh.report.ExampleInput;
import dev.unmesh.report.ModuleExample;
import dev.unmesh.report.ModuleExamples;
import dev.unmesh.report.NamedValue;
import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.Palette;
import dev.unmesh.report.chart.RasterPng;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What each module answers to: its most exciting inputs. */
final class ExamplesChapter {
  private static final int MOST_LABELS = 3;

  private ExamplesChapter() {}

  static Optional<Chapter> of(RunView run) {
    return run.examples().filter(e -> !e.modules().isEmpty()).map(examples -> new Chapter(
        "examples", "What excites each module", Templates.content("examples.jte", model(examples))));
  }

  private static ExamplesModel model(ModuleExamples examples) {
    String lead = "The inputs each module of " + examples.where() + " answers to most, the strongest first, by " + examples.by() + ".";
    return new ExamplesModel(lead, examples.modules().stream().map(ExamplesChapter::card).toList());
  }

  private static ExamplesModel.Card card(ModuleExample module) {
    List<ExamplesModel.Picture> pictures = new ArrayList<>();
    for (ExampleInput input : module.inputs()) {
      input.image().ifPresent(image -> pictures.add(new ExamplesModel.Picture(
          RasterPng.dataUri(image), input.label(), input.label() + ", " + Numbers.of(input.score()))));
    }
    Optional<Table> table = pictures.isEmpty() && !module.inputs().isEmpty() ? Optional.of(table(module.inputs())) : Optional.empty();
    return new ExamplesModel.Card(
        Wording.capital(Palette.moduleName(module.module())), Palette.moduleClass(module.module()), pictures.isEmpty() ? "" : counts(module), pictures, table);
  }

  /** "mostly 7 (9 of 12)", or the most frequent labels if none is in the majority. */
  private static String counts(ModuleExample module) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    module.inputs().forEach(input -> counts.merge(input.label(), 1, Integer::sum));
    int all = module.inputs().size();
    List<Map.Entry<String, Integer>> ranked =
        counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(MOST_LABELS).toList();
    Map.Entry<String, Integer> first = ranked.get(0);
    if (2 * first.getValue() > all) {
      return (first.getValue() == all ? "all " : "mostly ") + first.getKey() + " (" + first.getValue() + " of " + all + ")";
    }
    return ranked.stream().map(e -> e.getKey() + " (" + e.getValue() + ")").collect(Collectors.joining(", "))
        + (counts.size() > MOST_LABELS ? ", …" : "");
  }

  static Table table(List<ExampleInput> inputs) {
    List<String> head = new ArrayList<>(List.of("input"));
    inputs.get(0).values().forEach(value -> head.add(value.name()));
    head.add("score");
    List<List<String>> rows = new ArrayList<>();
    for (ExampleInput input : inputs) {
      List<String> row = new ArrayList<>(List.of(input.label()));
      for (NamedValue value : input.values()) {
        row.add(Numbers.of(value.value()));
      }
      row.add(Numbers.of(input.score()));
      rows.add(row);
    }
    return new Table(head, rows);
  }
}
