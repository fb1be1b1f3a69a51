package dev.unmesh.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Activation;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.pressure.Schedule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lambda steered in training: C reaches its target from either side and stays. */
class SteeredTrainingTest {
  private static final MlpOptions MLP = new MlpOptions(List.of(16, 16), true, Activation.RELU, Layout.LINE, Layout.LINE, false);
  private static final Optional<ControlOptions> OFTEN = Optional.of(new ControlOptions(5, ControlOptions.By.MEAN, .2, 4, 1e-3, 1e3));

  @TempDir Path folder;

  @Test
  void reachesItsTargetFromAWeakStartAndHoldsIt() {
    List<TrainingEvent.Measured> figures = train(new ClusterabilityOptions(List.of(), Schedule.constant(.002), 0, Optional.of(.9), OFTEN), 1500);
    assertTrue(c(figures.get(0)) < .5, figures.get(0).toString());
    assertHolds(.9, figures);
    assertTrue(lambda(figures.get(figures.size() - 1)) > .002, "lambda had to rise");
  }

  @Test
  void comesDownFromAStartThatIsTooStrong() {
    List<TrainingEvent.Measured> figures = train(new ClusterabilityOptions(List.of(), Schedule.constant(20), 0, Optional.of(.9), OFTEN), 1500);
    List<TrainingEvent.Measured> unsteered = train(new ClusterabilityOptions(List.of(), Schedule.constant(20)), 300);
    assertTrue(c(unsteered.get(unsteered.size() - 1)) > .99, "without steering C would be high");
    assertHolds(.9, figures);
    assertTrue(lambda(figures.get(figures.size() - 1)) < 1, "lambda had to fall");
  }

  @Test
  void aLateStartLeavesTheStepsBeforeItAlone() {
    List<TrainingEvent.Measured> late = train(new ClusterabilityOptions(List.of(), Schedule.constant(20), 150, Optional.empty(), Optional.empty()), 400);
    List<TrainingEvent.Measured> free = train(null, 400);
    for (int i = 0; i < late.size(); i++) {
      double lambda = lambda(late.get(i));
      assertEquals(late.get(i).step() < 150 ? 0 : 20, lambda, "after step " + late.get(i).step());
      if (late.get(i).step() <= 150) {
        assertEquals(c(free.get(i)), c(late.get(i)), "after step " + late.get(i).step());
      }
    }
    assertTrue(c(late.get(late.size() - 1)) > .99 && c(free.get(free.size() - 1)) < .5);
  }

  private static void assertHolds(double target, List<TrainingEvent.Measured> figures) {
    figures.stream().skip(figures.size() * 2L / 3).forEach(at -> assertEquals(target, c(at), .01, at.toString()));
  }

  private List<TrainingEvent.Measured> train(ClusterabilityOptions pressure, long steps) {
    TrainingOptions often =
        new TrainingOptions(
            Optional.empty(), Optional.of(steps), 20, SmallTraining.adam(.003, OptimiserOptions.Decay.CONSTANT), 30, 1e9, 0, 1, Engine.AUTO);
    List<PressureOptions> pressures = pressure == null ? List.of() : List.of(pressure);
    try (SmallTraining training =
        new SmallTraining(MLP, new int[] {8}, 3000, often, Optional.of(new ModuleOptions()), pressures, Optional.empty(), folder)) {
      training.run();
      return training.heard(TrainingEvent.Measured.class);
    }
  }

  private static double c(TrainingEvent.Measured at) {
    return at.figures().get("clusterability");
  }

  private static double lambda(TrainingEvent.Measured at) {
    return at.figures().get("strength.clusterability");
  }
}
