package dev.unmesh.interpret;

import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Network;
import dev.unmesh.network.Pass;
import dev.unmesh.network.SequentialNetwork;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.Evaluation;
import java.util.Collection;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * The part of a network's forward pass behind the first of some parameters, run again and again on the same data: what comes
 * before is computed once. Networks that are no chain of stages run whole.
 */
final class Suffix implements AutoCloseable {
  private static final int BATCH = 2000;

  private final Network network;
  private final Dataset data;
  private final int classes;
  private final int first;
  private final Prefix prefix;

  Suffix(Network network, Dataset data, int classes, Collection<String> parameters) {
    this.network = network;
    this.data = data;
    this.classes = classes;
    this.first =
        network instanceof SequentialNetwork sequential
            ? parameters.stream().mapToInt(sequential::stageOf).min().orElse(0)
            : 0;
    this.prefix =
        first > 0 ? new Prefix((SequentialNetwork) network, data, IntStream.range(0, data.count()).toArray(), first, BATCH) : null;
  }

  /** Scores with the parameters as they are now. */
  Scores scores() {
    boolean classified = data.labels().length > 0;
    Evaluation.Score score = new Evaluation.Score(classified ? classes : 0);
    double[] squares = new double[classes];
    try (NoGradGuard frozen = new NoGradGuard()) {
      for (int from = 0, part = 0; from < data.count(); from += BATCH, part++) {
        try (PointerScope scope = new PointerScope()) {
          int to = Math.min(data.count(), from + BATCH);
          Tensor outputs = outputs(part, from, to);
          if (classified) {
            score.add(outputs, data.labels(), from);
          } else {
            Tensor error = outputs.sub(data.targets(from, to));
            float[] sums = Tensors.floats(error.mul(error).sum(0L));
            for (int o = 0; o < classes; o++) {
              squares[o] += sums[o] / data.count();
            }
          }
        }
      }
    }
    return classified
        ? new Scores(score.accuracy(), score.byClass())
        : new Scores(java.util.Arrays.stream(squares).average().orElse(Double.NaN), squares);
  }

  private Tensor outputs(int part, int from, int to) {
    if (first == 0) {
      return network.forward(data.inputs(from, to), Pass.EVALUATION);
    }
    SequentialNetwork sequential = (SequentialNetwork) network;
    return sequential.run(prefix.activations(part), first, sequential.stages(), Pass.EVALUATION);
  }

  @Override
  public void close() {
    if (prefix != null) {
      prefix.close();
    }
  }
}
