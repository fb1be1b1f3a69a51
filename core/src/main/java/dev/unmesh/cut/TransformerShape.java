package dev.unmesh.cut;

import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.TransformerOptions;
import java.util.function.IntUnaryOperator;

/**
 * A module of a transformer, a lane: its share of the residual stream, heads and MLP neurons of its own. Every lane reads whole tokens and
 * positions into its share, and the logits of all add up; so they do where embeddings are tied, each lane answering by its own columns of
 * the table. A stream that is divided goes through no LayerNorm ({@link Couplings} refuses it).
 */
record TransformerShape(TransformerOptions whole) implements ModuleShape {
  @Override
  public NetworkOptions of(EndToEnd cut, Members members, Boundary boundary) {
    whole(cut, "tokens", "embedding");
    whole(cut, "input", "embedding");
    whole(cut, "positions", "position");
    whole(cut, "output", "unembedding");
    int heads = alike(members, "heads", layer -> members.count("Q" + layer) / whole.widthOfHead());
    int mlp = whole.mlp() == 0 ? 0 : alike(members, "MLP neurons", layer -> members.count("mlp" + layer));
    return new TransformerOptions(
        members.count("residual"), whole.layers(), heads, whole.widthOfHead(), mlp, whole.activation(), whole.bias(), whole.norm(),
        whole.positions(), whole.causal(), whole.tied(), whole.readout());
  }

  private static void whole(EndToEnd cut, String group, String connection) {
    if (cut.divided().contains(group)) {
      throw new IllegalArgumentException(
          "group '" + group + "' of a transformer cannot be divided: every lane reads and answers all of it; leave '" + connection
              + "' out of modules.connections");
    }
  }

  private int alike(Members members, String what, IntUnaryOperator ofLayer) {
    int first = ofLayer.applyAsInt(1);
    for (int layer = 2; layer <= whole.layers(); layer++) {
      int here = ofLayer.applyAsInt(layer);
      if (here != first) {
        throw new IllegalArgumentException(
            "module " + members.module() + " has " + first + " " + what + " in layer 1 and " + here + " in layer " + layer
                + ", but the layers of a transformer are alike; train with modules.by=contiguous");
      }
    }
    return first;
  }
}
