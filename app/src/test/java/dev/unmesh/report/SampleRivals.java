package dev.unmesh.report;

import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.sweep.Candidate;
import dev.unmesh.run.sweep.Choice;
import dev.unmesh.run.sweep.ChoiceRule;
import dev.unmesh.run.sweep.Selection;
import dev.unmesh.run.sweep.Stage;
import dev.unmesh.run.sweep.SweepPlan;
import dev.unmesh.run.sweep.SweepPoint;
import dev.unmesh.run.sweep.SweepResults;
import dev.unmesh.run.sweep.Trial;
import dev.unmesh.run.sweep.TrialFigures;
import dev.unmesh.run.sweep.TrialResult;
import dev.unmesh.run.sweep.TrialStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Ways to make modules specialise, told by whole sections of a recipe: one of them runs away, one reaches C = 1 exactly, one has no
 * random splits to be held against.
 */
final class SampleRivals {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MODULES = ",\"modules\":[[\"airplane\",\"ship\"],[\"cat\",\"dog\"]]";
  static final String UNCONTROLLED = "competition";
  static final String DIVERGED = "gradient-routing";

  private SampleRivals() {}

  static SweepResults sweep(int seeds) {
    List<TrialResult> results = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(11);
    for (long seed = 0; seed < seeds; seed++) {
      add(results, "[]", "none", 0, seed, random);
      for (String kind : List.of("assignment", "discovered-assignment", "class-information", UNCONTROLLED, DIVERGED)) {
        for (double strength : new double[] {.1, .3, 1}) {
          String modules = kind.equals("assignment") || kind.equals(DIVERGED) ? MODULES : "";
          add(results, "[{\"kind\":\"" + kind + "\",\"groups\":[\"fc2\",\"fc3\"],\"strength\":" + strength + modules + "}]", kind, strength,
              seed, random);
        }
      }
    }
    return new SweepResults(new SweepPlan(Path.of("rivals.yaml"), List.of("specialise"), results.stream().map(TrialResult::trial).toList()),
        results);
  }

  /** Settings by name, of each of which one was chosen and trained again. */
  static SweepResults staged() {
    List<TrialResult> results = new ArrayList<>();
    List<Choice> choices = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(13);
    for (String kind : List.of("assignment", "discovered-assignment", "class-information")) {
      for (long seed = 0; seed < 2; seed++) {
        for (double strength : new double[] {.1, .3, 1}) {
          add(results, kind, Stage.TUNING, strength, seed, random);
        }
      }
      for (long seed = 10; seed < 12; seed++) {
        add(results, kind, Stage.FINAL, .3, seed, random);
      }
      Candidate chosen = new Candidate(point(kind, Stage.TUNING, .3), "strength 0.3", List.of(), 2, Map.of(TrialFigures.GAP, .3), "");
      choices.add(new Choice(chosen, TrialFigures.GAP, List.of(), "causalGap 0.3, the most of 2 with testAccuracy within 0.01"));
    }
    Selection selection = new Selection(new ChoiceRule(TrialFigures.GAP, true, Map.of(TrialFigures.ACCURACY, .01)), true, true, choices,
        List.of());
    List<Trial> trials = results.stream().map(TrialResult::trial).toList();
    return new SweepResults(new SweepPlan(Path.of("staged.yaml"), List.of("specialise.0.strength"), trials, Optional.of(selection)),
        results);
  }

  private static SweepPoint point(String kind, Stage stage, double strength) {
    return new SweepPoint(kind, stage, Map.of("specialise.0.strength", JsonNodeFactory.instance.numberNode(strength)));
  }

  private static void add(List<TrialResult> results, String kind, Stage stage, double strength, long seed, SplittableRandom random) {
    String name = kind + "-" + strength + "-" + stage.written() + "-s" + seed;
    Trial trial = new Trial(name, "x", new Recipe().withSeed(seed), Map.of(), point(kind, stage, strength));
    results.add(new TrialResult(trial, TrialStatus.FINISHED, "", "trials/" + trial.name(), figures(kind, strength, random)));
  }

  private static void add(List<TrialResult> results, String specialise, String kind, double strength, long seed, SplittableRandom random) {
    SweepPoint point = SweepPoint.of(Map.of("specialise", JSON.readTree(specialise)));
    Trial trial = new Trial(kind + "-" + strength + "-s" + seed, "x", new Recipe().withSeed(seed), Map.of(), point);
    results.add(new TrialResult(trial, TrialStatus.FINISHED, "", "trials/" + trial.name(), figures(kind, strength, random)));
  }

  private static Map<String, JsonNode> figures(String kind, double strength, SplittableRandom random) {
    boolean diverged = kind.equals(DIVERGED);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(TrialFigures.ACCURACY, diverged ? .13 + .01 * random.nextDouble() : .64 - .02 * strength + .008 * random.nextDouble());
    figures.put(TrialFigures.LOSS, diverged ? Math.pow(10, 7 + random.nextDouble()) : 1.1 - .03 * strength + .01 * random.nextDouble());
    figures.put(TrialFigures.CLUSTERABILITY, kind.equals("assignment") ? 1 : kind.equals("none") ? .6
        : 1 - Math.pow(10, -2 - 4 * strength));
    figures.put("clusterabilityShuffled", .25);
    figures.put(TrialFigures.INFORMATION, diverged ? .005 * random.nextDouble() : .1 + .4 * Math.sqrt(strength)
        + .05 * random.nextDouble());
    figures.put(TrialFigures.GAP, diverged ? .005 * random.nextDouble() : .1 + .4 * strength + .05 * random.nextDouble());
    if (!kind.equals(UNCONTROLLED)) {
      figures.put("randomSplitInformation", diverged ? .001 : .2 + .02 * random.nextDouble());
      figures.put("randomSplitGap", diverged ? 0 : .06 + .04 * random.nextDouble());
    }
    figures.put(TrialFigures.CIRCUIT, .2 * Math.exp(-3 * strength) * (1 + random.nextDouble()));
    figures.put(TrialFigures.ALIVE, Math.rint(257136 * Math.pow(10, -3 * strength)));
    figures.put(TrialFigures.MULTIPLICATIONS, 699072.0);
    figures.put(TrialFigures.SECONDS, 40 + 10 * random.nextDouble());
    Map<String, JsonNode> nodes = new LinkedHashMap<>();
    figures.forEach((name, value) -> nodes.put(name, JsonNodeFactory.instance.numberNode(value)));
    return nodes;
  }
}
