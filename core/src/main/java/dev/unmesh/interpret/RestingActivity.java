package dev.unmesh.interpret;

import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Pass;
import dev.unmesh.network.SequentialNetwork;
import dev.unmesh.train.Dataset;
import dev.unmesh.wiring.Connection;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * What the neurons of a hidden group put out when every weight into them is 0: what bias, normalisation and nonlinearity make of
 * nothing. A neuron whose row {@link ModuleMask#ROWS_OFF} silences rests.
 */
public final class RestingActivity {
  private RestingActivity() {}

  /** One example's activations at rest, 1 x neurons (x height x width); the same for any input. Weights are put back. */
  public static Tensor of(SequentialNetwork network, Dataset data, String group) {
    try (NoGradGuard frozen = new NoGradGuard();
        Originals originals = new Originals(network);
        PointerScope scope = new PointerScope()) {
      for (Connection connection : network.wiring().into(group)) {
        MaskedView.of(originals.writable(connection.view().parameter()), connection).zero_();
      }
      return Tensors.keep(network.run(data.inputs(0, 1), 0, network.stagesUntilActive(group), Pass.EVALUATION));
    }
  }
}
