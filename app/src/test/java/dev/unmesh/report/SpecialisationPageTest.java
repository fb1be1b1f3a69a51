package dev.unmesh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.CircuitsFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of the page that says which modules serve which classes. */
class SpecialisationPageTest {
  private static String page(SpecialisationView view) {
    CircuitsView circuits = new CircuitsView(new CircuitsFile(List.of(), Optional.empty()), Map.of(), Optional.of(view));
    return ReportWriter.render(RunView.builder("r").circuits(circuits).build());
  }

  @Test
  void onlyWhatRandomSplitsDoNotReachCountsAsSpecialised() {
    assertTrue(page(SampleSpecialisation.view(.01, .01)).contains("The modules serve different classes"));
    assertTrue(page(SampleSpecialisation.view(.01, .3)).contains("Modules are active for different classes, but a class needs its own no more"));
    assertTrue(page(SampleSpecialisation.view(.3, .01)).contains("A class needs its own module more than under random splits"));
    assertTrue(page(SampleSpecialisation.view(.3, .3)).contains("The modules are no more specialised in classes than random splits"));
    assertTrue(page(SampleSpecialisation.view(Double.NaN, Double.NaN)).contains("no more specialised"));
  }

  @Test
  void everyFigureStandsBesideRandomSplitsAndThePlainRun() throws Exception {
    String page = page(SampleSpecialisation.view(.01, .01));
    assertEquals(
        List.of("specialisation-information", "specialisation-owners", "specialisation-gap"),
        Html.pictures(page).stream().map(p -> p.getDocumentElement().getAttribute("id")).toList());
    assertEquals(7 * 2, page.split("class=\"control\"", -1).length - 1, "3 figures of 2 layers and the gap of all, in two runs");
    assertTrue(page.contains("0.340 ± 0.050, at most 0.470"));
    assertTrue(page.contains("costs it 12.3 points more than switching off another module (random splits 2.1 points, p = 0.010)"));
    assertTrue(page.contains("In plain-1 (spectral clustering)"));
    assertEquals(List.of("summary", "circuits"), Html.sections(page), "without a search for circuits too");
    assertFalse(page.contains("A circuit is what is left"));
  }

  @Test
  void withoutAPlainRunOneBarStandsAlone() {
    SpecialisationView both = SampleSpecialisation.view(.01, .01);
    String page = page(new SpecialisationView(both.own(), Optional.empty(), ""));
    assertEquals(7, page.split("class=\"control\"", -1).length - 1);
    assertFalse(page.contains("bar there"));
  }
}
