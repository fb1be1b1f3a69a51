package dev.unmesh.run.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.recipe.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which point of a setting is chosen, on results made up for it. */
class ChooserTest {
  private static final ChoiceRule GAP = new ChoiceRule("causalGap", true, Map.of("testAccuracy", .01));

  private final List<TrialResult> results = new ArrayList<>();

  /** A trial that finished with figures, {@code name=value}; none for one that failed. */
  private void trial(String setting, int strength, long seed, Object... figures) {
    Map<String, JsonNode> values = Map.of("strength", JsonNodeFactory.instance.numberNode(strength));
    String name = setting + strength + "-" + seed;
    Trial trial = new Trial(name, "x", new Recipe().withSeed(seed), Map.of(), new SweepPoint(setting, Stage.TUNING, values));
    Map<String, JsonNode> nodes = new LinkedHashMap<>();
    for (int i = 0; i < figures.length; i += 2) {
      nodes.put((String) figures[i], JsonNodeFactory.instance.numberNode(((Number) figures[i + 1]).doubleValue()));
    }
    TrialStatus status = figures.length == 0 ? TrialStatus.FAILED : TrialStatus.FINISHED;
    results.add(new TrialResult(trial, status, "", "trials/" + name, nodes));
  }

  private Choice choice(ChoiceRule rule, String setting) {
    return choose(rule).of(setting).orElseThrow();
  }

  private Selection choose(ChoiceRule rule) {
    return new Chooser(rule).choose(true, results);
  }

  private static List<String> others(Choice choice) {
    return choice.others().stream()
        .map(other -> other.point().value("strength") + (other.leftOut().isEmpty() ? "" : ": " + other.leftOut()))
        .toList();
  }

  @Test
  void theBestOfThoseThatAreGoodEnough() {
    trial("a", 1, 0, "testAccuracy", .64, "causalGap", .2);
    trial("a", 2, 0, "testAccuracy", .63, "causalGap", .4); // a hundredth below, which is within it
    trial("a", 3, 0, "testAccuracy", .635, "causalGap", .3);
    trial("a", 4, 0, "testAccuracy", .62, "causalGap", .6);
    trial("b", 9, 0, "testAccuracy", .5, "causalGap", .1); // the best of its own setting, whatever others reach
    Choice choice = choice(GAP, "a");
    assertEquals("2", choice.chosen().point().value("strength"));
    assertEquals(List.of("3", "1", "4: testAccuracy 0.62 is not within 0.01 of 0.64"), others(choice));
    assertEquals("causalGap 0.4, the most of 3 with testAccuracy within 0.01 of 0.64; strength=3 has 0.3", choice.why());
    assertEquals("9", choice(GAP, "b").chosen().point().value("strength"));
    assertEquals("causalGap 0.1, the only one", choice(GAP, "b").why());
    assertEquals(List.of("a", "b"), choose(GAP).choices().stream().map(Choice::setting).toList());
    assertTrue(choose(GAP).isChosen(choice.chosen().point()));
  }

  @Test
  void seedsAreAveragedAndThoseThatFailedLeftOut() {
    trial("", 1, 0, "testAccuracy", .9);
    trial("", 2, 0, "testAccuracy", .7);
    trial("", 3, 0);
    trial("", 1, 1, "testAccuracy", .3);
    trial("", 2, 1, "testAccuracy", .6);
    trial("", 3, 1);
    trial("", 4, 0, "testAccuracy", .64);
    trial("", 4, 1);
    Choice choice = choice(new ChoiceRule("testAccuracy", true, Map.of()), "");
    assertEquals("2", choice.chosen().point().value("strength"));
    assertEquals(.65, choice.chosen().figure("testAccuracy"), 1e-12);
    assertEquals(List.of("trials/2-0", "trials/2-1"), choice.chosen().runs());
    assertEquals(List.of("4", "1"), others(choice), "and of what failed altogether nothing is told");
    assertEquals(2, choice.others().get(0).trials());
    assertEquals(1, choice.others().get(0).runs().size());
  }

