package dev.unmesh.report.internal;

import dev.unmesh.report.MatrixView;
import dev.unmesh.report.MeasureView;
import java.util.ArrayList;
import java.util.List;

/** The page of a file's measures: the figures beside their nulls, then the matrices in the order of the modules found. */
public final class MeasurePage {
  private static final int MOST_MATRICES = 24;

  private MeasurePage() {}

  public static Page of(MeasureView view) {
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(new Chapter("measures", "Measures", Templates.content("measures.jte", MeasuresChapter.model(view.measures()))));
    List<Figure> figures = new ArrayList<>();
    for (MatrixView matrix : view.matrices().subList(0, Math.min(MOST_MATRICES, view.matrices().size()))) {
      figures.add(MatrixFigure.of("matrix-" + figures.size(), matrix.name(), matrix.matrix().get(), matrix.modules(), matrix.kernelSize()));
    }
    if (!figures.isEmpty()) {
      List<String> lead = view.matrices().size() > MOST_MATRICES
          ? List.of("The first " + MOST_MATRICES + " of " + view.matrices().size() + " matrices.")
          : List.of();
      chapters.add(new Chapter("matrices", "Matrices", Templates.content("figures.jte", new FiguresModel(lead, figures))));
    }
    return new Page("Measures", view.name(), view.description(), chapters, "");
  }
}
