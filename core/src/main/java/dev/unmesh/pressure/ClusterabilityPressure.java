package dev.unmesh.pressure;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.bytedeco.pytorch.Tensor;

/**
 * The clusterability loss, written as the enmeshment to be minimised, which has the same gradient:
 *
 * <pre>E = mean over connections of 1 - C(W),   dE/dW_ij = 2 W_ij (C - same_module(i, j)) / sum W^2 / connections</pre>
 *
 * so that L = L_task + lambda E differs from the papers' L_task - lambda mean C by the constant lambda. Kernels count their squares
 * summed over space; a flattened channel's columns have the channel's label. A matrix of zeros (sum W^2 below {@value #DEAD})
 * counts as not enmeshed and is not pushed. A weight that two chosen connections view counts once: the later connection is left out
 * of the mean if it views the same weights with the same modules, and refused if they only overlap or differ.
 * Another {@link EnmeshmentForm} puts a function of 1 - C(W) in the place of it, connection by connection.
 * Source: Golechha et al. 2024 (arXiv 2409.15747) and 2025 (arXiv 2502.02470), and the authors' code.
 *
 * @param connections the connections it presses on, by name, at least one; both sides of each must have modules
 * @param form what of each connection's enmeshment counts
 */
public record ClusterabilityPressure(Set<String> connections, Partition partition, EnmeshmentForm form) implements Pressure {
  /** Below this sum of squares a matrix counts as all zero: its gradient would overflow. */
  static final double DEAD = 1e-30;

  /** The papers' loss. */
  public ClusterabilityPressure(Set<String> connections, Partition partition) {
    this(connections, partition, EnmeshmentForm.LINEAR);
  }

  public ClusterabilityPressure {
    connections = Collections.unmodifiableSet(new LinkedHashSet<>(connections));
    if (connections.isEmpty()) {
      throw new IllegalArgumentException("clusterability: name at least one connection to press on");
    }
  }

  @Override
  public String name() {
    return form.name();
  }

  @Override
  public List<String> connections(Wiring wiring) {
    connections.forEach(wiring::connection);
    return wiring.connections().stream().map(Connection::name).filter(connections::contains).toList();
  }

  @Override
  public ArrayPressure onArrays(Wiring wiring, Weights shapes) {
    return new ArrayClusterability(masks(wiring, name -> shapes.get(name).size()), form);
  }

  @Override
  public TensorPressure onTensors(Wiring wiring, Map<String, Tensor> parameters) {
    return new TensorClusterability(masks(wiring, name -> Named.size(parameters, name)), parameters, form);
  }

  private List<ModuleMask> masks(Wiring wiring, ToIntFunction<String> sizeOf) {
    List<ModuleMask> masks = new ArrayList<>();
    Map<String, BitSet> pressed = new HashMap<>();
    for (String name : connections(wiring)) {
      Connection connection = wiring.connection(name);
      String parameter = connection.view().parameter();
      ModuleMask mask = ModuleMask.of(connection, pair(wiring, connection), sizeOf.applyAsInt(parameter));
      if (masks.stream().noneMatch(earlier -> isRepeat(mask, earlier))) {
        claim(mask, pressed.computeIfAbsent(parameter, p -> new BitSet()));
        masks.add(mask);
      }
    }
    return masks;
  }

  private PairPartition pair(Wiring wiring, Connection connection) {
    for (String side : List.of(connection.from(), connection.to())) {
      NeuronGroup group = wiring.group(side);
      int[] labels =
          partition
              .labels(side)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "clusterability: connection '" + connection.name() + "' has no modules on its side '" + side
                              + "' (the group is whole); give that group modules or leave the connection out"));
      if (labels.length != group.size()) {
        throw new IllegalArgumentException(
            "clusterability: the partition has " + labels.length + " labels for group '" + side + "' of " + group.size() + " neurons");
      }
    }
    return partition.pair(wiring, connection).orElseThrow();
  }

  private static boolean isRepeat(ModuleMask mask, ModuleMask earlier) {
    if (!mask.sameWeights(earlier)) {
      return false;
    }
    if (!Arrays.equals(mask.crossing(), earlier.crossing())) {
      throw new IllegalArgumentException(
          "clusterability: connections '" + earlier.connection() + "' and '" + mask.connection()
              + "' view the same weights with different modules; choose one of the two");
    }
    return true;
  }

  private static void claim(ModuleMask mask, BitSet pressed) {
    int run = mask.view().run();
    for (int start : mask.view().starts()) {
      int taken = pressed.nextSetBit(start);
      if (taken >= 0 && taken < start + run) {
        throw new IllegalArgumentException(
            "clusterability: connection '" + mask.connection() + "' shares some weights of parameter '" + mask.view().parameter()
                + "' with another chosen connection (element " + taken + "); choose one of the two");
      }
      pressed.set(start, start + run);
    }
  }
}
