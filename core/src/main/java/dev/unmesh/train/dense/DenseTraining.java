package dev.unmesh.train.dense;

import dev.unmesh.engine.array.AdamRule;
import dev.unmesh.engine.array.Kernels;
import dev.unmesh.network.DenseStack;
import dev.unmesh.pressure.ArrayPressure;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Loss;
import dev.unmesh.train.OptimiserOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * A dense network in training: weights, moments and the steps they take. A step makes no object.
 *
 * @param <A> float[], or double[] where precision is tested
 */
final class DenseTraining<A> {
  private final Kernels<A> kernels;
  private final DenseParameters<A> parameters;
  private final OptimiserOptions optimiser;
  private final AdamRule rule;
  private final A weights;
  private final A gradient;
  private final A first;
  private final A second;
  private final DensePass<A> pass;
  private final int examples;
  private List<DensePressure<A>> pressures = List.of();
  private int[] inputOrder;
  private int[] outputPlaces;
  private boolean allLoaded;
  private long steps;

  /** @param batch the largest number of examples a step will see */
  DenseTraining(Kernels<A> kernels, DenseStack stack, Examples examples, Loss loss, OptimiserOptions optimiser, int batch) {
    this.kernels = kernels;
    this.parameters = new DenseParameters<>(kernels, stack, InputLayer.wide(stack));
    this.optimiser = optimiser;
    this.rule =
        new AdamRule(
            optimiser.beta1(),
            optimiser.beta2(),
            optimiser.epsilon(),
            optimiser.weightDecay(),
            optimiser.kind() == OptimiserOptions.Kind.ADAMW);
    this.weights = kernels.allocate(parameters.length());
    this.gradient = kernels.allocate(parameters.length());
    boolean moments = optimiser.kind() != OptimiserOptions.Kind.SGD;
    this.first = kernels.allocate(moments ? parameters.length() : 0);
    this.second = kernels.allocate(moments ? parameters.length() : 0);
    this.pass = new DensePass<>(kernels, stack, parameters, weights, gradient, examples, loss, batch);
    this.examples = examples.count();
  }

  DenseParameters<A> parameters() {
    return parameters;
  }

  A weights() {
    return weights;
  }

  A first() {
    return first;
  }

  A second() {
    return second;
  }

  A gradient() {
    return gradient;
  }

  /** How inputs and outputs are placed; null for the task's order. */
  void place(int[] inputs, int[] outputs) {
    inputOrder = inputs;
    outputPlaces = outputs;
    allLoaded = false;
  }

  void press(List<ArrayPressure> bearing) {
    List<DensePressure<A>> bound = new ArrayList<>();
    bearing.forEach(pressure -> bound.add(DensePressure.of(kernels, parameters, pressure)));
    pressures = bound;
  }

  /** How many steps have been taken, which the optimiser's start-up depends on. */
  void restoreSteps(long taken) {
    steps = taken;
  }

  /** Loss and gradient of a batch, pressures left out. */
  double gradient(int[] batch) {
    boolean all = batch.length == examples;
    if (!all || !allLoaded) {
      pass.load(batch, inputOrder, outputPlaces);
      allLoaded = all;
    }
    pass.forward();
    double loss = pass.loss();
    pass.backward();
    return loss;
  }

  /** One step. @return the batch's loss before it, without pressures */
  double step(int[] batch, double rate, double[] strengths) {
    double loss = gradient(batch);
    for (int i = 0; i < strengths.length; i++) {
      if (strengths[i] != 0) {
        pressures.get(i).add(weights, gradient, strengths[i]);
      }
    }
    steps++;
    if (optimiser.kind() == OptimiserOptions.Kind.SGD) {
      kernels.descend(weights, gradient, parameters.length(), rate, 1 - rate * optimiser.weightDecay());
    } else {
      kernels.adam(
          weights, gradient, first, second, parameters.length(), rule, rule.size(rate, steps), rule.root(steps), rule.keep(rate));
    }
    return loss;
  }

  /** Gathers a parameter: new[i] = old[source[i]], row-major; and its moments if asked. */
  void gather(String name, int[] source, boolean moments) {
    parameters.gather(name, source, weights);
    if (moments && optimiser.kind() != OptimiserOptions.Kind.SGD) {
      parameters.gather(name, source, first);
      parameters.gather(name, source, second);
    }
  }
}
