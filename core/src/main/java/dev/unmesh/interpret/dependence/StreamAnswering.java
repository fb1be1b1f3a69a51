package dev.unmesh.interpret.dependence;

import dev.unmesh.engine.Tensors;
import dev.unmesh.network.ResidualNetwork;
import dev.unmesh.train.Dataset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * A network with a residual stream: the stream before the layer that is changed is kept (tokens x width numbers), only later layers are
 * run again, and the vocabulary is read at the tokens asked for alone.
 */
final class StreamAnswering implements Answering {
  /** Positions run at a time, or one sequence where that is longer. */
  private static final int POSITIONS = 2048;
  /** Nothing is kept: the embedding itself may be changed. */
  private static final int INPUTS = -1;

  private final ResidualNetwork network;
  private final Dataset data;
  private final int outputs;
  private final int rows;
  private final int batch;
  private final List<Tensor> streams = new ArrayList<>();
  private int layer = INPUTS;

  StreamAnswering(ResidualNetwork network, Dataset data) {
    this.network = network;
    this.data = data;
    this.outputs = AskedTokens.outputs(data.examples());
    this.rows = data.examples().inputs().shape()[0];
    this.batch = Math.max(1, POSITIONS / rows);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public void before(Collection<String> parameters) {
    int wanted = parameters.stream().mapToInt(network::layerOf).min().orElse(INPUTS);
    if (wanted < layer || wanted == INPUTS) {
      forget();
    }
    if (wanted == INPUTS) {
      return;
    }
    List<Tensor> before = new ArrayList<>(streams);
    streams.clear();
    try (NoGradGuard frozen = new NoGradGuard()) {
      for (int from = 0, part = 0; from < data.count(); from += batch, part++) {
        try (PointerScope scope = new PointerScope()) {
          int to = Math.min(data.count(), from + batch);
          Tensor stream = layer == INPUTS ? network.enter(data.inputs(from, to)) : before.get(part);
          streams.add(Tensors.keep(network.through(stream, to - from, Math.max(0, layer), wanted).clone()));
        }
      }
    }
    before.forEach(Tensor::close);
    layer = wanted;
  }

  @Override
  public BitSet right(AskedTokens asked) {
    RightAnswers right = new RightAnswers(asked, outputs);
    try (NoGradGuard frozen = new NoGradGuard()) {
      for (int from = 0, part = 0; from < data.count(); from += batch, part++) {
        try (PointerScope scope = new PointerScope()) {
          int to = Math.min(data.count(), from + batch);
          Tensor stream = layer == INPUTS ? network.enter(data.inputs(from, to)) : streams.get(part);
          right.add(network.through(stream, to - from, Math.max(0, layer), network.depth()), from * rows, network::answers);
        }
      }
    }
    return right.found();
  }

  private void forget() {
    streams.forEach(Tensor::close);
    streams.clear();
    layer = INPUTS;
  }

  @Override
  public void close() {
    forget();
    data.close();
  }
}
