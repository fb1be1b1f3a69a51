package dev.unmesh.task;

import java.util.List;
import java.util.stream.IntStream;

/** Opens tasks. */
public final class Tasks {
  private Tasks() {}

  /**
   * Loads or generates a task.
   *
   * @param seed of what is generated and of splits; MNIST and CIFAR-10 do not depend on it
   * @param data where published data sets lie; not touched by synthetic tasks
   * @param progress hears of downloads
   * @throws MissingDataException if data is not there and cannot be fetched; the message says which file to put where
   * @throws dev.unmesh.format.FormatException if a file does not hold what it should
   */
  public static Task open(TaskOptions options, long seed, DataFolder data, DownloadListener progress) {
    if (options instanceof IndependenceOptions independence) {
      return FormulaTask.open(options.name(), new Independence(), independence.trainExamples(), independence.testExamples(), seed);
    } else if (options instanceof FeatureSharingOptions sharing) {
      return FormulaTask.open(options.name(), new FeatureSharing(), sharing.trainExamples(), sharing.testExamples(), seed);
    } else if (options instanceof CompositionalityOptions composed) {
      return FormulaTask.open(options.name(), new Compositionality(), composed.trainExamples(), composed.testExamples(), seed);
    } else if (options instanceof TwoMoonsOptions moons) {
      return TwoMoons.open(moons, seed);
    } else if (options instanceof InContextOptions sequences) {
      return InContext.open(sequences, seed);
    } else if (options instanceof ModularAdditionOptions addition) {
      List<String> residues = IntStream.range(0, addition.p()).mapToObj(Integer::toString).toList();
      return PairTask.open(
          options.name(), residues, (a, b) -> (a + b) % addition.p(), addition.equalsToken() ? List.of("=") : List.of(), addition.trainShare(), seed);
    } else if (options instanceof PermutationsOptions permutations) {
      SymmetricGroup group = new SymmetricGroup(permutations.n());
      return PairTask.open(options.name(), group.elements(), group::product, List.of(), permutations.trainShare(), seed);
    } else if (options instanceof MnistOptions mnist) {
      return Mnist.open(mnist, data, progress);
    } else if (options instanceof Cifar10Options cifar) {
      return Cifar10.open(cifar, data, progress);
    } else if (options instanceof CsvOptions csv) {
      return CsvTask.open(csv, seed, data);
    } else if (options instanceof ImageFolderOptions images) {
      return ImageFolderTask.open(images, seed, data);
    } else if (options instanceof OpeningOptions opening) {
      return opening.open(seed, data, progress);
    }
    throw new IllegalArgumentException("no task takes " + options);
  }
}
