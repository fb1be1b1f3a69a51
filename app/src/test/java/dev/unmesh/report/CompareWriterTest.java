package dev.unmesh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompareWriterTest {
  @Test
  void showsFiguresCurvesAndWiringsOfAllRuns() throws Exception {
    String page = CompareWriter.render(SampleRuns.comparison());
    assertEquals(List.of("figures", "recipes", "training", "wiring"), Html.sections(page));
    assertEquals(List.of(), Html.outside(page));
    assertEquals(6, Html.pictures(page).size());
    for (RunView run : SampleRuns.comparison().runs()) {
      assertTrue(page.contains(run.name()), run.name());
    }
  }

  @Test
  void marksTheBestAndOnlyWhereRunsDiffer() {
    RunView good = RunView.builder("good").score("test", "accuracy", .9).score("test", "loss", .2).trained(10, 1).build();
    RunView bad = RunView.builder("bad").score("test", "accuracy", .8).score("test", "loss", .2).trained(10, 2).build();
    String page = CompareWriter.render(new CompareView("two", List.of(good, bad)));
    assertEquals(2, page.split("class=\"best\"", -1).length - 1, "accuracy and time");
    assertTrue(page.indexOf("class=\"best\"") > page.indexOf("90.0"));
    assertFalse(page.contains("80.0 % <span"));
  }

  @Test
  void namesTheRecipeKeysThatDiffer() {
    RunView one = RunView.builder("one").recipe("train:\n  rate: 1e-3\n  batch: 64\n").build();
    RunView two = RunView.builder("two").recipe("train:\n  rate: 2e-3\n  batch: 64\n").build();
    String page = CompareWriter.render(new CompareView("two", List.of(one, two)));
    assertTrue(page.contains("train.rate"));
    assertFalse(page.contains("train.batch"));
  }

  @Test
  void ofManyConnectionsTheMeanIsDrawn() throws Exception {
    long[] steps = {0, 10};
    RunViewBuilder run = RunView.builder("one");
    for (String line : new String[] {"fc1", "fc2", "mean"}) {
      run.curve(new Curve("clusterability", line, steps, new double[] {.25, .9}));
    }
    RunView two = RunView.builder("two").curve(new Curve("clusterability", "fc1", steps, new double[] {.25, .3})).build();
    String page = CompareWriter.render(new CompareView("two", List.of(run.build(), two)));
    assertEquals(2, page.split("data-name=", -1).length - 1);
    assertTrue(page.contains("data-name=\"one\"") && page.contains("data-name=\"two\""));
  }

  @Test
  void equalRunsGiveEqualPages() {
    assertEquals(CompareWriter.render(SampleRuns.comparison()), CompareWriter.render(SampleRuns.comparison()));
  }

  @Test
  void nothingToCompareIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> new CompareView("none", List.of()));
  }
}
