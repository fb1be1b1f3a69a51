package dev.unmesh.run.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.JsonFile;
import dev.unmesh.run.recipe.RecipeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What follows from a sweep's first stage, as a function of its results. */
class StagedSweepTest {
  private static final String RIVALS =
      """
      recipe: mnist-plain
      set: {task.heldOut: 5000}
      seeds: 2
      settings:
        plain:
        pressed: {recipe: mnist-modular, grid: {pressures.0.strength: [1, 2, 3]}}
      choose: {by: testAccuracy}
      final: {set: {task.heldOut: 0, training.epochs: 3}, seeds: '10-12'}
      """;

  @TempDir Path folder;

  private StagedSweep sweep(String yaml, String... overrides) throws IOException {
    return StagedSweep.of(Files.writeString(folder.resolve("sweep.yaml"), yaml), List.of(overrides));
  }

  private static SweepResults finished(SweepPlan plan, ToDoubleFunction<Trial> accuracy) {
    return new SweepResults(plan, plan.trials().stream().map(trial -> finished(trial, accuracy.applyAsDouble(trial))).toList());
  }

  private static TrialResult finished(Trial trial, double accuracy) {
    Map<String, JsonNode> figures = Map.of("testAccuracy", JsonNodeFactory.instance.numberNode(accuracy));
    return new TrialResult(trial, TrialStatus.FINISHED, "", "trials/" + trial.name(), figures);
  }

  // the second of three strengths is best
  private static double peaked(Trial trial) {
    return trial.value("pressures.0.strength").equals("2") ? .75 : .5;
  }

  @Test
  void whatIsChosenIsTrainedAgainWithKeysOverIt() throws IOException {
    StagedSweep sweep = sweep(RIVALS);
    SweepPlan tuning = sweep.tuning();
    assertTrue(tuning.isOpen());
    assertEquals(8, tuning.trials().size());
    SweepPlan plan = sweep.after(finished(tuning, StagedSweepTest::peaked));
    assertFalse(plan.isOpen());
    assertEquals(tuning.trials(), plan.trials().subList(0, 8));
    List<Trial> last = plan.trials().subList(8, plan.trials().size());
    assertEquals(
        List.of("plain s10", "pressed, pressures.0.strength=2 s10", "plain s11", "pressed, pressures.0.strength=2 s11", "plain s12",
            "pressed, pressures.0.strength=2 s12"),
        last.stream().map(trial -> trial.point().text() + " s" + trial.seed()).toList());
    last.forEach(trial -> assertEquals(Stage.FINAL, trial.stage()));
    last.forEach(trial -> assertEquals(3, trial.recipe().training().epochs().orElseThrow()));
    last.forEach(trial -> assertEquals(List.of("training.threads=1", "task.heldOut=0", "training.epochs=3"),
        trial.overrides().subList(trial.overrides().size() - 3, trial.overrides().size())));
    assertEquals("mnist-modular", last.get(1).recipe().name());
    assertEquals(plan, sweep.after(finished(tuning, StagedSweepTest::peaked)), "equal results give equal plans");
    assertEquals(List.of(), plan.warnings());
  }

  @Test
  void theCommandLineLiesOverTheFinalStageToo() throws IOException {
    StagedSweep sweep = sweep(RIVALS, "training.epochs=1");
    SweepPlan plan = sweep.after(finished(sweep.tuning(), StagedSweepTest::peaked));
    plan.trials().forEach(trial -> assertEquals(1, trial.recipe().training().epochs().orElseThrow()));
  }

  @Test
  void withoutAFinalStageItIsChosenAllTheSame() throws IOException {
    StagedSweep sweep = sweep("recipe: independence\nseeds: 2\ngrid: {pressures.0.strength: [1, 2]}\nchoose: {by: testAccuracy}\n");
    SweepPlan plan = sweep.after(finished(sweep.tuning(), StagedSweepTest::peaked));
    assertEquals(sweep.tuning().trials(), plan.trials());
    assertEquals("2", plan.selection().orElseThrow().of("").orElseThrow().chosen().point().value("pressures.0.strength"));
    assertTrue(plan.warnings().get(0).startsWith("the choice is made on test examples"), plan.warnings()::toString);
  }

  @Test
  void aFinalStageThatSaysNothingHasTheSeedsOfTheChoice() throws IOException {
    StagedSweep sweep = sweep(RIVALS.replaceFirst("final: .*", "final:"));
    SweepPlan plan = sweep.after(finished(sweep.tuning(), StagedSweepTest::peaked));
    assertEquals(List.of(0L, 0L, 1L, 1L), plan.trials().stream().skip(8).map(Trial::seed).toList());
    assertEquals(
        List.of(
            "the final stage is tested on held-out training examples and not on test examples: set 'task.heldOut: 0' in 'final'",
            "4 of the final stage's 4 trials are runs that were chosen by: give 'final' other seeds or keys"),
        plan.warnings());
    assertEquals(8, CommandList.size(plan), "and they are not made twice");
  }

  @Test
  void chosenOnTestExamplesIsSaid() throws IOException {
    StagedSweep sweep = sweep(RIVALS.replace("{task.heldOut: 5000}", "{}"));
    assertEquals(1, sweep.rehearsal().warnings().size());
    assertTrue(sweep.rehearsal().warnings().get(0).contains("set task.heldOut for tuning"), sweep.rehearsal().warnings()::toString);
    String untested = RIVALS.replace("{task.heldOut: 5000}", "{}").replace("by: testAccuracy", "by: multiplications");
    assertEquals(List.of(), sweep(untested).rehearsal().warnings());
  }

