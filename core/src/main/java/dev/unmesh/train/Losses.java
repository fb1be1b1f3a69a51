package dev.unmesh.train;

import dev.unmesh.engine.Tensors;
import dev.unmesh.task.Loss;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The task's losses on tensors: the mean over the batch (and over outputs, for squared errors). */
final class Losses {
  private Losses() {}

  static Tensor of(Loss loss, Tensor outputs, Tensor targets) {
    return switch (loss) {
      case CROSS_ENTROPY -> torch.cross_entropy_loss(outputs, targets);
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
      case CROSS_ENTROPY -> torch.cross_entropy_loss(exact, targets);
      case MEAN_SQUARED_ERROR -> torch.mse_loss(exact, values(targets, outputs).toType(torch.ScalarType.Double));
    };
  }

  // classes under a squared error are one-hot
  private static Tensor values(Tensor targets, Tensor outputs) {
    return Tensors.isFloat(targets) ? targets : torch.one_hot(targets, outputs.size(1)).toType(torch.ScalarType.Float);
  }
}
