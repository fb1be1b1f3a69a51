package dev.unmesh.report.internal;

import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.report.RunView;
import dev.unmesh.report.SpecialisationView;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.Palette;
import dev.unmesh.run.SpecialisationTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which modules serve which classes: every figure beside the same of random splits and of other nets. */
final class SpecialisationChapter {
  private SpecialisationChapter() {}

  static Optional<Chapter> of(RunView run) {
    return run.specialisation()
        .map(view -> new Chapter("specialisation", "Modules and classes", Templates.content("specialisation.jte", model(view))));
  }

  private static SpecialisationModel model(SpecialisationView view) {
    SpecialisationTable table = SpecialisationTable.of(view.file());
    Specialisation own = view.file().own();
    List<Figure> figures = new ArrayList<>();
    for (SpecialisationTable.Figure figure : SpecialisationTable.Figure.values()) {
      figures.add(SpecialisationFigures.of(figure, table));
    }
    return new SpecialisationModel(
        SpecialisationWording.heading(own), SpecialisationSentences.of(view.file(), table), figures, SpecialisationNumbers.of(table),
        "Class by class, its owner read in " + own.ownersFrom() + " and switched off in all layers.", classes(own));
  }

  private static Table classes(Specialisation own) {
    List<List<String>> rows = new ArrayList<>();
    for (Specialisation.OwnedClass owned : own.classes()) {
      rows.add(List.of(
          owned.label(), owned.owner() < 0 ? "–" : Palette.moduleName(owned.owner()), Numbers.percent(owned.share()),
          Numbers.percent(owned.accuracy()), SpecialisationWording.points(owned.drop()), SpecialisationWording.points(owned.dropByOthers())));
    }
    return new Table(List.of("class", "owner", "most active for", "accuracy", "lost without its owner", "without another, mean"), rows);
  }
}
