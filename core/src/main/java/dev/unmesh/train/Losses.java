package dev.unmesh.train;

import dev.unmesh.engine.Tensors;
import dev.unmesh.task.Loss;
import dev.unmesh.task.TokenTargets;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The task's losses on tensors: the mean over the batch (and over outputs, for squared errors). Where every position has a target
 * token (outputs batch x length x vocabulary, targets batch x length), the mean over all positions that are not masked.
 */
final class Losses {
  private static final long MEAN = 1;
  private static final double NO_SMOOTHING = 0;

  private Losses() {}

  static Tensor of(Loss loss, Tensor outputs, Tensor targets) {
    return switch (loss) {
      case CROSS_ENTROPY -> crossEntropy(outputs, targets);
      case MEAN_SQUARED_ERROR -> torch.mse_loss(outputs, values(targets, outputs));
    };
  }

  /** The same worked out in {@code precision}; the gradient comes back in floats. */
  static Tensor of(Loss loss, Tensor outputs, Tensor targets, LossPrecision precision) {
    if (precision == LossPrecision.SINGLE) {
      return of(loss, outputs, targets);
    }
    Tensor exact = outputs.toType(torch.ScalarType.Double);
    return switch (loss) {
      case CROSS_ENTROPY -> crossEntropy(exact, targets);
      case MEAN_SQUARED_ERROR -> torch.mse_loss(exact, values(targets, outputs).toType(torch.ScalarType.Double));
    };
  }

  private static Tensor crossEntropy(Tensor outputs, Tensor targets) {
    if (outputs.dim() < 3) {
      return torch.cross_entropy_loss(outputs, targets);
    }
    Tensor positions = outputs.flatten(0, 1);
    return torch.cross_entropy_loss(positions, targets.flatten(), new TensorOptional(), MEAN, TokenTargets.MASKED, NO_SMOOTHING);
  }

  // classes under a squared error are one-hot
  private static Tensor values(Tensor targets, Tensor outputs) {
    return Tensors.isFloat(targets) ? targets : torch.one_hot(targets, outputs.size(1)).toType(torch.ScalarType.Float);
  }
}
