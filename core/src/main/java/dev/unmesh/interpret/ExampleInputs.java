package dev.unmesh.interpret;

import dev.unmesh.task.ByteInputs;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.TokenInputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs that excite each module most.
 *
 * @param group whose activity was read
 * @param by what an input's score is
 * @param shape of an image (channels, height, width), or empty where inputs are values
 */
public record ExampleInputs(String group, String by, int[] shape, List<OfModule> modules) {
  /** The inputs of one module, the strongest first. */
  public record OfModule(int module, List<Input> inputs) {}

  /**
   * One input.
   *
   * @param label its class, or the number of the example
   * @param pixels its bytes, channel by channel; empty where inputs are values
   * @param values its values by name; empty for images
   */
  public record Input(String label, double score, byte[] pixels, Map<String, Double> values) {
    /** @param inputLabels what each input is called, or empty */
    public static Input of(Examples examples, int example, double score, List<String> inputLabels, List<String> outputLabels) {
      return new Input(
          ExampleInputs.label(examples, example, outputLabels), score, pixelsOf(examples, example), ExampleInputs.values(examples, example, inputLabels));
    }
  }

  /** @param count inputs a module */
  public static ExampleInputs of(
      ModuleActivity activity, Examples examples, List<String> inputLabels, List<String> outputLabels, int count) {
    List<OfModule> modules = new ArrayList<>();
    for (int module = 0; module < activity.modules(); module++) {
      List<Input> inputs = new ArrayList<>();
      for (int example : activity.strongest(module, count)) {
        inputs.add(Input.of(examples, example, activity.at(example, module), inputLabels, outputLabels));
      }
      modules.add(new OfModule(module, inputs));
    }
    return new ExampleInputs(activity.group(), "L2 norm of the module's activations", imageShape(examples), modules);
  }

  private static String label(Examples examples, int example, List<String> outputLabels) {
    return examples.targets() instanceof ClassTargets classes ? outputLabels.get(classes.labels()[example]) : "example " + (example + 1);
  }

  private static byte[] pixelsOf(Examples examples, int example) {
    if (examples.inputs() instanceof ByteInputs bytes) {
      int size = Arrays.stream(bytes.shape()).reduce(1, (a, b) -> a * b);
      return Arrays.copyOfRange(bytes.values(), example * size, (example + 1) * size);
    }
    return new byte[0];
  }

  private static Map<String, Double> values(Examples examples, int example, List<String> inputLabels) {
    Map<String, Double> values = new LinkedHashMap<>();
    if (examples.inputs() instanceof TokenInputs tokens) {
      for (int i = 0; i < tokens.length(); i++) {
        values.put("token " + (i + 1), (double) tokens.tokens()[example * tokens.length() + i]);
      }
    } else if (examples.inputs() instanceof FloatInputs floats) {
      int size = Arrays.stream(floats.shape()).reduce(1, (a, b) -> a * b);
      for (int i = 0; i < size; i++) {
        String name = inputLabels.size() == size ? inputLabels.get(i) : "x" + (i + 1);
        values.put(name, (double) floats.values()[example * size + i]);
      }
    }
    return values;
  }

  /** Of an image; empty where inputs are none. A flat row of pixels is a square grey picture where its length is a square number. */
  public static int[] imageShape(Examples examples) {
    if (!(examples.inputs() instanceof ByteInputs bytes)) {
      return new int[0];
    }
    int[] shape = bytes.shape();
    if (shape.length == 3) {
      return shape;
    }
    int side = (int) Math.round(Math.sqrt(shape[0]));
    return side * side == shape[0] ? new int[] {1, side, side} : new int[0];
  }
}
