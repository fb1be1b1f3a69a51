package dev.unmesh.run.evaluate;

import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.language.LanguageModelFolder;
import dev.unmesh.network.language.PretrainedOptions;
import dev.unmesh.run.EngineThreads;
import dev.unmesh.run.RunException;
import dev.unmesh.run.model.ModelSource;
import dev.unmesh.task.Task;
import java.util.List;
import java.util.Optional;

/** A language model in Hugging Face's layout, asked for the next token at every position of a task's texts. */
final class LanguageSubject {
  private LanguageSubject() {}

  /** @throws RunException if the task is no text, or one the model cannot read, naming both */
  static Subject open(ModelSource source, Task task) {
    LanguageModelFolder folder = LanguageModelFolder.open(source.file());
    String kind = folder.config().summary();
    if (!task.asksAtEveryPosition()) {
      throw new RunException(
          "the task " + task.name() + " does not ask for the next token, but " + source.name() + " (" + kind
              + ") answers with nothing else: take --task text --set task.files=[FILE]");
    }
    NetworkShape shape = new NetworkShape(task.inputShape(), task.vocabulary(), task.outputs(), List.of(), List.of());
    try {
      EngineThreads.start(new PretrainedOptions(source.file()), Runtime.getRuntime().availableProcessors());
      Network network = folder.blueprint(shape).build(0);
      return new NetworkSubject(source.name(), kind, shape, Optional.empty(), network);
    } catch (IllegalArgumentException e) {
      throw new RunException(source.name() + " (" + kind + "): " + e.getMessage(), e);
    }
  }
}
