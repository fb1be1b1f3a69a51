package dev.unmesh.train.dense;

import dev.unmesh.engine.array.FloatKernels;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.pressure.ConnectionCost;
import dev.unmesh.pressure.NeuronSwap;
import dev.unmesh.pressure.SwapSearch;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Loss;
import dev.unmesh.task.Targets;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.OptimiserOptions;
import java.util.List;

/**
 * Has the kernels compiled while a program still reads its recipe and its data: until HotSpot has done so a step takes fifty times
 * longer. A command calls this first; what is trained here is thrown away.
 */
public final class KernelWarmUp {
  private static final int STEPS = 1800;
  private static final int STEPS_A_SWAP = 50;
  private static final int EXAMPLES = 100;
  private static volatile Thread running;

  private KernelWarmUp() {}

  /** Starts a thread that ends by itself after half a second or so, sooner if the program ends. */
  public static void begin() {
    if (Runtime.getRuntime().availableProcessors() > 1 && FloatKernels.areVectors()) {
      Thread thread = new Thread(KernelWarmUp::train, "kernel warm-up");
      thread.setDaemon(true);
      running = thread;
      thread.start();
    }
  }

  /** Waits for it to end, if one is under way, and has the kernels of {@code loss} compiled too: steps taken meanwhile would be slow. */
  public static void await(Loss loss) {
    Thread thread = running;
    if (thread == null) {
      return;
    }
    running = null;
    try {
      thread.join(3000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (loss == Loss.CROSS_ENTROPY) {
      int count = 2 * EXAMPLES;
      int[] labels = java.util.stream.IntStream.range(0, count).map(i -> i % 2).toArray();
      train(2, new ClassTargets(2, labels), loss, STEPS / 3);
    }
  }

  private static void train() {
    train(4, new ValueTargets(EXAMPLES, 2, new float[2 * EXAMPLES]), Loss.MEAN_SQUARED_ERROR, STEPS);
  }

  private static void train(int inputs, Targets targets, Loss loss, int steps) {
    int count = targets.count();
    Blueprint blueprint = new MlpOptions().blueprint(new NetworkShape(new int[] {inputs}, 2, List.of(), List.of()));
    Examples examples = new Examples(new FloatInputs(count, new int[] {inputs}, new float[inputs * count]), targets);
    ConnectionCost cost = ConnectionCost.of(1, .1);
    SwapSearch swaps = NeuronSwap.of(cost, 5).on(blueprint.wiring());
    int[] all = java.util.stream.IntStream.range(0, count).toArray();
    double[] strengths = {1e-3};
    try (Dataset data = new Dataset(examples);
        ArrayLearner learner = new ArrayLearner(blueprint, data, loss, new OptimiserOptions(), count, 0)) {
      learner.press(List.of(cost));
      for (int step = 0; step < steps; step++) {
        learner.step(step, all, 1e-3, strengths);
        if (step % STEPS_A_SWAP == 0) {
          learner.permute(swaps.find(learner.weights()).permutation());
        }
      }
    }
  }
}
