package dev.unmesh.report.internal;

import dev.unmesh.interpret.specialise.Controlled;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.run.SpecialisationTable;
import dev.unmesh.run.SpecialisationTable.Beside;
import dev.unmesh.run.SpecialisationTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Every figure beside every control, as a table. */
final class SpecialisationNumbers {
  private SpecialisationNumbers() {}

  static Table of(SpecialisationTable table) {
    List<String> head = new ArrayList<>(List.of("figure", "layer", "this run"));
    int nets = table.rows().get(0).beside().size();
    for (int net = 0; net < nets; net++) {
      String run = table.rows().get(0).beside().get(net).run();
      head.addAll(List.of(run.isEmpty() ? "random splits" : "random splits of " + run, "p"));
      if (any(table, net, Beside::own)) {
        head.add("its own modules");
      }
      if (any(table, net, Beside::found)) {
        head.add("modules found in it");
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (Row row : table.rows()) {
      double scale = SpecialisationWording.scale(row.figure());
      List<String> cells =
          new ArrayList<>(List.of(SpecialisationWording.brief(row.figure()), row.layer(), Numbers.of(row.value() * scale)));
      for (int net = 0; net < nets; net++) {
        Beside beside = row.beside().get(net);
        cells.add(splits(beside.splits(), scale));
        cells.add(Numbers.of(beside.splits().p(), 2));
        if (any(table, net, Beside::own)) {
          cells.add(Numbers.of(beside.own() * scale));
        }
        if (any(table, net, Beside::found)) {
          cells.add(Numbers.of(beside.found() * scale));
        }
      }
      rows.add(cells);
    }
    return new Table(head, rows);
  }

  private static boolean any(SpecialisationTable table, int net, ToDoubleFunction<Beside> of) {
    return table.rows().stream().anyMatch(row -> !Double.isNaN(of.applyAsDouble(row.beside().get(net))));
  }

  private static String splits(Controlled splits, double scale) {
    return Numbers.of(splits.mean() * scale) + " ± " + Numbers.of(splits.sd() * scale, 2) + ", at most " + Numbers.of(splits.max() * scale);
  }
}