  @Test
  void pointsAreCalledByWhatTellsThemApart() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    List<SweepPoint> points = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      ArrayNode terms = nodes.arrayNode();
      terms.addObject().put("kind", "assignment").put("strength", i + .5).putArray("groups").add("fc2").add("fc3");
      Map<String, JsonNode> values = new LinkedHashMap<>();
      values.put("specialise", terms);
      values.put("training.steps", nodes.numberNode(5));
      values.put("network.hidden", nodes.arrayNode().add(i));
      points.add(SweepPoint.of(values));
    }
    assertEquals("strength=0.5, hidden=[0]", new PointNames(points).of(points.get(0)));
    assertEquals("strength=1.5, hidden=[1]", new PointNames(points).of(points.get(1)));
    SweepPoint bare = SweepPoint.of(Map.of("specialise", nodes.arrayNode()));
    assertEquals("specialise=[]", new PointNames(List.of(bare, points.get(0))).of(bare));
    assertEquals("as written", new PointNames(List.of(SweepPoint.of(Map.of()))).of(SweepPoint.of(Map.of())));
  }

  @Test
  void tiesGoToTheEarlier() {
    trial("", 3, 0, "testAccuracy", .5);
    trial("", 1, 0, "testAccuracy", .6);
    trial("", 2, 0, "testAccuracy", .6);
    Choice choice = choice(new ChoiceRule("testAccuracy", true, Map.of()), "");
    assertEquals("1", choice.chosen().point().value("strength"));
    assertEquals("testAccuracy 0.6, the most of 3; strength=2 has as much, but comes later", choice.why());
  }

  @Test
  void theOrderIsTheRulesAndForOtherFiguresTheirOwn() {
    trial("", 1, 0, "testLoss", 1.0, "circuitSize", .03);
    trial("", 2, 0, "testLoss", 1.05, "circuitSize", .02);
    trial("", 3, 0, "testLoss", 1.2, "circuitSize", .01);
    assertEquals("2", choice(new ChoiceRule("circuitSize", false, Map.of("testLoss", .1)), "").chosen().point().value("strength"));
    assertEquals("1", choice(new ChoiceRule("circuitSize", true, Map.of("testLoss", .1)), "").chosen().point().value("strength"));
  }

  @Test
  void aFigureNobodyOfTheSettingHasFallsBack() {
    trial("plain", 1, 0, "testAccuracy", .6, "testLoss", 1);
    trial("plain", 2, 0, "testAccuracy", .61, "testLoss", 2);
    trial("bare", 1, 0, "testLoss", 1);
    trial("bare", 2, 0, "testLoss", .5);
    trial("only", 1, 0, "seconds", 1);
    trial("two", 1, 0, "seconds", 1);
    trial("two", 2, 0, "seconds", 1);
    trial("gone", 1, 0);
    Map<String, Double> within = new LinkedHashMap<>();
    within.put("testAccuracy", .05);
    within.put("testLoss", 9.);
    ChoiceRule rule = new ChoiceRule("causalGap", true, within);
    Choice plain = choice(rule, "plain");
    assertEquals("2", plain.chosen().point().value("strength"));
    assertEquals("testAccuracy", plain.figure());
    assertTrue(plain.why().startsWith("no trial has causalGap: testAccuracy 0.61, the most of 2"), plain.why());
    assertEquals("2", choice(rule, "bare").chosen().point().value("strength"), "the less loss the better");
    assertEquals("the only one", choice(rule, "only").why());
    Selection selection = choose(rule);
    assertEquals(
        List.of(
            "two: nothing is chosen: no trial has causalGap or testAccuracy or testLoss", "gone: nothing is chosen: every trial failed"),
        selection.notes());
    assertTrue(selection.isMade());
  }

  @Test
  void whoLacksAFigureThatOthersHaveIsLeftOut() {
    trial("", 1, 0, "testAccuracy", .6);
    trial("", 2, 0, "testAccuracy", .6, "causalGap", .1);
    trial("", 3, 0, "causalGap", .9);
    Choice choice = choice(GAP, "");
    assertEquals("2", choice.chosen().point().value("strength"));
    assertEquals(List.of("3: it has no testAccuracy", "1: it has no causalGap"), others(choice));
  }

  @Test
  void boundsThatNobodyMeetsTogetherAreTakenOneAfterAnother() {
    trial("", 1, 0, "testAccuracy", .6, "mutualInformation", .1, "causalGap", .1);
    trial("", 2, 0, "testAccuracy", .595, "mutualInformation", .2, "causalGap", .2);
    trial("", 3, 0, "testAccuracy", .3, "mutualInformation", .9, "causalGap", .9);
    Map<String, Double> within = new LinkedHashMap<>();
    within.put("testAccuracy", .01);
    within.put("mutualInformation", .05);
    assertEquals("2", choice(new ChoiceRule("causalGap", true, within), "").chosen().point().value("strength"));
  }

  @Test
  void whatWasTrainedAgainIsNotChosenAmong() {
    trial("", 1, 0, "testAccuracy", .6);
    TrialResult tuned = results.get(0);
    Trial last = new Trial("again", "x", tuned.trial().recipe(), Map.of(), tuned.trial().point().at(Stage.FINAL));
    JsonNode better = JsonNodeFactory.instance.numberNode(.9);
    results.add(new TrialResult(last, TrialStatus.FINISHED, "", "trials/again", Map.of("testAccuracy", better)));
    assertEquals(Stage.TUNING, choice(GAP, "").chosen().point().stage());
  }
}
