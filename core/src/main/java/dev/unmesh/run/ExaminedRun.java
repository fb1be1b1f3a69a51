package dev.unmesh.run;

import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.interpret.prune.Subject;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.DenseStack;
import dev.unmesh.network.Network;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.train.DenseForward;
import dev.unmesh.train.ForwardPass;
import dev.unmesh.train.LibTorchForward;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** A finished run opened with its data, to be asked what its network answers. A stack of matrices needs no engine. */
final class ExaminedRun implements AutoCloseable {
  private final LoadedRun run;
  private final Subject subject;
  private final Network network;

  private ExaminedRun(LoadedRun run, Subject subject, Network network) {
    this.run = run;
    this.subject = subject;
    this.network = network;
  }

  static ExaminedRun open(RunFolder folder, DataFolder data, RunListener listener) {
    LoadedRun run = LoadedRun.open(folder);
    Task task = Tasks.open(run.recipe().task(), run.recipe().seed(), data, listener);
    Answers.requireOneEach(folder, task, "asking what a changed network answers");
    Blueprint blueprint = run.recipe().network().blueprint(run.record().shape());
    Optional<DenseStack> stack = blueprint.dense();
    Network network = null;
    ForwardPass pass;
    if (stack.isPresent()) {
      SafetensorsFile model = SafetensorsFile.open(folder.model());
      pass =
          dense(
              stack.get(), run.wiring(), order(model, DenseStack.INPUT_ORDER), order(model, DenseStack.OUTPUT_ORDER));
    } else {
      EngineThreads.start(run.recipe().network(), run.record().threads());
      network = blueprint.build(run.recipe().seed());
      ModelFile.read(folder.model(), network);
      pass = new LibTorchForward(network);
    }
    try {
      return new ExaminedRun(run, new Subject(run.wiring(), run.weights(), pass, task), network);
    } catch (IllegalArgumentException e) {
      throw new RunException(folder.model() + ": " + e.getMessage(), e);
    }
  }

  /** The forward pass of a stack whose inputs and outputs may have been reordered; an order of null leaves them as they are. */
  static ForwardPass dense(DenseStack stack, Wiring wiring, long[] inputOrder, long[] outputOrder) {
    return new DenseForward(stack, order(wiring, Role.INPUT, inputOrder), order(wiring, Role.OUTPUT, outputOrder));
  }

  /** The same from a learner's integers: buffer/input.order and buffer/output.order, where there are such. */
  static ForwardPass dense(DenseStack stack, Wiring wiring, Map<String, long[]> integers) {
    return dense(stack, wiring, integers.get("buffer/" + DenseStack.INPUT_ORDER), integers.get("buffer/" + DenseStack.OUTPUT_ORDER));
  }

  private static long[] order(SafetensorsFile model, String name) {
    return model.has(name) ? model.longs(name) : null;
  }

  private static int[] order(Wiring wiring, Role role, long[] order) {
    return order != null
        ? Arrays.stream(order).mapToInt(Math::toIntExact).toArray()
        : Permutation.identity(wiring.groups().stream().filter(g -> g.role() == role).mapToInt(NeuronGroup::size).findFirst().orElse(0));
  }

  LoadedRun run() {
    return run;
  }

  Subject subject() {
    return subject;
  }

  @Override
  public void close() {
    subject.pass().close();
    if (network != null) {
      network.close();
    }
  }
}
