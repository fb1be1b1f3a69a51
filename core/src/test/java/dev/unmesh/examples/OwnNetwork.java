package dev.unmesh.examples;

import dev.unmesh.cluster.ContiguousBlocks;
import dev.unmesh.network.ModuleNetwork;
import dev.unmesh.network.Network;
import dev.unmesh.pressure.ClusterabilityPressure;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Loss;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.Learner;
import dev.unmesh.train.LibTorchLearner;
import dev.unmesh.train.OptimiserOptions;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.global.torch;

/** The example of docs/own-networks.md: a LibTorch module of one's own, made modular. */
final class OwnNetwork {
  private OwnNetwork() {}

  static Wiring wiring() {
    // docs: wiring
    return Wiring.builder()
        .input("x", 4)
        .hidden("h1", 16)
        .hidden("h2", 16)
        .output("y", 2)
        .linear("fc1", "x", "h1")
        .bias("fc1.bias", "h1")
        .linear("fc2", "h1", "h2")
        .bias("fc2.bias", "h2")
        .linear("fc3", "h2", "y")
        .bias("fc3.bias", "y")
        .build();
    // end
  }

  static Weights train(Examples examples, Wiring wiring, Partition partition) {
    // docs: train
    Module module = new Module();
    LinearImpl fc1 = module.register_module("fc1", new LinearImpl(4, 16));
    LinearImpl fc2 = module.register_module("fc2", new LinearImpl(16, 16));
    LinearImpl fc3 = module.register_module("fc3", new LinearImpl(16, 2));

    try (Network network = new ModuleNetwork(module, wiring, x -> fc3.forward(torch.tanh(fc2.forward(torch.tanh(fc1.forward(x))))));
        Dataset data = new Dataset(examples);
        Learner learner = new LibTorchLearner(network, data, Loss.MEAN_SQUARED_ERROR, new OptimiserOptions(), 0)) {
      learner.press(List.of(new ClusterabilityPressure(Set.of("fc2"), partition)));
      int[] all = IntStream.range(0, data.count()).toArray();
      for (int step = 0; step < 500; step++) {
        learner.step(step, all, 1e-2, new double[] {1.0}); // learning rate, strength of each pressure
      }
      return learner.weights();
    }
    // end
  }

  static Partition modules(Wiring wiring) {
    // docs: modules
    return ContiguousBlocks.partition(wiring, Set.of("h1", "h2"), 2);
    // end
  }
}
