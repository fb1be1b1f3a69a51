package dev.unmesh.report.internal;

import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.WiringPicture;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of one run: its chapters in reading order. A chapter without data is left out. */
public final class RunPage {
  private RunPage() {}

  public static Page of(RunView run) {
    Optional<WiringPicture> wiring = run.network().map(network -> WiringPicture.draw(WiringChapter.PICTURE, network, false));
    List<Chapter> chapters = Stream.of(
            Optional.of(SummaryChapter.of(run, wiring.map(WiringPicture::parts).orElse(List.of()))),
            FoundChapter.of(run),
            WiringChapter.of(run, wiring),
            MatricesChapter.of(run),
            MeasuresChapter.of(run),
            ProjectionChapter.of(run),
            FrequenciesChapter.of(run),
            CircuitsChapter.of(run),
            SpecialisationChapter.of(run),
            AblationChapter.of(run),
            DependenceChapter.of(run),
            CardsChapter.of(run),
            ExamplesChapter.of(run),
            WritingChapter.of(run),
            CurvesChapter.of(run),
            RecipeChapter.of(run))
        .flatMap(Optional::stream)
        .toList();
    return new Page("Run", run.name(), run.description(), chapters, run.again(), run.film().isPresent() ? Assets.FILM : "");
  }
}
