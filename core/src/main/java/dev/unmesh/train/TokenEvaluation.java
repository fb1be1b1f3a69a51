package dev.unmesh.train;

import dev.unmesh.network.Network;
import dev.unmesh.network.Pass;
import dev.unmesh.task.Loss;
import dev.unmesh.task.TokenTargets;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** How well a network tells the token at every position. Batches are as large as memory for their logits allows. */
final class TokenEvaluation {
  /** Logits of a batch: 64 MB, and the loss makes as many again. */
  private static final int LOGITS = 1 << 24;
  /** Positions of a batch, for what the layers hold of each. */
  private static final int POSITIONS = 1 << 13;

  private TokenEvaluation() {}

  static Evaluation of(Network network, Dataset data, TokenTargets targets, Loss loss) {
    int batch = batch(targets);
    double sum = 0;
    long right = 0;
    try (NoGradGuard frozen = new NoGradGuard()) {
      for (int from = 0; from < data.count(); from += batch) {
        int to = Math.min(data.count(), from + batch);
        try (PointerScope scope = new PointerScope()) {
          Tensor outputs = network.forward(data.inputs(from, to), Pass.EVALUATION);
          Tensor wanted = data.targets(from, to);
          sum += Losses.of(loss, outputs, wanted).item_double() * targets.unmasked(from, to);
          right += outputs.argmax(new LongOptional(-1), false).eq(wanted).sum().item_long(); // what is masked equals no answer
        }
      }
    }
    return new Evaluation(sum / targets.unmasked(), (double) right / targets.unmasked(), new double[0]);
  }

  /** Examples a batch, at least one. */
  static int batch(TokenTargets targets) {
    int byLogits = LOGITS / targets.length() / targets.vocabulary();
    return Math.max(1, Math.min(byLogits, POSITIONS / targets.length()));
  }
}
