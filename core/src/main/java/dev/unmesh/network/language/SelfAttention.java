package dev.unmesh.network.language;

import dev.unmesh.network.LayerTensors;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.wiring.Coupling;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.WiringBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Causal attention, head by head. Heads may change places as wholes; within a head, keys follow queries, of which the rotated ones keep
 * their places, and values have an order of their own.
 *
 * @param scaled whether scores are divided by the square root of the head's width
 */
record SelfAttention(FusedProjection projection, Linear output, Optional<Rotary> rotary, boolean scaled) {
  List<ParameterSpec> parameters() {
    List<ParameterSpec> specs = new ArrayList<>(projection.linear().parameters());
    specs.addAll(output.parameters());
    return specs;
  }

  /** @param layer such as {@code L0.} */
  void state(WiringBuilder wiring, String layer) {
    String queries = layer + "Q";
    String keys = layer + "K";
    String values = layer + "V";
    int rotated = rotary.map(Rotary::dimensions).orElse(0);
    wiring.group(group(queries, new Symmetry.Blocks(projection.headWidth(), Optional.empty(), rotated)));
    wiring.group(group(keys, new Symmetry.Lockstep(queries, 1)));
    wiring.group(group(values, new Symmetry.Blocks(projection.headWidth(), Optional.of(queries))));
    projection.state(wiring, 0, layer + "W_Q", LanguageLayer.RESIDUAL, queries);
    projection.state(wiring, 1, layer + "W_K", LanguageLayer.RESIDUAL, keys);
    projection.state(wiring, 2, layer + "W_V", LanguageLayer.RESIDUAL, values);
    output.state(wiring, layer + "W_O", values, LanguageLayer.RESIDUAL);
    wiring.coupling(new Coupling("softmax", List.of(queries, keys, values)));
  }

  private NeuronGroup group(String name, Symmetry symmetry) {
    return NeuronGroup.of(name, output.in(), Role.HIDDEN).with(symmetry);
  }

  /**
   * @param rows (batch x length) x width
   * @param angles of the length; not read without rotary positions
   */
  Tensor apply(Tensor rows, long batch, Rotary.Angles angles, LayerTensors tensors) {
    Tensor[] parts = projection.apply(rows, batch, tensors);
    Tensor q = rotary.map(turn -> turn.apply(parts[0], angles)).orElse(parts[0]);
    Tensor k = rotary.map(turn -> turn.apply(parts[1], angles)).orElse(parts[1]);
    DoubleOptional scale = scaled ? new DoubleOptional() : new DoubleOptional(1);
    Tensor mixed = torch.scaled_dot_product_attention(q, k, parts[2], tensors.optional(""), 0, true, scale, false);
    return output.apply(mixed.transpose(1, 2).reshape(rows.size(0), output.in()), tensors);
  }
}
