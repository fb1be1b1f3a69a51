package dev.unmesh.bench;

import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.Pass;
import dev.unmesh.run.EngineThreads;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.ModelFile;
import dev.unmesh.run.RunFolder;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.DownloadListener;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.train.Dataset;
import dev.unmesh.wiring.Connection;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The papers' search for a circuit as they do it, through LibTorch, on a sample of weights: {@code PlainCircuitTiming RUN --label Y
 * --weights N --threads T [--data-dir DIR]}. For each weight the class's test images go through the pruned network and the original.
 * Prints a line of JSON, as bench/python/circuits_plain.py does.
 */
public final class PlainCircuitTiming {
  private PlainCircuitTiming() {}

  public static void main(String[] args) {
    int label = Integer.parseInt(option(args, "--label").orElse("8"));
    int sample = Integer.parseInt(option(args, "--weights").orElse("30"));
    int threads = Integer.parseInt(option(args, "--threads").orElse("1"));
    RunFolder folder = RunFolder.open(Path.of(args[0]));
    LoadedRun run = LoadedRun.open(folder);
    NetworkOptions options = run.recipe().network();
    EngineThreads.start(options, threads);
    DataFolder data = DataFolder.resolve(option(args, "--data-dir").map(Path::of), System.getenv());
    Task task = Tasks.open(run.recipe().task(), run.recipe().seed(), data, DownloadListener.SILENT);
    try (PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard();
        Network pruned = options.blueprint(run.record().shape()).build(0);
        Network original = options.blueprint(run.record().shape()).build(0);
        Dataset test = new Dataset(task.test())) {
      ModelFile.read(folder.model(), pruned);
      ModelFile.read(folder.model(), original);
      int[] of = IntStream.range(0, test.count()).filter(i -> test.labels()[i] == label).toArray();
      Tensor images = test.inputs(of);
      Tensor labels = test.targets(of);
      // the matrices from the last to the first, as many weights of each
      List<Tensor> matrices =
          run.wiring().connections().stream()
              .filter(c -> pruned.parameters().get(c.view().parameter()).dim() == 2)
              .sorted((a, b) -> place(run, b) - place(run, a))
              .map(c -> pruned.parameters().get(c.view().parameter()))
              .toList();
      double bound = loss(original, images, labels);
      double[] times = new double[sample];
      for (int i = -Math.min(3, sample); i < sample; i++) {
        Tensor matrix = matrices.get(Math.max(i, 0) * matrices.size() / sample);
        double took = milliseconds(pruned, original, matrix, matrix.numel() * (Math.max(i, 0) * 7919L % sample) / sample, images, labels);
        times[Math.max(i, 0)] = took;
      }
      Arrays.sort(times);
      System.out.printf(
          Locale.ROOT,
          "{\"engine\": \"LibTorch in Java %s\", \"threads\": %d, \"weights\": %d, \"images\": %d, \"sample\": %d, \"medianMs\": %.4f,"
              + " \"meanMs\": %.4f, \"bound\": %s}%n",
          System.getProperty("java.version"),
          threads,
          matrices.stream().mapToLong(Tensor::numel).sum(),
          of.length,
          sample,
          times[sample / 2],
          Arrays.stream(times).average().orElseThrow(),
          bound);
    }
  }

  private static int place(LoadedRun run, Connection connection) {
    return run.wiring().connections().indexOf(connection);
  }

  /** One weight of the plain algorithm; the weight is put back, so that every sample sees the same network. */
  private static double milliseconds(Network pruned, Network original, Tensor matrix, long at, Tensor images, Tensor labels) {
    try (PointerScope scope = new PointerScope()) {
      FloatPointer weights = matrix.data_ptr_float();
      float before = weights.get(at);
      long start = System.nanoTime();
      weights.put(at, 0);
      boolean stays = loss(pruned, images, labels) > loss(original, images, labels);
      if (stays) {
        weights.put(at, before);
      }
      double took = (System.nanoTime() - start) / 1e6;
      weights.put(at, before);
      return took;
    }
  }

  private static double loss(Network network, Tensor images, Tensor labels) {
    try (PointerScope scope = new PointerScope()) {
      return torch.cross_entropy_loss(network.forward(images, Pass.EVALUATION), labels).item_float();
    }
  }

  private static Optional<String> option(String[] args, String name) {
    return IntStream.range(1, args.length - 1).filter(i -> args[i].equals(name)).mapToObj(i -> args[i + 1]).findFirst();
  }
}
