package dev.unmesh.interpret.prune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Activation;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Loss;
import dev.unmesh.task.Task;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The threshold is the largest that the tolerance allows. */
class ThresholdPruningTest {
  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  void noThresholdBeyondTheOneChosenPasses() {
    System.out.println("seed " + seed);
    for (double tolerance : new double[] {.01, .1, .5, 1}) {
      Planted net = random(Activation.SILU);
      Subject subject = net.subject(net.task(.05, random));
      Pruning pruning = prune(subject, tolerance);
      double limit = (1 + tolerance) * pruning.before().loss() + 1e-12;
      assertTrue(pruning.after().loss() <= limit);
      assertEquals(pruning.after(), subject.standing(pruning.weights()));
      for (double larger : sizes(subject.weights())) {
        Weights cut = cut(subject.weights(), larger);
        if (larger > pruning.threshold()) {
          assertTrue(subject.standing(cut).loss() > limit, "a threshold of " + larger + " passes too; seed " + seed);
        } else if (larger == pruning.threshold()) {
          cut.names().forEach(name -> assertArrayEquals(cut.get(name).values(), pruning.weights().get(name).values(), name));
        }
      }
    }
  }

  @Test
  void aLargerToleranceNeverKeepsMore() {
    Planted net = random(Activation.TANH);
    Subject subject = net.subject(net.task(.1, random));
    Pruning last = prune(subject, .001);
    for (double tolerance : new double[] {.01, .05, .2, .5, 1}) {
      Pruning next = prune(subject, tolerance);
      assertTrue(next.threshold() >= last.threshold() && next.left() <= last.left(), "seed " + seed);
      last = next;
    }
  }

  @Test
  void theCurveRunsFromTheWholeNetworkToNone() {
    Planted net = random(Activation.RELU);
    Subject subject = net.subject(net.task(.05, random));
    Pruning pruning = prune(subject, .1);
    List<Pruning.Point> curve = pruning.curve();
    assertEquals(pruning.total(), curve.get(0).left());
    assertEquals(pruning.before().loss(), curve.get(0).loss());
    assertEquals(0, curve.get(curve.size() - 1).left());
    assertTrue(curve.size() > 30 && curve.size() < 70, "points: " + curve.size());
    for (int i = 1; i < curve.size(); i++) {
      assertTrue(curve.get(i).left() < curve.get(i - 1).left());
      assertTrue(curve.get(i).threshold() > curve.get(i - 1).threshold());
    }
    for (Pruning.Point point : curve) {
      assertEquals(point.left(), sizes(subject.weights()).stream().filter(size -> size >= point.threshold()).count());
      assertEquals(subject.standing(cut(subject.weights(), point.threshold())).loss(), point.loss());
    }
    assertTrue(curve.stream().anyMatch(point -> point.left() == pruning.left() && point.threshold() == pruning.threshold()));
  }

  @Test
  void equalWeightsGoTogether() {
    Planted net = new Planted(Activation.RELU, true, 3, 2, 4);
    for (int i = 0; i < 4; i++) {
      net.weight(1, i, i % 3, i < 2 ? 1 : .25).weight(2, i % 2, i, i < 2 ? 1 : -.25);
    }
    Subject subject = net.subject(net.task(.01, random));
    Pruning pruning = prune(subject, .1);
    assertTrue(pruning.curve().stream().allMatch(p -> List.of(0, 4, 8).contains(p.left())), pruning.curve().toString());
    assertEquals(8, pruning.left());
    assertEquals(.25, pruning.threshold());
    assertEquals(3 * 4 + 4 * 2, pruning.total());
  }

  @Test
  void aNetworkWithoutErrorKeepsWhatItNeeds() {
    Planted net = new Planted(Activation.RELU, true, 2, 1, 6);
    net.weight(1, 0, 0, 1).weight(1, 1, 0, -1).weight(2, 0, 0, 1).weight(2, 0, 1, 1);
    Task exact = net.task(0, random);
    Pruning pruning = prune(net.noise(1e-9, random).subject(exact), .1);
    assertEquals(4, pruning.left(), "rounding is not held to");
    assertTrue(pruning.before().loss() < 1e-12);
  }

