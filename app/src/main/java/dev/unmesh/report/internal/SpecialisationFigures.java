package dev.unmesh.report.internal;

import dev.unmesh.interpret.specialise.Controlled;
import dev.unmesh.report.chart.ControlStrips;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.run.SpecialisationControl.Role;
import dev.unmesh.run.SpecialisationTable;
import dev.unmesh.run.SpecialisationTable.Beside;
import dev.unmesh.run.SpecialisationTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A figure of every layer as a line across the strips of its controls. */
final class SpecialisationFigures {
  private SpecialisationFigures() {}

  static Figure of(SpecialisationTable.Figure figure, SpecialisationTable table) {
    List<Row> rows = table.rows().stream().filter(row -> row.figure() == figure).toList();
    double scale = SpecialisationWording.scale(figure);
    List<ControlStrips.Row> strips =
        rows.stream()
            .map(row -> new ControlStrips.Row(row.layer(), row.value() * scale, row.beside().stream().map(one -> strip(one, scale)).toList()))
            .toList();
    String title = SpecialisationWording.title(figure);
    String what = SpecialisationWording.what(figure);
    String svg = ControlStrips.draw("specialisation-" + SpecialisationWording.id(figure), title, what, strips);
    return new Figure("curve", title, svg, what, Optional.empty()).withKeys(keys(rows));
  }

  private static ControlStrips.Strip strip(Beside beside, double scale) {
    Controlled splits = beside.splits();
    return new ControlStrips.Strip(
        name(beside), tip(beside, scale), splits.draws().stream().mapToDouble(draw -> draw * scale).toArray(), splits.mean() * scale,
        splits.sd() * scale, splits.max() * scale, beside.own() * scale, beside.found() * scale);
  }

  /** What a strip is called where there is little room. */
  private static String name(Beside beside) {
    return beside.role()
        .map(role -> role == Role.PLAIN ? "plain net" : "no pressure")
        .orElse(beside.run().isEmpty() ? "this net" : beside.run());
  }

  private static String tip(Beside beside, double scale) {
    Controlled splits = beside.splits();
    String of = beside.run().isEmpty() ? "this net" : beside.run();
    StringBuilder tip = new StringBuilder("random splits of " + of + ": " + Numbers.of(splits.mean() * scale));
    tip.append(" ± ").append(Numbers.of(splits.sd() * scale, 2)).append(", at most ").append(Numbers.of(splits.max() * scale));
    append(tip, "its own modules", beside.own() * scale);
    append(tip, "modules found in its weights", beside.found() * scale);
    return tip.toString();
  }

  private static void append(StringBuilder tip, String what, double value) {
    if (!Double.isNaN(value)) {
      tip.append('\n').append(what).append(": ").append(Numbers.of(value));
    }
  }

  private static List<Key> keys(List<Row> rows) {
    List<Beside> all = rows.get(0).beside();
    List<Key> keys = new ArrayList<>(List.of(new Key("measured-key", "this run’s modules")));
    boolean drawn = all.stream().anyMatch(one -> !one.splits().draws().isEmpty());
    keys.add(new Key(drawn ? "split-key" : "spread-key", drawn ? "random splits, mean ± sd" : "random splits: mean ± sd, highest"));
    if (all.stream().anyMatch(one -> !Double.isNaN(one.own()))) {
      keys.add(new Key("control-key", "that net’s own modules"));
    }
    if (all.stream().anyMatch(one -> !Double.isNaN(one.found()))) {
      keys.add(new Key("found-key", "modules found in its weights"));
    }
    for (Beside one : all) {
      one.role().ifPresent(role -> keys.add(new Key("", name(one) + ": " + one.run())));
    }
    return keys;
  }
}
