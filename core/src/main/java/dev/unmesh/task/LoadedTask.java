package dev.unmesh.task;

import java.util.List;

/** A task held in memory. */
record LoadedTask(
    String name,
    int[] inputShape,
    int outputs,
    List<String> inputLabels,
    List<String> outputLabels,
    Loss loss,
    Examples train,
    Examples test,
    List<DataSource> sources)
    implements Task {
  LoadedTask {
    inputLabels = List.copyOf(inputLabels);
    outputLabels = List.copyOf(outputLabels);
    sources = List.copyOf(sources);
  }

  /** A task whose input shape and outputs follow from its examples and labels. */
  static LoadedTask of(
      String name, List<String> inputs, List<String> outputs, Loss loss, Examples train, Examples test, List<DataSource> sources) {
    return new LoadedTask(name, train.inputs().shape(), outputs.size(), inputs, outputs, loss, train, test, sources);
  }

  @Override
  public int[] inputShape() {
    return inputShape.clone();
  }
}
