package dev.unmesh.run.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.onnx.OnnxGraphs;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.run.RunException;
import dev.unmesh.run.RunListener;
import dev.unmesh.run.model.PixelScale;
import dev.unmesh.task.ByteInputs;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.DataSource;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.Loss;
import dev.unmesh.task.Task;
import dev.unmesh.task.TokenInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks and models of other shapes and scales. */
class FitTest {
  private static final byte[] PIXELS = {0, (byte) 255, 51, 102};

  @TempDir Path folder;

  @Test
  void aFlatRowAndAPictureAreTheSamePixels() {
    Task task = task(pixels(4));
    Examples fitted = Fit.of(task, model(new int[] {1, 2, 2}, 0, 2), Optional.empty()).of(Split.ALL);
    assertArrayEquals(new int[] {1, 2, 2}, fitted.inputs().shape());
    assertEquals(2, fitted.count());
    assertArrayEquals(new float[] {0, 1, .2f, .4f, 0, 1, .2f, .4f}, numbers(fitted.inputs()), 1e-6f);
    Examples back = Fit.of(task(pixels(1, 2, 2)), model(new int[] {4}, 0, 2), Optional.of(PixelScale.SIGNED)).of(Split.TEST);
    assertArrayEquals(new float[] {-1, 1, -.6f, -.2f}, numbers(back.inputs()), 1e-6f);
  }

  @Test
  void whatDoesNotGoTogetherIsNamedOnBothSides() {
    refused(task(pixels(4)), model(new int[] {3, 2, 2}, 0, 2), "gives 4 numbers and asks for 2 outputs", "takes 3 x 2 x 2 numbers and gives 2");
    refused(task(pixels(4)), model(new int[] {4}, 0, 3), "asks for 2 outputs", "gives 3");
    refused(task(pixels(2, 1, 2)), model(new int[] {1, 2, 2}, 0, 2), "gives 2 x 1 x 2 numbers and", "takes 1 x 2 x 2"); // two channels are none
    Inputs tokens = new TokenInputs(1, 2, 5, new int[] {0, 4});
    refused(task(tokens), model(new int[] {2}, 7, 2), "gives 2 tokens of a vocabulary of 5", "takes 2 tokens of a vocabulary of 7");
    refused(task(tokens), model(new int[] {2}, 0, 2), "tokens", "takes 2 numbers");
    RunException scale =
        assertThrows(RunException.class, () -> Fit.of(task(tokens), model(new int[] {2}, 5, 2), Optional.of(PixelScale.RAW)));
    assertTrue(scale.getMessage().contains("--inputs is about pixels"), scale.getMessage());
  }

  @Test
  void anOnnxModelsProbabilitiesAreGradedByTheirLogarithm() throws IOException {
    Path table = Files.writeString(folder.resolve("t.csv"), "a,b,c,y\n1,1,1,0\n1,0,-1,1\n0,1,0,0\n0,0,1,1\n1,1,0,0\n");
    List<String> keys = List.of("task.file=" + table, "task.targets=[y]", "task.learn=classification", "task.standardise=false", "task.testFraction=.4");
    TaskChoice choice = TaskChoice.of(Optional.of("csv"), keys, Optional.empty());
    EvaluateModel evaluation =
        new EvaluateModel(choice, Optional.empty(), Optional.empty(), new DataFolder(folder, false), RunListener.SILENT);
    ModelScore logits = evaluation.model(OnnxGraphs.linear(folder.resolve("logits.onnx"), -1, false));
    ModelScore shares = evaluation.model(OnnxGraphs.linear(folder.resolve("shares.onnx"), 2, true));
    // rows give the logits (6, 15), (-2, -2), (2, 5), (3, 6), (3, 9)
    double loss = (Math.log1p(Math.exp(9)) + Math.log(2) + Math.log1p(Math.exp(3)) + Math.log1p(Math.exp(-3)) + Math.log1p(Math.exp(6))) / 5;
    assertEquals(loss, logits.loss(), 1e-6);
    assertEquals(loss, shares.loss(), 1e-4);
    assertEquals("all", logits.split(), "the seed draws the test rows");
    assertEquals(5, logits.examples());
    assertEquals(.2, logits.accuracy(), 1e-12);
    assertEquals(.6, logits.constant().accuracy(), 1e-12);
  }

  @Test
  void anOnnxModelMayTakeTokens() throws IOException {
    TaskChoice choice = TaskChoice.of(Optional.of("modular-addition"), List.of("task.p=5"), Optional.empty());
    EvaluateModel evaluation =
        new EvaluateModel(choice, Optional.empty(), Optional.empty(), new DataFolder(folder, false), RunListener.SILENT);
    ModelScore score = evaluation.model(OnnxGraphs.counts(folder.resolve("tokens.onnx"), 5));
    int right = 0;
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b < 5; b++) {
        right += Math.min(a, b) == (a + b) % 5 ? 1 : 0; // of two that occur once the first counts
      }
    }
    assertEquals(right / 25.0, score.accuracy(), 1e-12);
    RunException other =
        assertThrows(RunException.class, () -> evaluation.model(OnnxGraphs.counts(folder.resolve("more.onnx"), 7)));
    assertTrue(other.getMessage().contains("asks for 5 outputs") && other.getMessage().contains("gives 7"), other.getMessage());
  }

  private static void refused(Task task, Subject model, String task1, String model1) {
    String message = assertThrows(RunException.class, () -> Fit.of(task, model, Optional.empty())).getMessage();
    assertTrue(message.contains(task1) && message.contains(model1), message);
  }

  private static float[] numbers(Inputs inputs) {
    float[] values = new float[inputs.count() * inputs.width()];
    for (int i = 0; i < inputs.count(); i++) {
      inputs.copy(i, values, i * inputs.width());
    }
    return values;
  }

  private static ByteInputs pixels(int... shape) {
    int channels = shape.length == 3 ? shape[0] : 1;
    float[] ones = new float[channels];
    Arrays.fill(ones, 1);
    return new ByteInputs(1, shape, PIXELS, new float[channels], ones);
  }

  private static Subject model(int[] inputs, int vocabulary, int outputs) {
    NetworkShape shape = new NetworkShape(inputs, vocabulary, outputs, List.of(), List.of());
    return new AnswerSubject("m", "a test's", shape, Optional.empty(), (in, loss) -> new float[in.count() * outputs], () -> {});
  }

  private static Task task(Inputs inputs) {
    Examples examples = new Examples(inputs, new ClassTargets(2, new int[] {1}));
    return new Task() {
      @Override
      public String name() {
        return "t";
      }

      @Override
      public int[] inputShape() {
        return inputs.shape();
      }

      @Override
      public int outputs() {
        return 2;
      }

      @Override
      public List<String> inputLabels() {
        return List.of();
      }

      @Override
      public List<String> outputLabels() {
        return List.of("no", "yes");
      }

      @Override
      public Loss loss() {
        return Loss.CROSS_ENTROPY;
      }

      @Override
      public Examples train() {
        return examples;
      }

      @Override
      public Examples test() {
        return examples;
      }

      @Override
      public List<DataSource> sources() {
        return List.of();
      }
    };
  }
}
