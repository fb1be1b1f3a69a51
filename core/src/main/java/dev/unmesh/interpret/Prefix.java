package dev.unmesh.interpret;

import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Pass;
import dev.unmesh.network.SequentialNetwork;
import dev.unmesh.train.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** What the first stages of a network make of some examples, computed once and kept, batch by batch. Not safe for several threads. */
public final class Prefix implements AutoCloseable {
  private final int batch;
  private final List<Tensor> activations = new ArrayList<>();

  /**
   * @param examples which of the data, in this order
   * @param stages how many stages to run
   * @param batch how many examples at a time
   */
  public Prefix(SequentialNetwork network, Dataset data, int[] examples, int stages, int batch) {
    this.batch = batch;
    try (NoGradGuard frozen = new NoGradGuard()) {
      for (int from = 0; from < examples.length; from += batch) {
        try (PointerScope scope = new PointerScope()) {
          Tensor inputs = data.inputs(Arrays.copyOfRange(examples, from, Math.min(examples.length, from + batch)));
          activations.add(Tensors.keep(network.run(inputs, 0, stages, Pass.EVALUATION)));
        }
      }
    }
  }

  public int batches() {
    return activations.size();
  }

  /** The place of a batch's first example. */
  public int first(int number) {
    return number * batch;
  }

  /** A batch's activations; they stay the prefix's own. */
  public Tensor activations(int number) {
    return activations.get(number);
  }

  @Override
  public void close() {
    activations.forEach(Tensor::close);
  }
}
