package dev.unmesh.network;

/**
 * A small transformer on tokens, of a vocabulary or as vectors of numbers: an embedding, learned positions, layers of attention and MLP that read from and add to one residual
 * stream, and an unembedding. Layer i has the connections {@code W_Qi, W_Ki, W_Vi, W_Oi, W_ini, W_outi}, i from 1; beside them stand
 * {@code embedding}, {@code position} and {@code unembedding}.
 *
 * @param width neurons of the residual stream
 * @param layers how many, at least 1
 * @param heads attention heads a layer
 * @param headWidth queries, keys and values a head; 0 for width / heads
 * @param mlp hidden neurons of each layer's MLP; 0 for layers of attention alone
 * @param activation of the MLP
 * @param bias whether queries, keys, values, attention output and MLP have biases, and the embedding of vectors; the unembedding
 *     never has
 * @param norm whether each layer, and the unembedding, reads the stream through a LayerNorm
 * @param positions whether a learned vector for each position is added to the embedding
 * @param causal whether a position attends only to itself and those before it
 * @param tied whether the unembedding is the embedding's first rows; output i is then token i
 * @param readout where outputs are read
 */
public record TransformerOptions(
    int width,
    int layers,
    int heads,
    int headWidth,
    int mlp,
    Activation activation,
    boolean bias,
    boolean norm,
    boolean positions,
    boolean causal,
    boolean tied,
    Readout readout)
    implements NetworkOptions {
  /** At which positions a transformer's outputs are read. */
  public enum Readout {
    /** The last one: outputs are batch x outputs. */
    LAST,
    /** Every one: outputs are batch x length x outputs; for tasks with a target at each. */
    ALL
  }

  /** One layer of width 128, 4 heads of 32, an MLP of 512, ReLU, causal; no biases, no LayerNorm. */
  public TransformerOptions() {
    this(128, 1, 4, 0, 512, Activation.RELU, false, false, true, true, false, Readout.LAST);
  }

  public TransformerOptions {
    if (width < 1 || layers < 1 || heads < 1 || headWidth < 0 || mlp < 0) {
      throw new IllegalArgumentException(
          "network: width, layers and heads must be at least 1, headWidth and mlp 0 or more; were width " + width + ", layers " + layers
              + ", heads " + heads + ", headWidth " + headWidth + ", mlp " + mlp);
    }
    if (headWidth == 0 && width % heads != 0) {
      throw new IllegalArgumentException(
          "network.heads: " + heads + " heads do not divide a width of " + width + ": choose heads that do, or set network.headWidth");
    }
  }

  /** Queries, keys and values a head. */
  public int widthOfHead() {
    return headWidth == 0 ? width / heads : headWidth;
  }

  @Override
  public Blueprint blueprint(NetworkShape shape) {
    ReadIn readIn = ReadIn.of(this, shape);
    if (tied && shape.vocabulary() == 0) {
      throw new IllegalArgumentException("network.tied: tokens are vectors of numbers, so no table reads the outputs: set it to false");
    }
    if (tied && shape.outputs() > shape.vocabulary()) {
      throw new IllegalArgumentException(
          "network.tied: " + shape.outputs() + " outputs cannot be read by an embedding of " + shape.vocabulary() + " tokens: set it to false");
    }
    return TransformerBlueprint.of(this, shape, readIn);
  }
}
