package dev.unmesh.interpret.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.ConvBlock;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.train.DenseForward;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Weights;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Interventions do what they say to the function, and are taken back without a trace. */
class InterventionsTest {
  private static final int COUNT = 50;
  private static final Blueprint NET = blueprint(true);

  private final long seed = System.nanoTime();
  private final FloatInputs inputs = inputs(seed);
  private final DenseForward pass = new DenseForward(NET.dense().orElseThrow(), Permutation.identity(3), Permutation.identity(2));
  private final Weights own = Weights.of(NET.initialWeights(5));

  @Test
  void aWeightIsSetAndRevertedToTheBit() {
    Interventions none = Interventions.on(NET.wiring(), own, this::mean);
    Interventions one = none.with(new Intervention.SetWeight("fc2", 3, 1, 2.5f));
    Interventions two = one.with(new Intervention.SetWeight("fc2", 3, 1, 0)).with(new Intervention.SetWeight("fc1", 0, 2, -1));
    assertEquals(2.5f, one.weights().get("fc2.weight").values()[3 * 5 + 1]);
    assertEquals(0, two.weights().get("fc2.weight").values()[3 * 5 + 1]);
    assertEquals(-1, two.weights().get("fc1.weight").values()[2]);
    assertEquals(3, two.applied().size());
    assertEquals("[fc2[3,1]=2.5, fc2[3,1]=0.0, fc1[0,2]=-1.0]", two.applied().toString());
    assertSame(one, two.reverted().reverted());
    assertSame(none, two.allReverted());
    assertEquals(List.of(), none.applied());
    own.names().forEach(name -> assertArrayEquals(NET.initialWeights(5).get(name).values(), none.weights().get(name).values()));
    assertThrows(IllegalStateException.class, none::reverted);
  }

  @Test
  void aNeuronHeldAtAValueSaysThatValue() {
    Connection reader = NET.wiring().connection("fc3");
    float[] read = pass.into(own, inputs, reader).orElseThrow();
    for (double value : new double[] {0, .7}) {
      Weights silenced = silence("fc2", 2, OptionalDouble.of(value)).weights();
      float[] expected = new float[COUNT * 2];
      float[] weight = own.get("fc3.weight").values();
      for (int i = 0; i < COUNT; i++) {
        for (int o = 0; o < 2; o++) {
          expected[i * 2 + o] = own.get("fc3.bias").values()[o];
          for (int h = 0; h < 4; h++) {
            expected[i * 2 + o] += weight[o * 4 + h] * (h == 2 ? (float) value : read[i * 4 + h]);
          }
        }
      }
      assertArrayEquals(expected, pass.outputs(silenced, inputs), 1e-5f, "seed " + seed);
    }
  }

  @Test
  void theMeanLeavesTheMeanAndInputsAreNeuronsToo() {
    Weights silenced = silence("fc2", 1, OptionalDouble.empty()).weights();
    float[] before = pass.outputs(own, inputs);
    float[] after = pass.outputs(silenced, inputs);
    for (int o = 0; o < 2; o++) {
      assertEquals(average(before, o), average(after, o), 1e-5, "what follows is linear, so its mean stays; seed " + seed);
    }
    Weights blind = silence("input", 1, OptionalDouble.of(0)).weights();
    float[] values = inputs.values().clone();
    for (int i = 0; i < COUNT; i++) {
      values[i * 3 + 1] = 0;
    }
    assertArrayEquals(
        pass.outputs(own, new FloatInputs(COUNT, new int[] {3}, values)), pass.outputs(blind, inputs), 1e-5f, "seed " + seed);
  }

  @Test
  void anOutputLosesWhatLeadsToIt() {
    float[] after = pass.outputs(silence("output", 0, OptionalDouble.of(.25)).weights(), inputs);
    float[] before = pass.outputs(own, inputs);
    for (int i = 0; i < COUNT; i++) {
      assertEquals(.25f, after[2 * i]);
      assertEquals(before[2 * i + 1], after[2 * i + 1]);
    }
    assertTrue(fails(new Intervention.Silence("output", 0, OptionalDouble.empty())).contains("at a number"));
  }

