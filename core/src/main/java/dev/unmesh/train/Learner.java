package dev.unmesh.train;

import dev.unmesh.network.Network;
import dev.unmesh.pressure.Pressure;
import dev.unmesh.train.activity.ActivityTerms;
import dev.unmesh.wiring.CrossModule;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Map;

/**
 * What holds the weights and moments of a network in training and takes its steps; one implementation an engine. Not safe for
 * use by several threads.
 */
public interface Learner extends AutoCloseable {
  /**
   * One optimiser step on the task loss plus the pressures.
   *
   * @param step counted from 0: dropout draws from it
   * @return the batch's task loss before the step, without pressures
   */
  double step(long step, int[] examples, double rate, double[] strengths);

  /** The pressures that bear from the next step on; {@code strengths} of a step count in this order. */
  void press(List<Pressure> pressures);

  /** The present values of a pressure that bears, connection by connection where it is a mean over them. @param pressure counted as in {@link #press} */
  double[] values(int pressure);

  /** The gradient of the task loss on a batch, by parameter; moves nothing. */
  Map<String, float[]> gradients(long step, int[] examples);

  /**
   * Lets the weights between modules count {@code g} times what is trained; they stand so already. Weights, here and everywhere, are
   * those the network computes with. Declared anew, it takes the place of the one before.
   *
   * @throws UnsupportedOperationException if this engine has no gate
   */
  default void gate(CrossModule cross, double g) {
    throw new UnsupportedOperationException("only LibTorch gates the weights between modules");
  }

  /** Lets them count {@code g} times from now on. From 0 on they are 0 exactly, and stay so. */
  default void gate(double g) {
    throw new UnsupportedOperationException("only LibTorch gates the weights between modules");
  }

  /**
   * Adds to the task loss, from the next step on, what terms make of the modules' activations; their state is part of {@link #state()}.
   *
   * @throws UnsupportedOperationException if this engine shows no activations
   */
  default void specialise(ActivityTerms terms) {
    if (!terms.isEmpty()) {
      throw new UnsupportedOperationException("only LibTorch shows what modules do on a batch");
    }
  }

  /**
   * Keeps the largest weights of matrices after each step; all of them until {@link #keep} says otherwise.
   *
   * @param connections whose matrices; empty for all
   * @throws UnsupportedOperationException if this engine cannot
   */
  default void sparsify(List<String> connections) {
    throw new UnsupportedOperationException("only LibTorch keeps the largest weights");
  }

  /** The share of each matrix's weights that is kept from the next step on. */
  default void keep(double share) {
    throw new UnsupportedOperationException("only LibTorch keeps the largest weights");
  }

  /** Reorders neurons: weights, moments and boundary orders move, the function does not change. */
  default void permute(Permutation permutation) {
    permute(permutation, true);
  }

  /** The same; without {@code moments} those stay in place and from then on belong to other weights. */
  void permute(Permutation permutation, boolean moments);

  /** What is connected to what. */
  Wiring wiring();

  /** A copy of the weights as they are. */
  Weights weights();

  /** The weights as they stand whenever one is asked for; where networks may be large, only what is asked for is copied. */
  default Weights liveWeights() {
    return weights();
  }

  /** How well the weights do as they are. @param outputs how many the task has */
  Evaluation evaluate(Dataset data, int outputs);

  /** The network with the weights as they are, on LibTorch; the learner's own, to be evaluated but not changed. */
  Network network();

  /** All that the next step depends on, apart from the step's number. */
  LearnerState state();

  /** The same, to be read before the next step: arrays may be copied only when asked for. */
  default LearnerState liveState() {
    return state();
  }

  /** Goes back to a state after {@code steps} steps. @throws IllegalArgumentException if the state is of another network */
  void restore(LearnerState state, long steps);

  /** What a finished model consists of: parameters and buffers, without moments. */
  default LearnerState model() {
    return state().model();
  }

  /** Takes on the parameters and buffers of a {@link #model()} after {@code steps} steps; moments stay. */
  default void adopt(LearnerState model, long steps) {
    restore(state().with(model), steps);
  }

  @Override
  void close();
}
