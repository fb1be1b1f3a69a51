package dev.unmesh.bench;

import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.pressure.NeuronSwap;
import dev.unmesh.pressure.Pressure;
import dev.unmesh.pressure.SwapSearch;
import dev.unmesh.pressure.Swaps;
import dev.unmesh.run.EngineThreads;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Loss;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.LibTorchLearner;
import dev.unmesh.train.OptimiserOptions;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Training steps: a batch gathered from shuffled data, forward, backward, pressures, optimiser, and swaps when due. */
final class TrainingWorkload implements Workload {
  private final Network network;
  private final Dataset data;
  private final LibTorchLearner learner;
  private final double rate;
  private final int batch;
  private final SplittableRandom random = new SplittableRandom(1);
  private int[] order;
  private double[] strengths = {};
  private SwapSearch swaps;
  private int swapEvery;

  TrainingWorkload(
      int threads, NetworkOptions options, NetworkShape shape, Examples examples, Loss loss, OptimiserOptions optimiser, int batch) {
    EngineThreads.start(options, threads);
    this.network = options.blueprint(shape).build(0);
    this.data = new Dataset(examples);
    this.learner = new LibTorchLearner(network, data, loss, optimiser, 0);
    this.rate = optimiser.rate();
    this.batch = batch;
    this.order = Permutation.identity(data.count());
  }

  Wiring wiring() {
    return network.wiring();
  }

  void press(Pressure pressure, double strength) {
    learner.press(List.of(pressure));
    strengths = new double[] {strength};
  }

  void swap(NeuronSwap swap, int every) {
    swaps = swap.on(wiring());
    swapEvery = every;
  }

  @Override
  public double step(int i) {
    double loss = learner.step(i, examples(i), rate, strengths);
    if (swaps != null && (i + 1) % swapEvery == 0) {
      Swaps found = swaps.find(learner.weights());
      if (!found.isEmpty()) {
        learner.permute(found.permutation());
      }
    }
    return loss;
  }

  private int[] examples(int i) {
    if (batch == data.count()) {
      return order;
    }
    int batches = data.count() / batch;
    int at = i % batches;
    if (at == 0) {
      for (int k = order.length - 1; k > 0; k--) {
        int other = random.nextInt(k + 1);
        int swapped = order[k];
        order[k] = order[other];
        order[other] = swapped;
      }
    }
    return Arrays.copyOfRange(order, at * batch, (at + 1) * batch);
  }

  @Override
  public void close() {
    learner.close();
    data.close();
    network.close();
  }
}
