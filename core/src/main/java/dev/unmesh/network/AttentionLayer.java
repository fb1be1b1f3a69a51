package dev.unmesh.network;

import dev.unmesh.wiring.Coupling;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.WiringBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * Attention, head by head: softmax(q k' / sqrt(head width)) v. Heads may change places as wholes; within a head, keys follow queries,
 * and values have an order of their own. Source: Vaswani et al. 2017, section 3.2.
 */
record AttentionLayer(
    Projection queries, Projection keys, Projection values, Projection output, int headWidth, boolean causal, Optional<StreamNorm> norm)
    implements ResidualLayer {
  static AttentionLayer of(TransformerOptions options, int number) {
    String stream = TransformerBlueprint.RESIDUAL;
    int width = options.width();
    int inner = Math.multiplyExact(options.heads(), options.widthOfHead());
    return new AttentionLayer(
        new Projection("W_Q" + number, stream, "Q" + number, width, inner, options.bias()),
        new Projection("W_K" + number, stream, "K" + number, width, inner, options.bias()),
        new Projection("W_V" + number, stream, "V" + number, width, inner, options.bias()),
        new Projection("W_O" + number, "V" + number, stream, inner, width, options.bias()),
        options.widthOfHead(),
        options.causal(),
        options.norm() ? Optional.of(new StreamNorm("attention" + number + ".norm", stream, width)) : Optional.empty());
  }

  private List<Projection> projections() {
    return List.of(queries, keys, values, output);
  }

  @Override
  public List<ParameterSpec> parameters() {
    List<ParameterSpec> specs = new ArrayList<>();
    norm.ifPresent(of -> specs.addAll(of.parameters()));
    projections().forEach(projection -> specs.addAll(projection.parameters()));
    return specs;
  }

  @Override
  public void state(WiringBuilder wiring) {
    wiring.group(group(queries, new Symmetry.Blocks(headWidth, Optional.empty())));
    wiring.group(group(keys, new Symmetry.Lockstep(queries.to(), 1)));
    wiring.group(group(values, new Symmetry.Blocks(headWidth, Optional.of(queries.to()))));
    norm.ifPresent(of -> of.state(wiring));
    projections().forEach(projection -> projection.state(wiring));
    wiring.coupling(new Coupling("softmax", List.of(queries.to(), keys.to(), values.to())));
  }

  private static NeuronGroup group(Projection projection, Symmetry symmetry) {
    return NeuronGroup.of(projection.to(), projection.out(), Role.HIDDEN).with(symmetry);
  }

  @Override
  public Tensor forward(Stream stream, boolean last, LayerTensors tensors) {
    Tensor read = norm.map(of -> of.apply(stream.rows(), tensors)).orElse(stream.rows());
    Tensor asking = last && stream.index().isEmpty() ? stream.placedLast(read).flatten(0, 1) : read;
    Tensor asked = queries.apply(asking, tensors);
    Tensor q = heads(asking != read ? asked.unsqueeze(1) : last ? stream.placedLast(asked) : stream.placed(asked));
    Tensor k = heads(stream.placed(keys.apply(read, tensors)));
    Tensor v = heads(stream.placed(values.apply(read, tensors)));
    // the last position sees every other: it needs no mask
    return output.apply(Attention.of(q, k, v, causal && !last).transpose(1, 2).flatten(2, 3), tensors);
  }

  /** Batch x length x (heads * headWidth) to batch x heads x length x headWidth. */
  private Tensor heads(Tensor x) {
    return x.view(x.size(0), x.size(1), -1, headWidth).transpose(1, 2);
  }
}
