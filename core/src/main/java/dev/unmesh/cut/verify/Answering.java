package dev.unmesh.cut.verify;

import dev.unmesh.network.Network;
import dev.unmesh.task.Inputs;
import dev.unmesh.train.LibTorchForward;
import dev.unmesh.wiring.Weights;

/** A network as a function of inputs, whatever computes it. */
public interface Answering {
  /** The outputs, example by example, in the task's order. */
  float[] of(Inputs inputs);

  /** As LibTorch computes it, with the weights it holds. The network is borrowed. */
  static Answering libTorch(Network network) {
    Weights weights = network.weights();
    return inputs -> {
      try (LibTorchForward pass = new LibTorchForward(network)) {
        return pass.outputs(weights, inputs);
      }
    };
  }
}
