package dev.unmesh.run.evaluate;

import dev.unmesh.format.FormatException;
import dev.unmesh.interpret.ConstantAnswer;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.RunListener;
import dev.unmesh.run.model.ModelSource;
import dev.unmesh.run.model.PixelScale;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Loss;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.task.TokenTargets;
import dev.unmesh.train.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Grades a model, trained here or elsewhere, on a task. */
public final class EvaluateModel {
  private final TaskChoice choice;
  private final Optional<Split> split;
  private final Optional<PixelScale> scale;
  private final DataFolder data;
  private final RunListener listener;

  /**
   * @param split empty for the test examples; where the seed draws those, all examples for a model that was trained on others
   * @param scale how pixels go in; empty for what the model is known to take, else what the task gives
   */
  public EvaluateModel(TaskChoice choice, Optional<Split> split, Optional<PixelScale> scale, DataFolder data, RunListener listener) {
    this.choice = choice;
    this.split = split;
    this.scale = scale;
    this.data = data;
    this.listener = listener;
  }

  /** A run, on the test examples unless told otherwise. @throws dev.unmesh.run.RunException if task and network do not fit */
  public ModelScore run(LoadedRun run) {
    Task task = task();
    try (Subject subject = NetworkSubject.of(run)) {
      return score(subject, task, split.orElse(Split.TEST));
    }
  }

  /**
   * A model's file or folder.
   *
   * @throws FormatException if there is no model in it, or one that cannot be run
   * @throws dev.unmesh.run.RunException if task and model do not fit
   */
  public ModelScore model(Path path) {
    ModelSource source = ModelSource.of(path);
    if (!source.isOnnx() && !source.huggingFace()) {
      source.known(); // a layout that is not known is told before data are fetched
    }
    Task task = task();
    try (Subject subject = open(source, task)) {
      return score(subject, task, split.orElse(choice.options().drawsSplit() ? Split.ALL : Split.TEST));
    }
  }

  private static Subject open(ModelSource source, Task task) {
    if (source.huggingFace()) {
      return LanguageSubject.open(source, task);
    }
    return source.isOnnx()
        ? OnnxSubject.open(source.file(), source.name(), task.inputShape(), task.vocabulary())
        : NetworkSubject.of(source.name(), source.known());
  }

  private Task task() {
    return Tasks.open(choice.options(), choice.seed(), data, listener);
  }

  private ModelScore score(Subject subject, Task task, Split of) {
    Fit fit = Fit.of(task, subject, scale);
    Examples examples = fit.of(of);
    listener.stage("evaluating " + subject.name(), 0);
    Evaluation evaluation = subject.evaluate(examples, task.loss());
    ConstantAnswer constant = ConstantAnswer.of(examples.targets(), task.loss());
    return new ModelScore(
        subject.name(),
        subject.kind(),
        task.name(),
        of.written(),
        examples.count(),
        examples.targets() instanceof TokenTargets tokens ? tokens.unmasked() : examples.count(),
        fit.inputs(scale),
        task.loss(),
        evaluation.loss(),
        evaluation.accuracy(),
        examples.targets() instanceof ClassTargets classes ? classes(evaluation, task, classes) : List.of(),
        new ModelScore.Constant(answer(constant.commonest(), task), constant.accuracy(), constant.loss()),
        chance(constant.commonest() >= 0, task),
        others(subject, task));
  }

  private static List<ModelScore.Other> others(Subject subject, Task task) {
    List<ModelScore.Other> others = new ArrayList<>();
    task.others().forEach((name, examples) -> {
      Evaluation evaluation = subject.evaluate(examples, task.loss());
      others.add(new ModelScore.Other(name, evaluation.loss(), evaluation.accuracy()));
    });
    return others;
  }

  private static String answer(int commonest, Task task) {
    if (commonest < 0 || commonest < task.outputLabels().size()) {
      return commonest < 0 ? "" : task.outputLabels().get(commonest);
    }
    return task.tokeniser().map(of -> of.tokeniser().decode(new int[] {commonest})).orElse("token " + commonest);
  }

  private static ModelScore.Chance chance(boolean classes, Task task) {
    double k = task.outputs();
    if (!classes) {
      return new ModelScore.Chance(Double.NaN, Double.NaN);
    }
    return new ModelScore.Chance(1 / k, task.loss() == Loss.CROSS_ENTROPY ? Math.log(k) : (k - 1) / (k * k));
  }

  private static List<ModelScore.OfClass> classes(Evaluation evaluation, Task task, ClassTargets targets) {
    int[] counts = new int[task.outputs()];
    for (int label : targets.labels()) {
      counts[label]++;
    }
    List<ModelScore.OfClass> classes = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      classes.add(new ModelScore.OfClass(task.outputLabels().get(c), evaluation.classAccuracy()[c], counts[c]));
    }
    return classes;
  }
}
