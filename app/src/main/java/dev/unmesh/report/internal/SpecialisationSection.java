package dev.unmesh.report.internal;

import dev.unmesh.interpret.specialise.Controlled;
import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.report.SpecialisationView;
import dev.unmesh.report.chart.ControlledBars;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How specialised modules are in classes: three figures a layer, each beside random splits and beside another run's. */
final class SpecialisationSection {
  private static final String ALL = "all layers";
  private static final double POINTS = 100;

  private SpecialisationSection() {}

  /** A figure of every layer, and of the whole network where there is one. */
  private record Measure(
      String id,
      String title,
      String what,
      double scale,
      Function<Specialisation.Layer, Controlled> of,
      Function<Specialisation, Optional<Controlled>> whole) {}

  private static final List<Measure> MEASURES =
      List.of(
          new Measure(
              "information", "What the most active module tells of the class",
              "Mutual information of the class and the most active module, in nats; random splits share the estimate’s upward bias.", 1,
              Specialisation.Layer::mutualInformation, whole -> Optional.empty()),
          new Measure(
              "owners", "How many modules own classes",
              "Effective number of owners: a class belongs to the module that is the most active for most of its examples.", 1,
              Specialisation.Layer::owners, whole -> Optional.empty()),
          new Measure(
              "gap", "What a class loses with its owner",
              "Class accuracy lost when its owner is switched off less that lost with another module, in percentage points.", POINTS,
              Specialisation.Layer::causalGap, whole -> Optional.of(whole.causalGap())));

  static SpecialisationModel of(SpecialisationView view) {
    List<Figure> figures = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Measure measure : MEASURES) {
      List<ControlledBars.Pair> pairs = new ArrayList<>();
      for (Specialisation.Layer layer : view.own().layers()) {
        Optional<Controlled> other = view.other().flatMap(their -> layer(their, layer.name())).map(measure.of());
        add(pairs, rows, measure, layer.name(), measure.of().apply(layer), other);
      }
      measure.whole().apply(view.own()).ifPresent(
          own -> add(pairs, rows, measure, ALL, own, view.other().flatMap(their -> measure.whole().apply(their))));
      String svg =
          ControlledBars.draw("specialisation-" + measure.id(), measure.title(), measure.what(), "this run", view.run(), pairs);
      figures.add(new Figure("curve", measure.title(), svg, measure.what(), Optional.empty()).withKeys(keys(view)));
    }
    List<String> head = new ArrayList<>(List.of("figure", "layer", "this run", "random splits", "p"));
    if (view.other().isPresent()) {
      head.addAll(List.of(view.run(), "random splits", "p"));
    }
    return new SpecialisationModel(
        SpecialisationWording.heading(view.own()), SpecialisationWording.sentences(view), figures, new Table(head, rows),
        "Class by class, its owner read in " + view.own().ownersFrom() + " and switched off in all layers.", classes(view.own()));
  }

  private static void add(
      List<ControlledBars.Pair> pairs, List<List<String>> rows, Measure measure, String layer, Controlled own, Optional<Controlled> other) {
    pairs.add(new ControlledBars.Pair(layer, bar(own, measure.scale()), other.map(their -> bar(their, measure.scale())).orElse(null)));
    List<String> row = new ArrayList<>(List.of(measure.title(), layer));
    row.addAll(cells(own, measure.scale()));
    other.ifPresent(their -> row.addAll(cells(their, measure.scale())));
    rows.add(row);
  }

  private static ControlledBars.Bar bar(Controlled figure, double scale) {
    return new ControlledBars.Bar(figure.value() * scale, figure.mean() * scale, figure.sd() * scale, figure.max() * scale);
  }

  private static List<String> cells(Controlled figure, double scale) {
    return List.of(
        Numbers.of(figure.value() * scale),
        Numbers.of(figure.mean() * scale) + " ± " + Numbers.of(figure.sd() * scale, 2) + ", at most " + Numbers.of(figure.max() * scale),
        Numbers.of(figure.p(), 2));
  }

  private static Optional<Specialisation.Layer> layer(Specialisation of, String name) {
    return of.layers().stream().filter(layer -> layer.name().equals(name)).findFirst();
  }

  private static List<Key> keys(SpecialisationView view) {
    List<Key> keys = new ArrayList<>(List.of(new Key("block-key here", "this run")));
    view.other().ifPresent(other -> keys.add(new Key("block-key there", view.run())));
    keys.add(new Key("control-key", "random splits: mean ± sd, highest"));
    return keys;
  }

  private static Table classes(Specialisation own) {
    List<List<String>> rows = new ArrayList<>();
    for (Specialisation.OwnedClass owned : own.classes()) {
      rows.add(List.of(
          owned.label(), owned.owner() < 0 ? "–" : Palette.moduleName(owned.owner()), Numbers.percent(owned.share()),
          Numbers.percent(owned.accuracy()), points(owned.drop()), points(owned.dropByOthers())));
    }
    return new Table(List.of("class", "owner", "most active for", "accuracy", "lost without its owner", "without another, mean"), rows);
  }

  private static String points(double share) {
    return Double.isNaN(share) ? "–" : Numbers.fixed(share * POINTS, 1) + " points";
  }
}
