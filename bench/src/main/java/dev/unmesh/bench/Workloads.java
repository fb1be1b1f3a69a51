package dev.unmesh.bench;

import dev.unmesh.cluster.BipartiteSpectral;
import dev.unmesh.cluster.ContiguousBlocks;
import dev.unmesh.network.Activation;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.network.language.Gpt2Options;
import dev.unmesh.network.language.MlpActivation;
import dev.unmesh.pressure.ClusterabilityPressure;
import dev.unmesh.pressure.ConnectionCost;
import dev.unmesh.pressure.NeuronSwap;
import dev.unmesh.task.ByteInputs;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.DownloadListener;
import dev.unmesh.task.Examples;
import dev.unmesh.task.IndependenceOptions;
import dev.unmesh.task.Loss;
import dev.unmesh.task.ModularAdditionOptions;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.TokenTargets;
import dev.unmesh.train.OptimiserOptions;
import dev.unmesh.wiring.Matrix;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/** The workloads, each as the Python script of its name has it. */
final class Workloads {
  private Workloads() {}

  static Workload open(String name, int threads) {
    return switch (name) {
      case "independence" -> independence(threads);
      case "mlp" -> mlp(threads);
      case "cifar" -> cifar(threads);
      case "transformer" -> transformer(threads);
      case "gpt2" -> gpt2(threads);
      case "spectral" -> spectral(threads);
      default -> throw new IllegalArgumentException("no workload '" + name + "' (independence, mlp, cifar, transformer, gpt2, spectral)");
    };
  }

  private static Workload independence(int threads) {
    Examples examples =
        Tasks.open(IndependenceOptions.defaults(), 0, new DataFolder(Path.of("."), false), DownloadListener.SILENT).train();
    ConnectionCost cost = ConnectionCost.of(1, .1);
    OptimiserOptions adamw =
        new OptimiserOptions(OptimiserOptions.Kind.ADAMW, 2e-3, 0, .9, .999, 1e-8, OptimiserOptions.Decay.CONSTANT);
    TrainingWorkload training =
        new TrainingWorkload(
            threads,
            new MlpOptions(List.of(20, 20), true, Activation.SILU, Layout.LINE, Layout.LINE, true),
            new NetworkShape(new int[] {4}, 2, List.of(), List.of()),
            examples,
            Loss.MEAN_SQUARED_ERROR,
            adamw,
            100);
    training.press(cost, 1e-2);
    training.swap(NeuronSwap.of(cost, 5), 200);
    return training;
  }

  private static Workload mlp(int threads) {
    TrainingWorkload training =
        new TrainingWorkload(
            threads,
            new MlpOptions(List.of(100, 100), true, Activation.RELU, Layout.LINE, Layout.LINE, false),
            new NetworkShape(new int[] {784}, 10, List.of(), List.of()),
            images(20000, new int[] {784}, 1),
            Loss.CROSS_ENTROPY,
            new OptimiserOptions(),
            200);
    training.press(
        new ClusterabilityPressure(Set.of("fc2"), ContiguousBlocks.partition(training.wiring(), Set.of("fc1", "fc2"), 4)), 20);
    return training;
  }

  private static Workload cifar(int threads) {
    TrainingWorkload training =
        new TrainingWorkload(
            threads,
            new ConvNetOptions(),
            new NetworkShape(new int[] {3, 32, 32}, 10, List.of(), List.of()),
            images(5000, new int[] {3, 32, 32}, 3),
            Loss.CROSS_ENTROPY,
            new OptimiserOptions(),
            64);
    training.press(
        new ClusterabilityPressure(Set.of("fc2"), ContiguousBlocks.partition(training.wiring(), Set.of("fc1", "fc2"), 4)), 20);
    return training;
  }

  private static Workload transformer(int threads) {
    Task task =
        Tasks.open(new ModularAdditionOptions(113, .3, true), 0, new DataFolder(Path.of("."), false), DownloadListener.SILENT);
    TrainingWorkload training =
        new TrainingWorkload(
            threads,
            new TransformerOptions(
                128, 1, 4, 0, 128, Activation.RELU, false, false, true, true, false, TransformerOptions.Readout.LAST),
            new NetworkShape(task.inputShape(), task.vocabulary(), task.outputs(), List.of(), List.of()),
            task.train(),
            Loss.CROSS_ENTROPY,
            new OptimiserOptions(OptimiserOptions.Kind.ADAMW, 1e-3, 1, .9, .98, 1e-8, OptimiserOptions.Decay.CONSTANT),
            1024);
    training.press(
        new ClusterabilityPressure(
            Set.of("W_Q1", "W_K1", "W_V1", "W_O1", "W_in1", "W_out1"),
            ContiguousBlocks.partition(training.wiring(), Set.of("residual", "Q1", "V1", "mlp1"), 4)),
        1);
    return training;
  }

  private static Workload gpt2(int threads) {
    int count = 64;
    int length = 128;
    int vocabulary = 50257;
    SplittableRandom random = new SplittableRandom(0);
    Examples examples =
        new Examples(
            new TokenInputs(count, length, vocabulary, random.ints((long) count * length, 0, vocabulary).toArray()),
            new TokenTargets(count, length, vocabulary, random.ints((long) count * length, 0, vocabulary).toArray()));
    return new TrainingWorkload(
        threads,
        new Gpt2Options(768, 12, 12, 0, 1024, MlpActivation.GELU_NEW, true),
        new NetworkShape(new int[] {length}, vocabulary, vocabulary, List.of(), List.of()),
        examples,
        Loss.CROSS_ENTROPY,
        new OptimiserOptions(OptimiserOptions.Kind.ADAMW, 5e-5, .01, .9, .999, 1e-8, OptimiserOptions.Decay.CONSTANT),
        1);
  }

  private static Examples images(int count, int[] shape, int channels) {
    SplittableRandom random = new SplittableRandom(0);
    int size = 1;
    for (int extent : shape) {
      size *= extent;
    }
    byte[] bytes = new byte[count * size];
    random.nextBytes(bytes);
    float[] mean = new float[channels];
    float[] deviation = new float[channels];
    // standardised, as the scripts' data are
    Arrays.fill(mean, .5f);
    Arrays.fill(deviation, .2887f);
    return new Examples(
        new ByteInputs(count, shape, bytes, mean, deviation), new ClassTargets(10, random.ints(count, 0, 10).toArray()));
  }

  private static Workload spectral(int threads) {
    Matrix matrix = SpectralTiming.matrix(true, new Random(0));
    BipartiteSpectral spectral = new BipartiteSpectral(10, threads);
    return new Workload() {
      @Override
      public double step(int i) {
        return spectral.cluster(matrix, 4, i).row(0);
      }

      @Override
      public int warmUp(int steps) {
        return 20;
      }

      @Override
      public String engine() {
        return "own block Krylov and k-means";
      }
    };
  }
}
