package dev.unmesh.run;

import dev.unmesh.interpret.fourier.Frequencies;
import dev.unmesh.interpret.fourier.FrequencyStudy;
import dev.unmesh.interpret.prune.Subject;
import dev.unmesh.network.DenseStack;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Task;
import dev.unmesh.train.ForwardPass;
import dev.unmesh.train.Learner;
import dev.unmesh.train.LibTorchForward;
import dev.unmesh.wiring.Partition;
import java.nio.file.Files;
import java.util.Optional;

/** The frequencies of a run that learned to add modulo p: fourier.json. */
public final class FrequencyRun {
  private FrequencyRun() {}

  /**
   * Those of a finished run; the result goes to its fourier.json.
   *
   * @param shuffles of the numbers, at least 99
   * @param draws random splits of the lanes, at least 1
   * @throws RunException if the run learned something else, or has no embedding of its numbers
   */
  public static Frequencies of(RunFolder folder, DataFolder data, int shuffles, int draws, long seed, RunListener listener) {
    try (ExaminedRun examined = ExaminedRun.open(folder, data, listener)) {
      Subject subject = examined.subject();
      if (!FrequencyStudy.applies(subject.task(), subject.wiring())) {
        throw new RunException(
            "the run " + folder.path() + " learned " + subject.task().name()
                + ": frequencies are found in networks that look numbers up in an embedding and learn modular-addition");
      }
      Frequencies found =
          new FrequencyStudy(subject, examined.run().partition(), shuffles, draws, seed)
              .ofAnswers(share -> listener.stage("silencing lanes", share));
      folder.write(folder.fourier(), found);
      return found;
    }
  }

  /** What was found; empty for a run without. @throws RunException if the file is not what this program wrote */
  public static Optional<Frequencies> read(RunFolder folder) {
    return Files.exists(folder.fourier()) ? Optional.of(folder.read(folder.fourier(), Frequencies.class)) : Optional.empty();
  }

  /** Those of a network that has just been trained, where its task has any; the answers are asked if ablations are wanted. */
  static void finish(
      RunFolder folder, Recipe recipe, Task task, Optional<Partition> partition, Learner learner, RunListener listener) {
    if (!FrequencyStudy.applies(task, learner.wiring())) {
      return;
    }
    Optional<DenseStack> stack = recipe.network().blueprint(TrainRun.shape(task)).dense();
    try (ForwardPass pass =
        stack.isPresent()
            ? RunForward.dense(stack.get(), learner.wiring(), learner.state().integers())
            : new LibTorchForward(learner.network())) {
      int draws = Math.max(1, recipe.measures().draws());
      FrequencyStudy study =
          new FrequencyStudy(
              new Subject(learner.wiring(), learner.weights(), pass, task), partition, FrequencyStudy.SHUFFLES, draws, recipe.seed());
      folder.write(
          folder.fourier(),
          recipe.measures().ablate() ? study.ofAnswers(share -> listener.stage("silencing lanes", share)) : study.ofWeights());
    }
  }
}
