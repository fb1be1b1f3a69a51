package dev.unmesh.network;

import dev.unmesh.wiring.WiringBuilder;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Half a transformer layer: what it reads from the residual stream and adds to it. */
sealed interface ResidualLayer permits AttentionLayer, MlpLayer {
  List<ParameterSpec> parameters();

  /** Adds its groups and connections; the group of the residual stream stands already. */
  void state(WiringBuilder wiring);

  /**
   * What it adds to the stream.
   *
   * @param last whether only the last position is wanted
   * @return batch x length x width, or batch x 1 x width
   */
  Tensor forward(Stream stream, boolean last, LayerTensors tensors);
}
