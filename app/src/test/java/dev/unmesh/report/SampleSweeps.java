package dev.unmesh.report;

import dev.unmesh.run.recipe.Recipe;
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
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sweeps with figures drawn at random. */
public final class SampleSweeps {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String ERROR = "the loss is not a finite number at step 17; <try> a \"smaller\" rate";

  private SampleSweeps() {}

  /**
   * Every shape a page must stand: usual, without accuracy, one seed, some failed, nothing but that, not begun, one setting, many; ways
   * told by sections of a recipe.
   */
  public static Map<String, SweepResults> all() {
    Map<String, SweepResults> all = new LinkedHashMap<>();
    all.put("usual", sweep(5, 3, true, 3, 0, 0));
    all.put("losses", sweep(4, 3, false, 3, 0, 0));
    all.put("one-seed", sweep(6, 2, true, 1, 0, 0));
    all.put("some-failed", sweep(3, 3, true, 2, 4, 3));
    all.put("all-failed", sweep(2, 1, true, 1, 2, 0));
    all.put("not-begun", sweep(2, 2, true, 1, 0, 4));
    all.put("one-setting", sweep(1, 1, true, 3, 0, 0));
    all.put("many", sweep(12, 8, true, 3, 0, 0));
    all.put("rivals", SampleRivals.sweep(1));
    all.put("rivals-seeds", SampleRivals.sweep(3));
    all.put("staged", SampleRivals.staged());
    return all;
  }

  private static SweepResults sweep(int strengths, int rates, boolean accurate, int seeds, int failed, int waiting) {
    List<Trial> trials = new ArrayList<>();
    for (long seed = 0; seed < seeds; seed++) {
      for (int s = 0; s < strengths; s++) {
        for (int r = 0; r < rates; r++) {
          Map<String, JsonNode> setting = new LinkedHashMap<>();
          setting.put("pressures.0.strength", NODES.numberNode(5 * s));
          setting.put("training.optimiser.rate", NODES.numberNode(1e-3 * (r + 1)));
          trials.add(new Trial("strength-" + 5 * s + "-rate-" + r + "-s" + seed, "x", new Recipe().withSeed(seed), Map.of(),
              SweepPoint.of(setting)));
        }
      }
    }
    SplittableRandom random = new SplittableRandom(3);
    List<TrialResult> results = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      TrialStatus status = i < failed ? TrialStatus.FAILED : i < failed + waiting ? TrialStatus.WAITING : TrialStatus.FINISHED;
      Trial trial = trials.get(i);
      Map<String, JsonNode> figures = status == TrialStatus.FINISHED ? figures(trial, accurate, random) : Map.of();
      results.add(new TrialResult(trial, status, status == TrialStatus.FAILED ? ERROR : "", "trials/" + trial.name(), figures));
    }
    return new SweepResults(new SweepPlan(Path.of("rates & <strengths>.yaml"), List.of("pressures.0.strength", "training.optimiser.rate"),
        trials), results);
  }

  private static Map<String, JsonNode> figures(Trial trial, boolean accurate, SplittableRandom random) {
    double strength = trial.point().values().get("pressures.0.strength").asDouble() / 20;
    double rate = trial.point().values().get("training.optimiser.rate").asDouble() * 1000;
    Map<String, Double> figures = new LinkedHashMap<>();
    if (accurate) {
      figures.put(TrialFigures.ACCURACY, .66 - .03 * strength * strength - .01 * Math.abs(rate - 2) + .008 * random.nextDouble());
    }
    figures.put(TrialFigures.LOSS, (1 + strength) * Math.pow(10, -2 + random.nextDouble()));
    figures.put(TrialFigures.CLUSTERABILITY, 1 - (.75 - .01 * random.nextDouble()) * Math.exp(-4 * strength));
    figures.put("clusterabilityShuffled", .25);
    figures.put(TrialFigures.NEWMAN_Q, .2 + .3 * strength + .05 * random.nextDouble());
    figures.put("newmanQShuffled", .2);
    if (accurate) {
      figures.put(TrialFigures.INFORMATION, .3 + .2 * rate * random.nextDouble());
      figures.put("randomSplitInformation", .29);
      figures.put(TrialFigures.GAP, .1 + .15 * rate * random.nextDouble());
      figures.put("randomSplitGap", .14);
      figures.put(TrialFigures.CIRCUIT, .02 + .2 * Math.exp(-3 * strength) * random.nextDouble());
    }
    figures.put(TrialFigures.MULTIPLICATIONS, Math.rint(3e5 * Math.exp(-3 * strength)));
    figures.put(TrialFigures.SECONDS, 40 + 10 * random.nextDouble());
    Map<String, JsonNode> nodes = new LinkedHashMap<>();
    figures.forEach((name, value) -> nodes.put(name, NODES.numberNode(value)));
    return nodes;
  }
}
