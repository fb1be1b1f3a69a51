package dev.unmesh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.SpecialisationFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The chapter that says which modules serve which classes. */
class SpecialisationPageTest {
  private static String page(SpecialisationView view) {
    return ReportWriter.render(RunView.builder("r").specialisation(view).build());
  }

  private static int count(String page, String text) {
    return page.split(text, -1).length - 1;
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
  void everyFigureStandsBesideRandomSplitsAndAnotherRun() throws Exception {
    String page = page(SampleSpecialisation.view(.01, .01));
    assertEquals(
        List.of("specialisation-information", "specialisation-owners", "specialisation-gap"),
        Html.pictures(page).stream().map(p -> p.getDocumentElement().getAttribute("id")).toList());
    assertEquals(7 * 2, count(page, "class=\"control-strip\""), "3 figures of 2 layers and the gap of all, in two runs");
    assertEquals(7, count(page, "class=\"reading-line\""));
    assertTrue(page.contains("0.340 ± 0.050, at most 0.470"));
    assertTrue(page.contains("costs it 12.3 points more than switching off another module (random splits 2.1 points, p = 0.010)"));
    assertTrue(page.contains("In plain-1 (spectral clustering)"));
    assertTrue(page.contains("chosen by activity on 5,000 examples, never by damage"));
    assertEquals(List.of("summary", "specialisation"), Html.sections(page), "without a search for circuits too");
  }

  @Test
  void controlsStandBesideWithEveryDraw() throws Exception {
    String page = page(SampleSpecialisation.controlled());
    Html.pictures(page);
    assertEquals(7 * 3, count(page, "class=\"control-strip\""));
    assertEquals(7 * 3 * 20, count(page, "class=\"draw\""));
    assertEquals(7 * 2, count(page, "class=\"control\""), "modules found in the plain net, own ones of the other");
    assertTrue(page.contains("A plain net (mnist-plain-1) does not come as far"));
    assertTrue(page.contains("The same net without the pressure (mnist-without-1) comes as far in points only"));
    assertTrue(page.contains("It was trained differently by pressures and modules."));
    assertTrue(page.contains("random splits of mnist-plain-1"));
  }

  @Test
  void withoutAnotherRunOneStripStandsAlone() {
    SpecialisationFile both = SampleSpecialisation.view(.01, .01).file();
    String page = page(new SpecialisationView(new SpecialisationFile(both.own(), Optional.empty(), "", List.of())));
    assertEquals(7, count(page, "class=\"control-strip\""));
    assertFalse(page.contains("plain-1"));
  }
}
