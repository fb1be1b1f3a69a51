package dev.unmesh.report.internal;

import dev.unmesh.report.RunView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of one run: its chapters in reading order. A chapter without data is left out. */
public final class RunPage {
  private RunPage() {}

  public static Page of(RunView run) {
    List<Chapter> chapters = Stream.of(
            Optional.of(SummaryChapter.of(run)),
            WiringChapter.of(run),
            MatricesChapter.of(run),
            MeasuresChapter.of(run),
            AblationChapter.of(run),
            ExamplesChapter.of(run),
            CurvesChapter.of(run),
            RecipeChapter.of(run))
        .flatMap(Optional::stream)
        .toList();
    return new Page("Run", run.name(), run.description(), chapters, "unmesh reproduce " + run.name());
  }
}
