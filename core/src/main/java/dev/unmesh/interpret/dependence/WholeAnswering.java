package dev.unmesh.interpret.dependence;

import dev.unmesh.network.Network;
import dev.unmesh.network.Pass;
import dev.unmesh.task.TokenTargets;
import dev.unmesh.train.Dataset;
import java.util.BitSet;
import java.util.Collection;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Any network, run whole each time. */
final class WholeAnswering implements Answering {
  /** Outputs held at a time: 128 MiB. */
  private static final int OUTPUTS = 1 << 25;

  private final Network network;
  private final Dataset data;
  private final int outputs;
  private final int rows;
  private final int batch;

  WholeAnswering(Network network, Dataset data) {
    this.network = network;
    this.data = data;
    this.outputs = AskedTokens.outputs(data.examples());
    this.rows = data.examples().targets() instanceof TokenTargets tokens ? tokens.length() : 1;
    this.batch = (int) Math.max(1, Math.min(1000, OUTPUTS / ((long) rows * outputs)));
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public void before(Collection<String> parameters) {}

  @Override
  public BitSet right(AskedTokens asked) {
    RightAnswers right = new RightAnswers(asked, outputs);
    try (NoGradGuard frozen = new NoGradGuard()) {
      for (int from = 0; from < data.count(); from += batch) {
        try (PointerScope scope = new PointerScope()) {
          Tensor answers = network.forward(data.inputs(from, Math.min(data.count(), from + batch)), Pass.EVALUATION);
          right.add(answers.dim() == 3 ? answers.flatten(0, 1) : answers, from * rows, UnaryOperator.identity());
        }
      }
    }
    return right.found();
  }

  @Override
  public void close() {
    data.close();
  }
}
