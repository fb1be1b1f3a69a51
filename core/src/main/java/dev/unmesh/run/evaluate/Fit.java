package dev.unmesh.run.evaluate;

import dev.unmesh.network.NetworkShape;
import dev.unmesh.run.RunException;
import dev.unmesh.run.model.PixelScale;
import dev.unmesh.task.ByteInputs;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.Task;
import dev.unmesh.task.TokenInputs;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A task's examples as a model wants them: the same numbers in its shape, pixels on its scale. */
record Fit(Task task, Subject model, Optional<PixelScale> scale) {
  /**
   * @param asked what overrules the model's own scale
   * @throws RunException if task and model do not go together, naming both
   */
  static Fit of(Task task, Subject model, Optional<PixelScale> asked) {
    if (asked.isPresent() && !(task.train().inputs() instanceof ByteInputs)) {
      throw new RunException("--inputs is about pixels, but the task " + task.name() + " has none");
    }
    Fit fit = new Fit(task, model, asked.or(model::scale).filter(scale -> task.train().inputs() instanceof ByteInputs));
    NetworkShape shape = model.shape();
    boolean same =
        task.vocabulary() == shape.vocabulary()
            && task.outputs() == shape.outputs()
            && (Arrays.equals(task.inputShape(), shape.inputs()) || task.vocabulary() == 0 && fit.reshapes());
    if (!same) {
      throw new RunException(
          "the task " + task.name() + " gives " + written(task.inputShape(), task.vocabulary()) + " and asks for " + task.outputs()
              + " outputs, but " + model.name() + " (" + model.kind() + ") takes " + written(shape.inputs(), shape.vocabulary()) + " and gives "
              + shape.outputs());
    }
    return fit;
  }

  // a single channel more in front, or all in a row, is another way to write the same picture
  private boolean reshapes() {
    int[] theirs = solid(task.inputShape());
    int[] ours = solid(model.shape().inputs());
    boolean sameNumbers = product(theirs) == product(ours);
    return Arrays.equals(theirs, ours) || sameNumbers && (theirs.length == 1 || ours.length == 1);
  }

  private static int[] solid(int[] shape) {
    return Arrays.stream(shape).dropWhile(extent -> extent == 1).toArray();
  }

  private static long product(int[] shape) {
    return Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
  }

  private static String written(int[] shape, int vocabulary) {
    return vocabulary > 0
        ? shape[0] + " tokens of a vocabulary of " + vocabulary
        : Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(" x ")) + " numbers";
  }

  /** How the inputs go in, for people: the scale and where it comes from; nothing to say of numbers and tokens. */
  Optional<String> inputs(Optional<PixelScale> asked) {
    if (!(task.train().inputs() instanceof ByteInputs bytes)) {
      return Optional.empty();
    }
    String own = "mean " + list(bytes.mean()) + ", sd " + list(bytes.standardDeviation()) + " of x / 255";
    return Optional.of(
        scale.map(s -> s.written() + (asked.isPresent() ? ", as asked" : ", as this kind of model takes them"))
            .orElse((PixelScale.isUnit(bytes) ? PixelScale.UNIT.written() : own) + ", as the task gives them"));
  }

  private static String list(float[] values) {
    String text = Arrays.toString(values);
    return values.length == 1 ? text.substring(1, text.length() - 1) : text;
  }

  Examples of(Split split) {
    Examples examples = split.of(task);
    return new Examples(shaped(scaled(examples.inputs())), examples.targets());
  }

  private Inputs scaled(Inputs inputs) {
    return scale.isPresent() ? scale.get().of((ByteInputs) inputs, (ByteInputs) task.train().inputs()) : inputs;
  }

  private Inputs shaped(Inputs inputs) {
    int[] shape = model.shape().inputs();
    if (inputs instanceof TokenInputs || Arrays.equals(inputs.shape(), shape)) {
      return inputs;
    } else if (inputs instanceof ByteInputs bytes && (shape.length == 3 ? shape[0] : 1) == bytes.mean().length) {
      return new ByteInputs(bytes.count(), shape, bytes.values(), bytes.mean(), bytes.standardDeviation());
    }
    float[] values = new float[Math.multiplyExact(inputs.count(), inputs.width())];
    for (int i = 0; i < inputs.count(); i++) {
      inputs.copy(i, values, i * inputs.width());
    }
    return new FloatInputs(inputs.count(), shape, values);
  }
}
