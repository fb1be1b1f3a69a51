package dev.unmesh.cli;

import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.evaluate.EvaluateModel;
import dev.unmesh.run.evaluate.ModelScore;
import dev.unmesh.run.evaluate.Split;
import dev.unmesh.run.evaluate.TaskChoice;
import dev.unmesh.run.model.PixelScale;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unmesh evaluate MODEL --task T}: a model, trained here or elsewhere, graded on a task. */
@Command(
    name = "evaluate",
    description = {
      "Grade a model on a task: loss, accuracy, class by class, beside what needs no model.",
      "MODEL is a run, an .onnx file, a .safetensors file or folder of a layout that is known, or a language model's folder as Hugging Face",
      "lays it out (--task text --set task.files=[FILE])."
    },
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "MODEL", description = "a run, a model's file or its folder")
  String model;

  @Option(
      names = "--task",
      paramLabel = "T",
      description = "a kind of task (mnist, cifar10, modular-addition, ...), or a recipe whose task is taken (default: a run's own)")
  String task;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "change the task, for example task.p=113 or seed=1; may be repeated")
  List<String> overrides = new ArrayList<>();

  @Option(
      names = "--split",
      description = "${COMPLETION-CANDIDATES} (default: test; all for a model from elsewhere where the seed draws the test examples)")
  Split split;

  @Option(
      names = "--inputs",
      description = "how pixels go in: ${COMPLETION-CANDIDATES} (default: as the model is known to take them, else as the task gives them)")
  PixelScale inputs;

  @Mixin RunOptions options;

  @Override
  public void run() {
    Optional<Path> elsewhere = ModelArgument.elsewhere(model, options);
    Optional<LoadedRun> run = elsewhere.isPresent() ? Optional.empty() : Optional.of(LoadedRun.open(options.run(model)));
    Optional<String> named = Optional.ofNullable(task);
    TaskChoice choice = elsewhere.isPresent() ? TaskChoice.of(named, overrides, elsewhere.get()) : TaskChoice.of(named, overrides, run);
    EvaluateModel evaluation =
        new EvaluateModel(choice, Optional.ofNullable(split), Optional.ofNullable(inputs), options.data(), new ProgressDisplay());
    ModelScore score = run.map(evaluation::run).orElseGet(() -> evaluation.model(elsewhere.orElseThrow()));
    Terminal.endLine();
    if (options.json) {
      Json.print(EvaluationText.json(score));
    } else {
      EvaluationText.print(score);
    }
  }
}
