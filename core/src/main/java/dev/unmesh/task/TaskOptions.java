package dev.unmesh.task;

/** What a recipe may say about a task. Each record documents its defaults, gives them by {@code defaults()}, and checks itself. */
public sealed interface TaskOptions
    permits IndependenceOptions,
        FeatureSharingOptions,
        CompositionalityOptions,
        TwoMoonsOptions,
        InContextOptions,
        ModularAdditionOptions,
        PermutationsOptions,
        MnistOptions,
        Cifar10Options,
        CsvOptions,
        ImageFolderOptions,
        OpeningOptions {
  /** The task's name in recipes. */
  String name();

  /** Whether the seed draws, from one set of examples, which of them are for testing. */
  default boolean drawsSplit() {
    return false;
  }
}
