package dev.unmesh.interpret.prune;

import dev.unmesh.task.Examples;
import dev.unmesh.task.Task;
import dev.unmesh.train.ForwardPass;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A network to be examined: how it is wired, how it answers, and the task it is judged by, on the task's test examples.
 *
 * @param weights held in memory, every one a number
 * @param pass borrowed, not closed here
 */
public record Subject(Wiring wiring, Weights weights, ForwardPass pass, Task task) {
  /** @throws IllegalArgumentException if a weight is not a finite number */
  public Subject {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    for (String name : weights.names()) {
      WeightArray array = weights.get(name);
      for (int i = 0; i < array.size(); i++) {
        if (!Float.isFinite(array.values()[i])) {
          throw new IllegalArgumentException(
              "parameter '" + name + "' holds " + array.values()[i] + " at element " + i + ": every weight must be a finite number");
        }
      }
      arrays.put(name, array);
    }
    weights = Weights.of(arrays);
  }

  Examples test() {
    return task.test();
  }

  Judge judge(Examples examples) {
    return new Judge(examples.targets(), task.loss(), task.outputs());
  }

  /** How the network stands on all test examples with other weights. */
  public Standing standing(Weights others) {
    return standing(pass.outputs(others, test().inputs()), test());
  }

  /** What answers to examples are worth. @param outputs as the forward pass gave them */
  public Standing standing(float[] outputs, Examples examples) {
    return judge(examples).of(outputs);
  }

  /** Every output's mean squared error on the test examples; a class's is that of its probability. */
  public double[] errors(Weights others) {
    Judge judge = judge(test());
    return judge.means(judge.squares(judge.said(pass.outputs(others, test().inputs()))));
  }

  /** What a connection's column carries on average over the test examples; empty where that is no vector. */
  public OptionalDouble mean(Weights others, Connection connection, int column) {
    return pass.into(others, test().inputs(), connection)
        .map(values -> OptionalDouble.of(Moments.mean(values, column, connection.columns())))
        .orElseGet(OptionalDouble::empty);
  }
}
