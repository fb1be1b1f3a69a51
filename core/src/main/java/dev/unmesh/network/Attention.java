package dev.unmesh.network;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Scaled dot-product attention. */
final class Attention {
  private Attention() {}

  /**
   * softmax(q k' / sqrt(headWidth)) v for every head.
   *
   * @param q batch x heads x queries x headWidth
   * @param k batch x heads x length x headWidth, as is {@code v}
   * @param causal whether query i sees keys 0 .. i only; there must be as many queries as keys then
   * @return batch x heads x queries x headWidth
   */
  static Tensor of(Tensor q, Tensor k, Tensor v, boolean causal) {
    Tensor scores = q.mul(new Scalar(1 / Math.sqrt(q.size(3)))).matmul(k.transpose(2, 3));
    if (causal) {
      Tensor later = torch.ones(q.size(2), k.size(2)).triu(1).toType(torch.ScalarType.Bool);
      scores = scores.masked_fill(later, new Scalar(Float.NEGATIVE_INFINITY));
    }
    return scores.softmax(-1).matmul(v);
  }
}
