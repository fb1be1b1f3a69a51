package dev.unmesh.network;

import org.bytedeco.pytorch.Tensor;

/**
 * A network of tokens whose layers all add to one residual stream, so that it can be run from any layer on. One after the other,
 * {@link #enter}, {@link #through} and {@link #answers} are the forward pass in evaluation.
 */
public interface ResidualNetwork extends Network {
  /** How many layers there are. */
  int depth();

  /** The layer a parameter belongs to, from 0; {@link #depth()} for what reads the stream behind the last, -1 for what is before the first. */
  int layerOf(String parameter);

  /**
   * The stream before the first layer.
   *
   * @param inputs batch x the network's input shape
   * @return (batch x length) x width, sequence by sequence
   */
  Tensor enter(Tensor inputs);

  /** The stream, (batch x length) x width, behind layers {@code from} (inclusive) to {@code to} (exclusive). */
  Tensor through(Tensor stream, long batch, int from, int to);

  /** What is answered at some places of the stream behind the last layer: n x width to n x outputs. */
  Tensor answers(Tensor rows);
}
