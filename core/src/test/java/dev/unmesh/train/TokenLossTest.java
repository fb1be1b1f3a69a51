package dev.unmesh.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Loss;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.TokenTargets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The loss where every position has a target token, or none: masked positions neither count nor pull. */
class TokenLossTest {
  private static final int M = TokenTargets.MASKED;

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @Test
  void theMeanOverWhatIsNotMaskedByHand() {
    SplittableRandom random = new SplittableRandom(4);
    int vocabulary = 5;
    long[] targets = {3, M, 0, 4, 4, M, M, 1};
    float[] logits = new float[targets.length * vocabulary];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) (4 * random.nextDouble() - 2);
    }
    for (LossPrecision precision : LossPrecision.values()) {
      double digits = precision == LossPrecision.DOUBLE ? 1e-7 : 1e-6;
      try (PointerScope scope = new PointerScope()) {
        Tensor outputs = Tensors.of(logits, 2, 4, vocabulary).set_requires_grad(true);
        Tensor value = Losses.of(Loss.CROSS_ENTROPY, outputs, Tensors.of(targets, 2, 4), precision);
        value.backward();
        float[] gradient = Tensors.floats(outputs.grad());
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
          double[] p = probabilities(logits, i * vocabulary, vocabulary);
          for (int v = 0; v < vocabulary; v++) {
            double expected = targets[i] == M ? 0 : (p[v] - (v == targets[i] ? 1 : 0)) / 5;
            assertEquals(expected, gradient[i * vocabulary + v], targets[i] == M ? 0 : digits, precision + ", position " + i);
          }
          sum -= targets[i] == M ? 0 : Math.log(p[(int) targets[i]]);
        }
        assertEquals(sum / 5, value.item_double(), digits);
      }
    }
  }

  private static double[] probabilities(float[] logits, int at, int count) {
    double[] p = new double[count];
    double sum = 0;
    for (int v = 0; v < count; v++) {
      p[v] = Math.exp(logits[at + v]);
      sum += p[v];
    }
    double whole = sum;
    Arrays.setAll(p, v -> p[v] / whole);
    return p;
  }

  @Test
  void whatIsMaskedDoesNotMoveTheNetwork() {
    // the same text, once with other tokens in the masked tail: causal attention and the mask keep the gradient as it was
    int[] padded = {1, 2, 3, 4, 0, 0};
    int[] other = {1, 2, 3, 4, 6, 5};
    int[] targets = {2, 3, 4, 5, M, M};
    float[][] a = gradients(padded, targets);
    float[][] b = gradients(other, targets);
    float[][] c = gradients(padded, new int[] {2, 3, 4, 5, 6, M});
    double moved = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        assertEquals(a[i][j], b[i][j], 1e-7);
        moved = Math.max(moved, Math.abs(a[i][j] - c[i][j]));
      }
    }
    assertTrue(moved > 1e-3, "what is not masked does move it: " + moved);
  }

  private static float[][] gradients(int[] inputs, int[] targets) {
    try (Network network = network(6, 7);
        Dataset data = new Dataset(new Examples(new TokenInputs(1, 6, 7, inputs), new TokenTargets(1, 6, 7, targets)))) {
      LibTorchLearner learner = new LibTorchLearner(network, data, Loss.CROSS_ENTROPY, new OptimiserOptions(), 3);
      return learner.gradients(0, new int[] {0}).values().toArray(float[][]::new);
    }
  }

  @Test
  void anEvaluationWeighsByTokensAndDoesNotDependOnItsBatches() {
    int length = 512; // sixteen examples a batch
    int count = 40;
    int vocabulary = 11;
    SplittableRandom random = new SplittableRandom(8);
    int[] tokens = random.ints((long) count * length, 0, vocabulary).toArray();
    int[] targets = random.ints((long) count * length, 0, vocabulary).toArray();
    for (int i = 0; i < targets.length; i++) {
      if (i % length > 3 + i / length * 10) { // examples of 4 to 394 tokens
        targets[i] = M;
      }
    }
    TokenTargets wanted = new TokenTargets(count, length, vocabulary, targets);
    assertEquals(16, TokenEvaluation.batch(wanted));
    try (Network network = network(length, vocabulary);
        Dataset all = new Dataset(new Examples(new TokenInputs(count, length, vocabulary, tokens), wanted))) {
      Evaluation whole = Evaluation.of(network, all, Loss.CROSS_ENTROPY, vocabulary);
      double sum = 0;
      double right = 0;
      for (int i = 0; i < count; i++) {
        TokenTargets own = new TokenTargets(1, length, vocabulary, Arrays.copyOfRange(targets, i * length, (i + 1) * length));
        TokenInputs read = new TokenInputs(1, length, vocabulary, Arrays.copyOfRange(tokens, i * length, (i + 1) * length));
        try (Dataset one = new Dataset(new Examples(read, own))) {
          Evaluation evaluation = Evaluation.of(network, one, Loss.CROSS_ENTROPY, vocabulary);
          sum += evaluation.loss() * own.unmasked();
          right += evaluation.accuracy() * own.unmasked();
        }
      }
      assertEquals(sum / wanted.unmasked(), whole.loss(), 1e-6);
      assertEquals(right / wanted.unmasked(), whole.accuracy(), 1e-12);
      assertEquals(0, whole.classAccuracy().length);
    }
  }

  @Test
  void aLargeVocabularyMakesSmallBatches() {
    assertEquals(2, TokenEvaluation.batch(targets(128, 50_257)));
    assertEquals(1, TokenEvaluation.batch(targets(1024, 50_257)));
    assertEquals(64, TokenEvaluation.batch(targets(128, 256)));
  }

  private static TokenTargets targets(int length, int vocabulary) {
    return new TokenTargets(3, length, vocabulary, new int[3 * length]);
  }

  private static Network network(int length, int vocabulary) {
    TransformerOptions options =
        new TransformerOptions(16, 1, 2, 0, 16, dev.unmesh.network.Activation.RELU, false, false, true, true, false, TransformerOptions.Readout.ALL);
    return options.blueprint(new NetworkShape(new int[] {length}, vocabulary, vocabulary, List.of(), List.of())).build(5);
  }
}
