package dev.unmesh.network;

import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/** What is done with the activations of hidden groups on their way through a network. */
public interface Taps {
  /** Sees nothing. */
  Taps NONE =
      new Taps() {
        @Override
        public Set<String> groups() {
          return Set.of();
        }

        @Override
        public Tensor at(String group, Tensor active) {
          return active;
        }
      };

  /** The hidden groups it sees. */
  Set<String> groups();

  /**
   * Called once a forward pass for each of its groups, from input to output.
   *
   * @param active batch x neurons, or batch x channels x height x width, past nonlinearity and pooling
   * @return what the network goes on with, of the same shape
   */
  Tensor at(String group, Tensor active);
}
