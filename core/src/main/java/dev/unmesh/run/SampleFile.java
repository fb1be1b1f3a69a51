package dev.unmesh.run;

import dev.unmesh.interpret.text.Continuation;
import dev.unmesh.interpret.text.TextSample;
import dev.unmesh.network.Network;
import dev.unmesh.task.Task;
import dev.unmesh.wiring.Weights;
import java.nio.file.Files;
import java.util.Optional;

/** sample.json: held-out text as a small language model goes on with it. */
public final class SampleFile {
  /** Larger networks would take too long over it unasked. */
  private static final long MOST_WEIGHTS = 10_000_000;

  private static final int TOKENS = 300;
  private static final double TEMPERATURE = .8;

  private SampleFile() {}

  static void write(RunFolder folder, Network network, Weights weights, Task task, long seed) {
    long size = weights.names().stream().mapToLong(name -> weights.get(name).size()).sum();
    if (!task.asksAtEveryPosition() || task.tokeniser().isEmpty() || size > MOST_WEIGHTS) {
      return;
    }
    Continuation writer = new Continuation(network, task.inputShape()[0], task.outputs(), TEMPERATURE);
    folder.write(folder.sample(), TextSample.of(writer, task.test(), task.tokeniser().get().tokeniser(), TOKENS, seed));
  }

  /** Empty for a run that has none. @throws RunException if the file is not what this program wrote */
  public static Optional<TextSample> read(RunFolder folder) {
    return Files.exists(folder.sample()) ? Optional.of(folder.read(folder.sample(), TextSample.class)) : Optional.empty();
  }
}
