package dev.unmesh.network;

import java.util.List;
import java.util.Optional;

/**
 * A network that is nothing but matrices, one after another, with one activation after each but the last: what an engine needs to
 * know to run it without tensors.
 *
 * @param embedding the table of a token task, whose rows of an example's tokens stand side by side as the first layer's inputs
 * @param layers at least one, each as wide in as the one before is wide out
 * @param activation of no effect where there is one layer
 * @param inputOrder whether {@link #INPUT_ORDER} says which of the task's inputs each place of the first layer takes
 * @param outputOrder whether {@link #OUTPUT_ORDER} says which of the task's outputs each place of the last layer holds
 */
public record DenseStack(
    Optional<Embedding> embedding, List<Dense> layers, Activation activation, boolean inputOrder, boolean outputOrder) {
  /** The buffer, int64, that holds the task's input of each place. */
  public static final String INPUT_ORDER = SequentialBlueprint.INPUT_ORDER;

  /** The buffer, int64, that holds the task's output of each place. */
  public static final String OUTPUT_ORDER = SequentialBlueprint.OUTPUT_ORDER;

  public DenseStack {
    layers = List.copyOf(layers);
  }

  /**
   * The table of a token task.
   *
   * @param weight the parameter's name; tokens x dims, row-major
   * @param tokens how many there are: the vocabulary
   * @param folds tokens an example has
   */
  public record Embedding(String weight, int tokens, int dims, int folds) {}

  /**
   * y = W x + b.
   *
   * @param weight the parameter's name; out x in, row-major
   * @param bias the parameter's name; out
   */
  public record Dense(String weight, Optional<String> bias, int in, int out) {}
}
