package dev.unmesh.train.dense;

import dev.unmesh.engine.array.FloatKernels;
import dev.unmesh.network.Activation;
import dev.unmesh.network.DenseStack;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Loss;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.train.OptimiserOptions;
import java.util.List;
import java.util.Optional;

/**
 * Has the kernels compiled while a program still reads its recipe and its data: until HotSpot has done so a step takes fifty times
 * longer. A command calls this first; what is trained here is thrown away.
 */
public final class KernelWarmUp {
  private static final int STEPS = 2500;
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

  /** Waits for it to end, if one is under way: steps taken meanwhile would only be slow ones. */
  public static void await() {
    Thread thread = running;
    if (thread != null) {
      try {
        thread.join(3000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void train() {
    List<DenseStack.Dense> layers =
        List.of(
            new DenseStack.Dense("1", Optional.of("b1"), 4, 20),
            new DenseStack.Dense("2", Optional.of("b2"), 20, 20),
            new DenseStack.Dense("3", Optional.of("b3"), 20, 2));
    Examples examples =
        new Examples(
            new FloatInputs(EXAMPLES, new int[] {4}, new float[4 * EXAMPLES]), new ValueTargets(EXAMPLES, 2, new float[2 * EXAMPLES]));
    DenseTraining<float[]> training =
        new DenseTraining<>(
            FloatKernels.make(),
            new DenseStack(Optional.empty(), layers, Activation.SILU, false, false),
            examples,
            Loss.MEAN_SQUARED_ERROR,
            new OptimiserOptions(OptimiserOptions.Kind.ADAMW, 1e-3, 0, .9, .999, 1e-8, OptimiserOptions.Decay.CONSTANT),
            EXAMPLES);
    training.pressEverything();
    int[] all = java.util.stream.IntStream.range(0, EXAMPLES).toArray();
    double[] strengths = {1e-3};
    for (int step = 0; step < STEPS; step++) {
      training.step(all, 1e-3, strengths);
    }
  }
}
