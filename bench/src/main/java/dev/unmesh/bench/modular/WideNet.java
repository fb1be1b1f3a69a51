package dev.unmesh.bench.modular;

import dev.unmesh.cluster.ContiguousBlocks;
import dev.unmesh.cluster.GridPhases;
import dev.unmesh.cut.fast.DenseLayers;
import dev.unmesh.cut.fast.LayerLabels;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.ConvBlock;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.ConvNetOptions.FlattenedMap;
import dev.unmesh.network.DenseStack;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.wiring.CrossModule;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The regularised layers (fc1 to fc3, ReLU between) of the papers' CIFAR-10 net made wider: 4,096 w units of the pooled map, then three
 * times 64 w. Weights as they are drawn, those between the four modules set to 0.
 *
 * @param channels labels where a module has a quarter of the channels: its units stand side by side
 * @param grid labels where it has one phase of the grid in every channel: its units are scattered
 */
record WideNet(DenseLayers inChannels, LayerLabels channels, DenseLayers inGrid, LayerLabels grid) {
  static final int MODULES = 4;
  private static final int LAYERS = 3;

  static WideNet of(int wide) {
    Blueprint byChannel = blueprint(wide, FlattenedMap.CHANNELS);
    Blueprint byUnit = blueprint(wide, FlattenedMap.UNITS);
    Partition channels = ContiguousBlocks.partition(byChannel.wiring(), Set.of("conv1", "fc1", "fc2", "fc3"), MODULES);
    Partition grid = GridPhases.partition(byUnit.wiring(), Set.of("flatten", "fc1", "fc2", "fc3"), MODULES);
    return new WideNet(
        layers(byChannel, channels),
        LayerLabels.of(stack(byChannel), byChannel.wiring(), channels),
        layers(byUnit, grid),
        LayerLabels.of(stack(byUnit), byUnit.wiring(), grid));
  }

  private static Blueprint blueprint(int wide, FlattenedMap map) {
    return new ConvNetOptions(
            List.of(new ConvBlock(16 * wide, 3, 1, true, false, 2)),
            List.of(64 * wide, 64 * wide, 64 * wide),
            false,
            Activation.RELU,
            List.of(),
            map)
        .blueprint(new NetworkShape(new int[] {3, 32, 32}, 10, List.of(), List.of()));
  }

  private static DenseStack stack(Blueprint blueprint) {
    DenseStack tail = blueprint.tail().orElseThrow();
    return new DenseStack(Optional.empty(), tail.layers().subList(0, LAYERS), tail.activation(), false, false);
  }

  private static DenseLayers layers(Blueprint blueprint, Partition partition) {
    Weights weights = Weights.of(blueprint.initialWeights(0));
    CrossModule crossing = CrossModule.of(blueprint.wiring(), partition, name -> weights.get(name).size());
    return DenseLayers.of(stack(blueprint), crossing.without(weights));
  }
}
