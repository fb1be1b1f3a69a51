package dev.unmesh.train;

import dev.unmesh.cluster.ContiguousBlocks;
import dev.unmesh.cluster.GradientSignal;
import dev.unmesh.cluster.GridPhases;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.ParameterOrder;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The modules of a run in the making: fixed at the start, or found after a warm-up and then frozen. */
final class Modules {
  private final Optional<ModuleOptions> options;
  private final Wiring wiring;
  private final long seed;
  private final long findAt;
  private final Map<String, GradientSignal> signals = new LinkedHashMap<>();
  private Optional<Partition> partition = Optional.empty();

  Modules(Optional<ModuleOptions> options, Wiring wiring, long totalSteps, long seed) {
    this.options = options;
    this.wiring = wiring;
    this.seed = seed;
    this.findAt = options.map(o -> Math.round(o.after() * totalSteps)).orElse(0L);
    options.ifPresent(o -> o.connections().forEach(wiring::connection));
  }

  Optional<Partition> partition() {
    return partition;
  }

  /** The gradients accumulated so far, by parameter; empty once modules are found. */
  Map<String, float[]> signal() {
    Map<String, float[]> sums = new LinkedHashMap<>();
    signals.forEach((parameter, signal) -> sums.put(parameter, signal.matrix().values()));
    return sums;
  }

  void restore(Checkpoint checkpoint) {
    partition = checkpoint.partition();
    signals.clear();
    checkpoint.gradientSignal().forEach((parameter, sum) -> signals.put(parameter, GradientSignal.resumed(1, sum.length, sum)));
  }

  /** Blocks are fixed before the first step. */
  Optional<Partition> atStart() {
    if (options.isPresent() && !options.get().by().discovers()) {
      partition = blocks();
    }
    return partition;
  }

  /** Blocks in every group that is to be divided; empty where none is. @throws IllegalArgumentException if k is too large */
  Optional<Partition> blocks() {
    return options.map(
        wanted -> {
          Set<String> groups = new LinkedHashSet<>();
          for (String name : wanted.connections()) {
            groups.add(wiring.connection(name).from());
            groups.add(wiring.connection(name).to());
          }
          return wanted.by() == ModuleOptions.By.GRID
              ? GridPhases.partition(wiring, groups, wanted.count())
              : ContiguousBlocks.partition(wiring, groups, wanted.count());
        });
  }

  /** Neurons changed places: labels, and what was heard of gradients, go with them. */
  void permute(Permutation permutation) {
    partition = partition.map(of -> of.permuted(permutation));
    if (signals.isEmpty()) {
      return;
    }
    Map<String, float[]> heard = signal();
    List<Connection> heardOf = wiring.connections().stream().filter(c -> heard.containsKey(c.view().parameter())).toList();
    ParameterOrder.sources(new Wiring(wiring.groups(), heardOf, List.of(), List.of()), permutation, name -> heard.get(name).length)
        .forEach((name, source) -> signals.put(name, reordered(heard.get(name), source)));
  }

  private static GradientSignal reordered(float[] values, int[] source) {
    float[] moved = new float[values.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = values[source[i]];
    }
    return GradientSignal.resumed(1, moved.length, moved);
  }

  boolean due(long step) {
    return partition.isEmpty() && options.isPresent() && step >= findAt;
  }

  /** Whether the gradients of this step count for finding modules. */
  boolean listens(long step) {
    return partition.isEmpty() && options.isPresent() && options.get().by() == ModuleOptions.By.SPECTRAL_GRADIENTS;
  }

  /** Adds |G| / ||G||_F of each divided parameter. */
  void listen(Map<String, float[]> gradients) {
    for (String name : options.orElseThrow().connections()) {
      String parameter = wiring.connection(name).view().parameter();
      signals.computeIfAbsent(parameter, p -> new GradientSignal(1, gradients.get(p).length)).add(gradients.get(parameter));
    }
  }

  Partition find(Weights weights) {
    ModuleOptions wanted = options.orElseThrow();
    List<Connection> divided = wanted.connections().stream().map(wiring::connection).toList();
    Partition found =
        ModuleSearch.find(wiring, divided, wanted.by() == ModuleOptions.By.SPECTRAL_GRADIENTS ? over(weights) : weights, wanted.count(), seed);
    partition = Optional.of(found);
    signals.clear();
    return found;
  }

  private Weights over(Weights weights) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    signal().forEach((name, sum) -> arrays.put(name, new WeightArray(weights.get(name).shape(), sum)));
    return Weights.of(arrays);
  }
}
