package dev.unmesh.train.activity;

import dev.unmesh.engine.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The modules of one hidden group as tensors. Not safe for use by several threads. */
final class ModuleBlocks implements AutoCloseable {
  /** Under the root, so that it has a gradient where a module is silent. */
  private static final double SILENCE = 1e-12;

  private final Tensor membership;
  private final Tensor members;

  /** @param labels the module of every neuron, -1 for none */
  ModuleBlocks(int[] labels, int modules) {
    float[] belongs = new float[labels.length * modules];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] >= 0) {
        belongs[i * modules + labels[i]] = 1;
      }
    }
    try (PointerScope scope = new PointerScope()) {
      Tensor matrix = Tensors.of(belongs, labels.length, modules);
      this.membership = Tensors.keep(matrix);
      this.members = Tensors.keep(matrix.t().contiguous());
    }
  }

  /**
   * How strongly each module answers: E_c = ||h_c||_2, over channel and space for a map.
   *
   * @param active batch x neurons (x height x width)
   * @return batch x modules
   */
  Tensor energies(Tensor active) {
    Tensor squares = active.mul(active);
    Tensor ofNeurons = squares.dim() == 4 ? squares.sum(2, 3) : squares;
    return ofNeurons.matmul(membership).add(new Scalar(SILENCE)).sqrt();
  }

  /**
   * 1 where a neuron belongs to the module chosen for its example, else 0.
   *
   * @param modules int64, one an example
   * @return batch x neurons (x 1 x 1 where {@code active} is a map)
   */
  Tensor of(Tensor modules, Tensor active) {
    Tensor mask = members.index_select(0, modules);
    return active.dim() == 4 ? mask.unsqueeze(2).unsqueeze(3) : mask;
  }

  @Override
  public void close() {
    membership.close();
    members.close();
  }
}
