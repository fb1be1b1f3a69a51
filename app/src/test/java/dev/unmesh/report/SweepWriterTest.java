package dev.unmesh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** The page of a sweep, and its results as text. */
class SweepWriterTest {
  private static final String COMMAND = "unmesh sweep 'a & <b>.yaml'";

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
    for (Document picture : Html.pictures(html)) {
      long runs = marks(picture, "circle", "run");
      long rings = marks(picture, "circle", "ring-mark");
      long front = marks(picture, "a", "mark at-front");
      long settings = results.finished().stream().map(run -> run.trial().point()).distinct().count();
      assertEquals(settings, rings + front, "a mark a setting");
      assertTrue(front >= 1);
      assertTrue(runs == 0 || runs <= results.finished().size());
    }
  }

  private static long marks(Document picture, String tag, String kind) {
    NodeList elements = picture.getElementsByTagName(tag);
    return IntStream.range(0, elements.getLength())
        .filter(i -> elements.item(i).getAttributes().getNamedItem("class") != null && elements.item(i).getAttributes().getNamedItem("class").getNodeValue().equals(kind))
        .count();
  }

  @Test
  void onlyWhatTrialsHaveIsDrawn() {
    String both = SweepWriter.page(SampleSweeps.all().get("usual"), COMMAND, "");
    assertTrue(both.contains("test accuracy and causal gap") && both.contains("test accuracy and multiplications"), "pairs");
    String losses = SweepWriter.page(SampleSweeps.all().get("losses"), COMMAND, "");
    assertTrue(losses.contains("test loss and clusterability C") && !losses.contains("causal gap"), "by loss where there is no accuracy");
    assertFalse(SweepWriter.page(SampleSweeps.all().get("one-setting"), COMMAND, "").contains("What is worth having"));
    String failed = SweepWriter.page(SampleSweeps.all().get("some-failed"), COMMAND, "");
    assertTrue(failed.contains("the loss is not a finite number at step 17; &lt;try"), "last words");
    assertTrue(both.contains("random splits 0.1400"), "a figure's control stands beside it");
  }

  @Test
  void rowsHoldEveryDigit() {
    SweepResults results = SampleSweeps.all().get("some-failed");
    List<String> csv = results.csv().lines().toList();
    assertEquals(results.trials().size() + 1, csv.size());
    assertTrue(csv.get(0).startsWith("pressures.0.strength,training.optimiser.rate,seed,status,testAccuracy,"), csv.get(0));
    assertTrue(csv.get(1).startsWith("0,0.001,0,failed,,") && csv.get(1).endsWith("\"the loss is not a finite number at step 17; <try> a \"\"smaller\"\" rate\""), csv.get(1));
    TrialResult last = results.trials().get(results.trials().size() - 1);
    assertTrue(csv.get(csv.size() - 1).contains("," + last.figures().get("testAccuracy").asString() + ","), csv.get(csv.size() - 1));
    assertEquals(last.figures().get("testLoss"), results.objects().get(results.trials().size() - 1).get("testLoss"));
  }
}