  @Test
  void whereAConstantIsAsGoodNothingIsLeft() {
    Planted net = random(Activation.SILU);
    FloatInputs inputs = net.draw(100, random);
    Task task = net.task(examples(inputs, 7), examples(inputs, 7), Loss.MEAN_SQUARED_ERROR);
    Pruning pruning = prune(net.subject(task), .1);
    assertEquals(0, pruning.left());
    assertEquals("No input reaches any output: the answer is always the same.", Planted.findings(net.subject(task)).sentences().get(2));
  }

  @Test
  void classesAreJudgedByWrongAnswers() {
    Planted net = new Planted(Activation.TANH, true, 2, 2, 5);
    net.weight(1, 0, 0, 3).weight(1, 1, 1, .2).weight(2, 0, 0, 3).weight(2, 1, 1, .5).noise(.01, random);
    FloatInputs inputs = net.draw(400, random);
    int[] labels = IntStream.range(0, 400).map(i -> inputs.values()[2 * i] > 0 ? 0 : 1).toArray();
    labels[3] = 1 - labels[3];
    labels[7] = 1 - labels[7];
    Examples examples = new Examples(inputs, new ClassTargets(2, labels));
    Subject subject = net.subject(net.task(examples, examples, Loss.CROSS_ENTROPY));
    Pruning pruning = prune(subject, .5);
    int before = (int) Math.round(400 * (1 - pruning.before().accuracy()));
    int after = (int) Math.round(400 * (1 - pruning.after().accuracy()));
    assertTrue(after <= 1.5 * before, before + " wrong answers before, " + after + " after");
    assertEquals(2, pruning.left(), "of two ways to the answer one is enough");
  }

  @Test
  void weightsThatAreNoNumbersAreRefusedByName() {
    Planted net = random(Activation.RELU);
    Task task = net.task(.1, random);
    net.weight(2, 3, 1, Double.NaN);
    String message = assertThrows(IllegalArgumentException.class, () -> net.subject(task)).getMessage();
    assertTrue(message.contains("'fc2.weight'") && message.contains("NaN"), message);
    net.weight(2, 3, 1, 0).bias(1, 2, Double.POSITIVE_INFINITY);
    assertTrue(assertThrows(IllegalArgumentException.class, () -> net.subject(task)).getMessage().contains("'fc1.bias'"));
  }

  @Test
  void tolerancesLieAboveZeroUpToOne() {
    for (double wrong : new double[] {0, -.1, 1.0001, Double.NaN, Double.POSITIVE_INFINITY}) {
      String message = assertThrows(IllegalArgumentException.class, () -> new Tolerance(wrong)).getMessage();
      assertTrue(message.contains("(0, 1]") && message.contains("" + wrong), message);
    }
    assertEquals(.1, Tolerance.USUAL.share());
    assertEquals(1, new Tolerance(1).share());
  }

  private Planted random(Activation activation) {
    return new Planted(activation, true, 3, 2, 6, 5).noise(1, random);
  }

  private Examples examples(FloatInputs inputs, double value) {
    float[] values = new float[2 * inputs.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (value + 3 * random.nextGaussian());
    }
    return new Examples(inputs, new ValueTargets(inputs.count(), 2, values));
  }

  private static Pruning prune(Subject subject, double tolerance) {
    return ThresholdPruning.of(subject, new Tolerance(tolerance), share -> {});
  }

  private static List<Double> sizes(Weights weights) {
    List<Double> sizes = new ArrayList<>();
    for (String name : weights.names()) {
      if (name.endsWith(".weight")) {
        IntStream.range(0, weights.get(name).size()).forEach(i -> sizes.add((double) Math.abs(weights.get(name).values()[i])));
      }
    }
    return sizes;
  }

  private static Weights cut(Weights weights, double threshold) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    for (String name : weights.names()) {
      float[] values = Arrays.copyOf(weights.get(name).values(), weights.get(name).size());
      for (int i = 0; i < values.length && name.endsWith(".weight"); i++) {
        values[i] = Math.abs(values[i]) < threshold ? 0 : values[i];
      }
      arrays.put(name, new WeightArray(weights.get(name).shape(), values));
    }
    return Weights.of(arrays);
  }
}
