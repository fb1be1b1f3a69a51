package dev.unmesh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.sweep.Stage;
import dev.unmesh.run.sweep.SweepResults;
import dev.unmesh.run.sweep.TrialResult;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import tools.jackson.databind.ObjectMapper;

/** The page of a sweep, and its results as text. */
class SweepWriterTest {
  private static final String COMMAND = "unmesh sweep 'a & <b>.yaml'";
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<String> samples() {
    return SampleSweeps.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void thePageHoldsAllButTheRunsItLinksTo(String sample) throws Exception {
    SweepResults results = SampleSweeps.all().get(sample);
    String html = SweepWriter.page(results, COMMAND, "recipe: x # </script><b>");
    List<String> links = results.finished().stream().map(run -> "href=\"" + run.run() + "/report.html\"").toList();
    assertEquals(List.of(), Html.outside(html).stream().filter(address -> !links.contains(address)).toList());
    links.forEach(link -> assertTrue(html.contains(link), link));
    assertFalse(html.contains("NaN") || html.contains("Infinity"), sample);
    assertFalse(html.contains("<strengths>") || html.contains("<b>.yaml") || html.contains("<try>"), "escaped");
    assertEquals(!results.isComplete(), html.contains("This sweep is not finished"));
    assertEquals(html, SweepWriter.page(results, COMMAND, "recipe: x # </script><b>"), "equal results give equal pages");
    for (Document picture : Html.pictures(html).stream().filter(SweepWriterTest::isPareto).toList()) {
      long runs = marks(picture, "circle", "run");
      long points = marks(picture, "a", "point m\\d( at-front)?");
      long front = marks(picture, "a", "point m\\d at-front");
      Stage stage = sample.equals("staged") ? Stage.FINAL : Stage.TUNING; // the last stage is shown first
      long settings = results.finished().stream().filter(run -> run.trial().stage() == stage).map(run -> run.trial().point()).distinct()
          .count();
      long uncontrolled = sample.startsWith("rivals") ? 3 : 0;
      assertEquals(settings - (html.contains("test accuracy and mutual information") ? uncontrolled : 0), points, "a mark a setting");
      assertTrue(front >= 1);
      assertTrue(runs == 0 || runs <= results.finished().size());
    }
  }

  private static boolean isPareto(Document picture) {
    return picture.getDocumentElement().getAttribute("class").contains("pareto");
  }

  private static long marks(Document picture, String tag, String kind) {
    NodeList elements = picture.getElementsByTagName(tag);
    return IntStream.range(0, elements.getLength())
        .filter(i -> elements.item(i).getAttributes().getNamedItem("class") != null && elements.item(i).getAttributes()
            .getNamedItem("class").getNodeValue().matches(kind))
        .count();
  }

  @Test
  void onlyWhatTrialsHaveIsDrawn() {
    String both = SweepWriter.page(SampleSweeps.all().get("usual"), COMMAND, "");
    assertEquals(
        List.of("test accuracy", "test loss", "clusterability C", "mutual information", "causal gap", "circuit size", "multiplications",
            "Newman Q", "seconds"),
        titles(both).stream().filter(title -> !title.isEmpty()).toList());
    assertTrue(both.contains("test accuracy and 1 − clusterability C"), "the first picture");
    String losses = SweepWriter.page(SampleSweeps.all().get("losses"), COMMAND, "");
    assertTrue(losses.contains("test loss and 1 − clusterability C"), "by loss where there is no accuracy");
    assertFalse(titles(losses).contains("causal gap"));
    assertFalse(SweepWriter.page(SampleSweeps.all().get("one-setting"), COMMAND, "").contains("What is worth having"));
    String failed = SweepWriter.page(SampleSweeps.all().get("some-failed"), COMMAND, "");
    assertTrue(failed.contains("the loss is not a finite number at step 17; &lt;try"), "last words");
    assertTrue(both.contains("random splits 0.1400"), "a figure's control stands beside it");
  }

  private static List<String> titles(String html) {
    int from = html.indexOf("{\"figures\"");
    String data = html.substring(from, html.indexOf("</script>", from));
    return JSON.readTree(data).get("figures").valueStream().map(figure -> figure.get("title").asString()).toList();
  }

  @Test
  void settingsAreNamedByWhatDiffers() {
    String html = SweepWriter.page(SampleSweeps.all().get("rivals"), COMMAND, "");
    assertTrue(html.contains("assignment 0.3") && html.contains("no specialise"));
    assertFalse(html.replaceAll("(?s)<script type=\"application/json\".*?</script>", "")
        .contains("{&#34;kind") || html.contains("[{\"kind"), "no JSON");
    assertTrue(html.contains("specialise: [{kind: assignment, groups: [fc2, fc3], strength: 0.3, modules: [[airplane, ship], [cat, dog]]}]"), "the whole setting is there");
  }

  @Test
  void whatHasNoControlIsNotShown() {
    String html = SweepWriter.page(SampleSweeps.all().get("rivals"), COMMAND, "");
    SampleSweeps.all().get("rivals").finished().stream().filter(run -> run.run().contains("/" + SampleRivals.UNCONTROLLED))
        .forEach(run -> assertFalse(html.contains(run.figures().get("causalGap").asString().substring(0, 6)), run.run()));
    assertTrue(html.contains("class=\"control-mark\"") && html.contains("random splits 0.0"), "others stand beside theirs");
  }

  @Test
  void whatRunsAwayStandsAtTheMarginAndIsTold() {
    String html = SweepWriter.page(SampleSweeps.all().get("rivals"), COMMAND, "");
    assertTrue(html.contains("3 runs whose test accuracy lies further") && html.contains("gradient-routing 0.1 (13."), "with its figure");
    assertTrue(html.contains("class=\"off\""), "an arrow");
    assertTrue(html.contains("exactly 1 stands at the margin as 0"), "C");
    assertTrue(html.contains("The same in every run, so no axis: multiplications 699,072."));
  }

  @Test
  void whatWasChosenIsToldAndWhy() {
    String html = SweepWriter.page(SampleSweeps.all().get("staged"), COMMAND, "");
    assertTrue(html.contains("Of each setting that is chosen which has the most causal gap among those within 0.01 of its best test accuracy, and trained again."));
    assertTrue(html.contains("tuning, chosen: causalGap 0.3, the most of 2") && html.contains("final, chosen: "), "in the table");
    assertTrue(html.contains("Mind: the choice is made on test examples"), "what it is worth");
    assertTrue(html.contains("test accuracy and causal gap"), "what was chosen by is drawn first");
    assertFalse(SweepWriter.page(SampleSweeps.all().get("usual"), COMMAND, "").contains("Of each setting that is chosen"));
  }

  @Test
  void rowsHoldEveryDigit() {
    SweepResults results = SampleSweeps.all().get("some-failed");
    List<String> csv = results.csv().lines().toList();
    assertEquals(results.trials().size() + 1, csv.size());
    assertTrue(csv.get(0).startsWith("pressures.0.strength,training.optimiser.rate,seed,status,testAccuracy,"), csv.get(0));
    assertTrue(csv.get(1).startsWith("0,0.001,0,failed,,") && csv.get(1)
        .endsWith("\"the loss is not a finite number at step 17; <try> a \"\"smaller\"\" rate\""), csv.get(1));
    TrialResult last = results.trials().get(results.trials().size() - 1);
    assertTrue(csv.get(csv.size() - 1).contains("," + last.figures().get("testAccuracy").asString() + ","), csv.get(csv.size() - 1));
    assertEquals(last.figures().get("testLoss"), results.objects().get(results.trials().size() - 1).get("testLoss"));
  }
}
