package dev.unmesh.train;

import dev.unmesh.engine.Tensors;
import dev.unmesh.network.DenseStack;
import dev.unmesh.network.Network;
import dev.unmesh.network.Pass;
import dev.unmesh.network.SequentialNetwork;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * The forward pass of any network through LibTorch. The network is borrowed: it holds whatever weights were asked for last, and gets
 * its own back on closing.
 */
public final class LibTorchForward implements ForwardPass {
  private static final int BATCH = 1000;

  private final Network network;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final LearnerState own;
  private Weights held;
  private Inputs seen;
  private Dataset data;

  public LibTorchForward(Network network) {
    this.network = network;
    network.parameters().forEach(tensors::put);
    network.buffers().forEach((name, tensor) -> {
      if (Tensors.isFloat(tensor)) {
        tensors.put(name, tensor);
      }
    });
    this.own = TensorState.read(tensors);
  }

  @Override
  public float[] outputs(Weights weights, Inputs inputs) {
    hold(weights);
    return run(inputs, batch -> network.forward(batch, Pass.EVALUATION));
  }

  @Override
  public Optional<float[]> into(Weights weights, Inputs inputs, Connection connection) {
    if (!(network instanceof SequentialNetwork sequential)) {
      return Optional.empty();
    }
    int stage = sequential.stageOf(connection.view().parameter());
    hold(weights);
    try (PointerScope scope = new PointerScope(); NoGradGuard frozen = new NoGradGuard()) {
      Tensor one = sequential.run(data(inputs).inputs(0, 1), 0, stage, Pass.EVALUATION);
      if (one.dim() != 2 || one.size(1) != connection.columns() || !Tensors.isFloat(one)) {
        return Optional.empty();
      }
    }
    return Optional.of(run(inputs, batch -> sequential.run(batch, 0, stage, Pass.EVALUATION)));
  }

  private interface Stage {
    Tensor of(Tensor batch);
  }

  private float[] run(Inputs inputs, Stage stage) {
    Dataset of = data(inputs);
    float[] result = new float[0];
    try (NoGradGuard frozen = new NoGradGuard()) {
      for (int from = 0; from < of.count(); from += BATCH) {
        try (PointerScope scope = new PointerScope()) {
          float[] part = Tensors.floats(stage.of(of.inputs(from, Math.min(of.count(), from + BATCH))));
          result = from == 0 ? Arrays.copyOf(part, Math.multiplyExact(part.length / Math.min(of.count(), BATCH), of.count())) : result;
          System.arraycopy(part, 0, result, result.length / of.count() * from, part.length);
        }
      }
    }
    return result;
  }

  private Dataset data(Inputs inputs) {
    if (inputs != seen) {
      closeData();
      data = new Dataset(new Examples(inputs, new ValueTargets(inputs.count(), 1, new float[inputs.count()])));
      seen = inputs;
    }
    return data;
  }

  private void hold(Weights weights) {
    if (weights != held) {
      tensors.forEach((name, tensor) -> Tensors.write(tensor, weights.get(name).values()));
      held = weights;
    }
  }

  @Override
  public int[] inputOrder() {
    return order(DenseStack.INPUT_ORDER, Role.INPUT);
  }

  @Override
  public int[] outputOrder() {
    return order(DenseStack.OUTPUT_ORDER, Role.OUTPUT);
  }

  private int[] order(String name, Role role) {
    Tensor order = network.buffers().get(name);
    if (order != null) {
      return Arrays.stream(Tensors.longs(order)).mapToInt(Math::toIntExact).toArray();
    }
    return network.wiring().groups().stream()
        .filter(group -> group.role() == role)
        .findFirst()
        .map(group -> Permutation.identity(group.size()))
        .orElse(new int[0]);
  }

  private void closeData() {
    if (data != null) {
      data.close();
    }
  }

  @Override
  public void close() {
    closeData();
    TensorState.write(own, tensors);
  }
}
