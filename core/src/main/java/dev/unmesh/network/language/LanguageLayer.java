package dev.unmesh.network.language;

import dev.unmesh.network.LayerTensors;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.wiring.WiringBuilder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Attention and MLP, each reading the residual stream through a LayerNorm of its own and adding to it.
 *
 * @param number from 0
 * @param parallel whether both read the stream as it comes; else the MLP reads what attention has added to
 */
record LanguageLayer(int number, Norm attentionNorm, SelfAttention attention, Norm mlpNorm, FeedForward mlp, boolean parallel) {
  static final String RESIDUAL = "residual";

  List<ParameterSpec> parameters() {
    List<ParameterSpec> specs = new ArrayList<>(attentionNorm.parameters());
    specs.addAll(attention.parameters());
    specs.addAll(mlpNorm.parameters());
    specs.addAll(mlp.parameters());
    return specs;
  }

  void state(WiringBuilder wiring) {
    String name = "L" + number + ".";
    attentionNorm.state(wiring);
    attention.state(wiring, name);
    mlpNorm.state(wiring);
    mlp.state(wiring, name);
  }

  /** The stream, (batch x length) x width, with what the layer adds. */
  Tensor apply(Tensor stream, long batch, Rotary.Angles angles, LayerTensors tensors) {
    Tensor attended = stream.add(attention.apply(attentionNorm.apply(stream, tensors), batch, angles, tensors));
    return attended.add(mlp.apply(mlpNorm.apply(parallel ? stream : attended, tensors), tensors));
  }
}