  @Test
  void whatWasFinishedIsFoundInTheFolderAndTheChoiceFollows() throws IOException {
    StagedSweep sweep = sweep(RIVALS);
    SweepFolder out = new SweepFolder(folder.resolve("out"));
    assertTrue(sweep.plan(out, 1).isOpen());
    for (Trial trial : sweep.tuning().trials()) {
      assertTrue(sweep.plan(out, 1).isOpen());
      // a run of old is called otherwise, and one failed as often as it may
      Path run = out.trials().resolve("old" + TrialName.identity(trial.recipe()));
      if (trial.value("pressures.0.strength").equals("3")) {
        out.create();
        out.write(trial, new TrialFailure(2, "diverged"));
        continue;
      }
      Files.createDirectories(run);
      ObjectNode record = JsonNodeFactory.instance.objectNode().put("status", "finished");
      record.putObject("test").put("accuracy", peaked(trial));
      JsonFile.write(run.resolve("run.json"), record);
      Files.writeString(run.resolve("report.html"), "");
    }
    SweepPlan plan = sweep.plan(out, 1);
    assertEquals(14, plan.trials().size());
    assertEquals("2", plan.trials().get(9).value("pressures.0.strength"));
    assertTrue(plan.trials().get(0).name().startsWith("old-s0-"), plan.trials().get(0).name());
    assertTrue(plan.trials().get(8).name().startsWith("plain-s10-"), plan.trials().get(8).name());
    assertEquals(plan, sweep(RIVALS).plan(out, 1), "by another process too");
    assertTrue(sweep.plan(out, 2).isOpen(), "one more try is left");
  }

  @Test
  void theResultsSayWhatWasChosenAndOfWhichStageATrialIs() throws IOException {
    StagedSweep sweep = sweep(RIVALS);
    SweepFolder out = new SweepFolder(folder.resolve("out"));
    out.create();
    SweepResults tuned = finished(sweep.tuning(), StagedSweepTest::peaked);
    SweepPlan plan = sweep.after(tuned);
    SweepResults results = finished(plan, StagedSweepTest::peaked);
    assertTrue(results.csv().startsWith("setting,stage,pressures.0.strength,seed,status,testAccuracy,run,error\n"), results.csv());
    assertTrue(results.csv().contains("\nplain,tuning,,0,finished,0.5,"), results.csv());
    assertTrue(results.csv().contains("\npressed,final,2,12,finished,0.75,"), results.csv());
    assertEquals("final", results.objects().get(13).path("stage").asString());
    results.write(out);
    JsonNode chosen = JsonFile.read(out.chosen()).path("chosen");
    assertEquals("pressed", chosen.at("/1/setting").asString());
    assertEquals(2, chosen.at("/1/keys/pressures.0.strength").asInt());
    assertEquals(.25, chosen.at("/1/beside/0/behind").asDouble(), 1e-12);
    assertEquals("strength=2", chosen.at("/1/name").asString());
    assertEquals(
        List.of(
            "setting,pressures.0.strength,figure,mean,sd,control,controlMean,seed 10,seed 11,seed 12,"
                + "\"control, seed 10\",\"control, seed 11\",\"control, seed 12\"",
            "plain,,testAccuracy,0.5,0.0,,,0.5,0.5,0.5,,,", "pressed,2,testAccuracy,0.75,0.0,,,0.75,0.75,0.75,,,"),
        Files.readAllLines(out.summaryCsv()));
    tuned.write(out);
    for (Path file : List.of(out.chosen(), out.summaryCsv(), out.summaryJsonLines())) {
      assertFalse(Files.exists(file), "no choice stands beside results it was not made from");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "choose: {by: testAcuracy} | line 3, key 'choose.by': no figure is called 'testAcuracy'; did you mean 'testAccuracy'?",
    "choose: {by: causalGap.fc3} | no figure is called 'causalGap.fc3'",
    "choose: {by: mutualInformation.fc3, within: {acuracy: 1}} | key 'choose.within.acuracy': no figure is called 'acuracy'",
    "choose: {by: testAccuracy, within: {testLoss: -1}} | key 'choose.within.testLoss': is a distance from the best, 0 or more, was -1",
    "choose: {by: testAccuracy, within: {testLoss: near}} | key 'choose.within.testLoss': needs a number",
    "choose: {by: testAccuracy, order: most} | key 'choose.order': should be max or min, was most",
    "choose: {order: max} | key 'choose.by': is missing: give a figure",
    "choose: {by: 3} | key 'choose.by': needs the name of a figure, was 3",
    "choose: testAccuracy | key 'choose': needs keys and values",
    "choose: {by: testLoss, withing: {}} | key 'choose.withing': no such key; did you mean 'within'",
    "final: {seeds: 3} | key 'final': trains again what was chosen, and nothing says how",
    "choose: {by: testLoss}\\nfinal: {sets: {}} | key 'final.sets': no such key; did you mean 'set'",
    "choose: {by: testLoss}\\nfinal:\\n  set:\\n    training.stps: 1 | line 6, key 'final.set.training.stps': no such key; did you mean",
    "choose: {by: testLoss}\\nfinal: {set: {training.steps: 9}} | key 'final.set.training.steps': is swept: what was chosen",
    "choose: {by: testLoss}\\nfinal: {set: {seed: 9}} | key 'final.set.seed': is no key to set",
    "choose: {by: testLoss}\\nfinal: {seeds: 0} | key 'final.seeds': says how many"
  })
  void whatIsWrongIsToldWithItsPlace(String yaml, String told) {
    String all = "recipe: independence\ngrid: {training.steps: [1, 2]}\n" + yaml.replace("\\n", "\n") + "\n";
    RecipeException wrong = assertThrows(RecipeException.class, () -> sweep(all));
    assertTrue(wrong.getMessage().contains(told), wrong::getMessage);
  }
}
