package dev.unmesh.run;

import dev.unmesh.interpret.circuit.Tail;
import dev.unmesh.interpret.circuit.TailExamples;
import dev.unmesh.network.DenseStack;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Task;
import dev.unmesh.wiring.Connection;
import java.util.stream.IntStream;

/** A finished run's tail, with its data to ask what the tail reads. */
final class OpenTail implements AutoCloseable {
  private final ExaminedRun run;
  private final Connection first;
  private final Tail tail;

  private OpenTail(ExaminedRun run, Connection first, Tail tail) {
    this.run = run;
    this.first = first;
    this.tail = tail;
  }

  /** @throws RunException if the run has no final model, a weight is no number, or the network does not end with matrices */
  static OpenTail open(RunFolder folder, DataFolder data, RunListener listener) {
    ExaminedRun run = ExaminedRun.open(folder, data, listener);
    try {
      DenseStack stack =
          run.run().blueprint().tail()
              .orElseThrow(() -> new RunException("the network of " + folder.path() + " does not end with fully connected layers: there are no edges to search"));
      Tail tail = Tail.of(stack, run.run().wiring(), run.run().weights(), run.subject().pass().outputOrder());
      return new OpenTail(run, run.run().wiring().connection(tail.connections().get(0)), tail);
    } catch (RuntimeException e) {
      run.close();
      throw e;
    }
  }

  LoadedRun run() {
    return run.run();
  }

  Task task() {
    return run.subject().task();
  }

  Tail tail() {
    return tail;
  }

  /** What the tail reads on some examples of a set, as the network's engine computes it in float32. */
  TailExamples read(Examples examples, int[] at) {
    float[] values =
        run.subject().pass().into(run.run().weights(), examples.inputs().only(at), first)
            .orElseThrow(() -> new RunException("what connection '" + first.name() + "' reads is no vector: there is nothing to search"));
    int[] labels = examples.targets() instanceof ClassTargets classes ? IntStream.of(at).map(i -> classes.labels()[i]).toArray() : new int[0];
    return new TailExamples(first.columns(), values, labels);
  }

  @Override
  public void close() {
    run.close();
  }
}