  @Test
  void whatThereIsNotIsRefused() {
    assertTrue(fails(new Intervention.SetWeight("fc2", 4, 0, 1)).contains("connection 'fc2' has rows 0 to 3: there is no row 4"));
    assertTrue(fails(new Intervention.SetWeight("fc2", 0, -1, 1)).contains("columns 0 to 4"));
    assertTrue(fails(new Intervention.SetWeight("fc9", 0, 0, 1)).contains("no connection 'fc9'"));
    assertTrue(fails(new Intervention.Silence("fc1", 5, OptionalDouble.of(0))).contains("neurons 0 to 4"));
    assertTrue(fails(new Intervention.Silence("fc8", 0, OptionalDouble.of(0))).contains("no group 'fc8'"));
    assertThrows(IllegalArgumentException.class, () -> new Intervention.SetWeight("fc2", 0, 0, Float.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Intervention.Silence("fc1", 0, OptionalDouble.of(Double.NaN)));
  }

  @Test
  void withoutABiasOnlyZeroWillDo() {
    Blueprint bare = blueprint(false);
    Interventions none = Interventions.on(bare.wiring(), Weights.of(bare.initialWeights(5)), (weights, connection, column) -> .5);
    none.with(new Intervention.Silence("fc1", 0, OptionalDouble.of(0)));
    String message =
        assertThrows(IllegalArgumentException.class, () -> none.with(new Intervention.Silence("fc1", 0, OptionalDouble.empty()))).getMessage();
    assertTrue(message.contains("'fc2' has no biases"), message);
  }

  @Test
  void aKernelIsSetWhole() {
    Blueprint conv =
        new ConvNetOptions(List.of(new ConvBlock(2, 3, 1, true, false, 2)), List.of(), true, Activation.RELU, List.of())
            .blueprint(new NetworkShape(new int[] {1, 4, 4}, 2, List.of(), List.of()));
    Connection first = conv.wiring().connections().get(0);
    Interventions none = Interventions.on(conv.wiring(), Weights.of(conv.initialWeights(5)), (weights, connection, column) -> 1);
    float[] values = none.with(new Intervention.SetWeight(first.name(), 1, 0, .5f)).weights().get(first.view().parameter()).values();
    for (int s = 0; s < 9; s++) {
      assertEquals(.5f, values[9 + s]);
      assertEquals(conv.initialWeights(5).get(first.view().parameter()).values()[s], values[s]);
    }
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> none.with(new Intervention.Silence(first.from(), 0, OptionalDouble.empty())))
            .getMessage()
            .contains("convolution"));
  }

  private Interventions silence(String group, int neuron, OptionalDouble value) {
    return Interventions.on(NET.wiring(), own, this::mean).with(new Intervention.Silence(group, neuron, value));
  }

  private String fails(Intervention intervention) {
    Interventions none = Interventions.on(NET.wiring(), own, this::mean);
    return assertThrows(IllegalArgumentException.class, () -> none.with(intervention)).getMessage();
  }

  private double mean(Weights weights, Connection connection, int column) {
    float[] read = pass.into(weights, inputs, connection).orElseThrow();
    double sum = 0;
    for (int at = column; at < read.length; at += connection.columns()) {
      sum += read[at];
    }
    return sum / COUNT;
  }

  private static double average(float[] values, int output) {
    double sum = 0;
    for (int at = output; at < values.length; at += 2) {
      sum += values[at];
    }
    return sum / COUNT;
  }

  private static Blueprint blueprint(boolean bias) {
    return new MlpOptions(List.of(5, 4), bias, Activation.SILU, Layout.LINE, Layout.LINE, false)
        .blueprint(new NetworkShape(new int[] {3}, 2, List.of("x1", "x2", "x3"), List.of("y1", "y2")));
  }

  private static FloatInputs inputs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[COUNT * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return new FloatInputs(COUNT, new int[] {3}, values);
  }
}
