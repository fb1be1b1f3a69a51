package dev.unmesh.run;

import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.DenseStack;
import dev.unmesh.network.Network;
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

/**
 * The forward pass of a finished run. A stack of matrices needs no engine.
 *
 * @param network through which LibTorch computes; empty where it does not
 */
public record RunForward(ForwardPass pass, Optional<Network> network) implements AutoCloseable {
  public static RunForward open(LoadedRun run) {
    Blueprint blueprint = run.blueprint();
    Optional<DenseStack> stack = blueprint.dense();
    if (stack.isPresent()) {
      SafetensorsFile model = SafetensorsFile.open(run.folder().model());
      ForwardPass pass =
          dense(stack.get(), run.wiring(), order(model, DenseStack.INPUT_ORDER), order(model, DenseStack.OUTPUT_ORDER));
      return new RunForward(pass, Optional.empty());
    }
    EngineThreads.start(run.recipe().network(), run.record().threads());
    Network network = blueprint.build(run.recipe().seed());
    ModelFile.read(run.folder().model(), network);
    return new RunForward(new LibTorchForward(network), Optional.of(network));
  }

  /** The forward pass of a stack whose inputs and outputs may have been reordered; an order of null leaves them as they are. */
  private static ForwardPass dense(DenseStack stack, Wiring wiring, long[] inputOrder, long[] outputOrder) {
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

  @Override
  public void close() {
    pass.close();
    network.ifPresent(Network::close);
  }
}
