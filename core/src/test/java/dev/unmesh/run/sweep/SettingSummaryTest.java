package dev.unmesh.run.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.recipe.Recipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What chosen settings came to, their controls beside it. */
class SettingSummaryTest {
  private final List<TrialResult> results = new ArrayList<>();

  private void trial(String setting, Stage stage, long seed, Object... figures) {
    Trial trial = new Trial(setting + stage + seed, "x", new Recipe().withSeed(seed), Map.of(), new SweepPoint(setting, stage, Map.of()));
    Map<String, JsonNode> nodes = new LinkedHashMap<>();
    for (int i = 0; i < figures.length; i += 2) {
      nodes.put((String) figures[i], JsonNodeFactory.instance.numberNode(((Number) figures[i + 1]).doubleValue()));
    }
    TrialStatus status = figures.length == 0 ? TrialStatus.FAILED : TrialStatus.FINISHED;
    results.add(new TrialResult(trial, status, "", "trials/" + trial.name(), nodes));
  }

  private List<SettingSummary> summaries(boolean again) {
    Selection selection = new Chooser(new ChoiceRule("causalGap", true, Map.of())).choose(again, results);
    List<Trial> trials = results.stream().map(TrialResult::trial).toList();
    return new SweepResults(new SweepPlan(Path.of("x.yaml"), List.of(), trials, Optional.of(selection)), results).summaries();
  }

  @Test
  void aFigureStandsBesideItsControlOrNotAtAll() {
    trial("a", Stage.TUNING, 0, "causalGap", .9, "randomSplitGap", .1);
    trial("b", Stage.TUNING, 0, "causalGap", .8);
    trial("a", Stage.FINAL, 1, "causalGap", .4, "randomSplitGap", .1, "mutualInformation.fc3", .6, "randomSplitInformation.fc3", .3);
    trial("a", Stage.FINAL, 2, "causalGap", .6, "randomSplitGap", .2, "mutualInformation.fc3", .5, "testAccuracy", .7);
    trial("a", Stage.FINAL, 3);
    trial("b", Stage.FINAL, 1, "testAccuracy", .5, "causalGap", .3, "clusterability.fc2", .9, "nobodyKnows", 3);
    SettingSummary a = summaries(true).get(0);
    assertEquals(List.of("causalGap", "mutualInformation.fc3", "testAccuracy"), columns(a));
    assertEquals(3, a.trials());
    assertEquals(2, a.runs().size());
    FigureSummary gap = a.figure("causalGap").orElseThrow();
    assertEquals(List.of(.4, .6), gap.values());
    assertEquals(.5, gap.spread().mean(), 1e-12);
    assertEquals(.15, gap.control().mean(), 1e-12);
    assertEquals(.3, a.figure("mutualInformation.fc3").orElseThrow().control().mean(), 1e-12);
    assertEquals(List.of("testAccuracy"), columns(summaries(true).get(1)), "a gap without its random splits is not told");
    FigureSummary tuned = summaries(false).get(0).figure("causalGap").orElseThrow();
    assertEquals(.9, tuned.spread().mean(), 1e-12, "without a final stage, of the choice's runs");
  }

  private static List<String> columns(SettingSummary summary) {
    return summary.figures().stream().map(figure -> figure.figure().column()).toList();
  }

  @Test
  void objectsHoldEverySeedAndItsControl() {
    trial("a", Stage.TUNING, 0, "causalGap", .9, "randomSplitGap", .1);
    trial("a", Stage.FINAL, 1, "causalGap", .25, "randomSplitGap", .125);
    trial("a", Stage.FINAL, 2, "causalGap", .75);
    trial("a", Stage.FINAL, 3, "causalGap", .5);
    JsonNode object = SummaryText.object(summaries(true).get(0));
    assertEquals(
        "{\"mean\":0.5,\"sd\":0.25,\"values\":[0.25,0.75,0.5],"
            + "\"control\":{\"name\":\"randomSplitGap\",\"mean\":0.125,\"values\":[0.125,null,null]}}",
        object.at("/figures/causalGap").toString());
    assertEquals("[1,2,3]", object.path("seeds").toString());
    assertEquals("final", object.path("stage").asString());
    assertTrue(summaries(false).get(0).point().stage() == Stage.TUNING);
  }
}
