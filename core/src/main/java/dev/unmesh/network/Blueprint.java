package dev.unmesh.network;

import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network before it has weights: its wiring and what it draws need no engine. */
public interface Blueprint {
  Wiring wiring();

  /** The tensors the network will have, orders of inputs and outputs left out. */
  List<ParameterSpec> parameters();

  /** What {@link #parameters} hold before training, by name and in their order: the same values that {@link #build} starts from. */
  Map<String, WeightArray> initialWeights(long seed);

  /** The network as a stack of matrices, or empty if it is more than that. */
  Optional<DenseStack> dense();

  /** The matrices at the network's end, one after another with one activation between: all of a stack; empty if it ends otherwise. */
  default Optional<DenseStack> tail() {
    return dense();
  }

  /** The network as layers in a row that take numbers; empty if it is anything else. */
  default Optional<List<Stage>> stages() {
    return Optional.empty();
  }

  /** At how many places of an example the network answers: 1, or the length where every position is read. */
  default int answers() {
    return 1;
  }

  /**
   * What stands beside model.safetensors so that other tools can load it, by file name: a language model's config.json. Empty for
   * networks that are Unmesh's own.
   */
  default Map<String, byte[]> companions() {
    return Map.of();
  }

  /** The network with weights drawn from {@code seed}. LibTorch must have been started. */
  Network build(long seed);
}
