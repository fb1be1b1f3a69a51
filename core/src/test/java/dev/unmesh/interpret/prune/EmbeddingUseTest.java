package dev.unmesh.interpret.prune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Loss;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.train.DenseForward;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Of a planted embedding those dimensions are found that are used, and which of them are read together. */
class EmbeddingUseTest {
  private static final int TOKENS = 12;
  private static final int DIMS = 8;
  private static final Blueprint BLUEPRINT =
      new MlpOptions(DIMS, List.of(5), true, Activation.TANH, Layout.LINE, Layout.LINE, true, false)
          .blueprint(new NetworkShape(new int[] {2}, TOKENS, 2, Planted.names("t", TOKENS), List.of("y1", "y2")));

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  void activeDimensionsAndTheirGroups() {
    System.out.println("seed " + seed);
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    BLUEPRINT.initialWeights(1).forEach((name, array) -> arrays.put(name, new WeightArray(array.shape(), new float[array.size()])));
    float[] table = arrays.get("embedding.weight").values();
    for (int token = 0; token < TOKENS; token++) {
      // dimensions 1 and 4 turn round three times over the vocabulary, 6 has no period
      table[token * DIMS + 1] = (float) Math.cos(2 * Math.PI * 3 * token / TOKENS);
      table[token * DIMS + 4] = (float) Math.sin(2 * Math.PI * 3 * token / TOKENS);
      table[token * DIMS + 6] = (token * 7 + token * token * 5) % 11 / 5f - 1;
    }
    float[] first = arrays.get("fc1.weight").values();
    set(first, 0, 1, 1.2);
    set(first, 0, DIMS + 4, .8);
    set(first, 1, 4, 1);
    set(first, 1, DIMS + 1, -1);
    set(first, 2, 6, 1);
    set(first, 3, DIMS + 6, 1.4);
    float[] second = arrays.get("fc2.weight").values();
    second[0] = 1;
    second[1] = -1.5f;
    second[5 + 2] = 1;
    second[5 + 3] = 1;
    TokenInputs inputs = pairs();
    float[] said = pass().outputs(Weights.of(arrays), inputs);
    for (float[] values : List.of(table, first, second)) {
      for (int i = 0; i < values.length; i++) {
        values[i] += values[i] == 0 ? (float) random.nextDouble(-.003, .003) : 0;
      }
    }
    for (int i = 0; i < said.length; i++) {
      said[i] += (float) (.03 * random.nextGaussian());
    }
    Examples examples = new Examples(inputs, new ValueTargets(inputs.count(), 2, said));
    Subject subject =
        new Subject(
            BLUEPRINT.wiring(),
            Weights.of(arrays),
            pass(),
            new Planted.Given(
                new int[] {2}, 2, Planted.names("t", TOKENS), List.of("y1", "y2"), Loss.MEAN_SQUARED_ERROR, examples, examples));
    Findings found = Planted.findings(subject);
    assertEquals(List.of("token 1", "token 2"), found.inputs());
    assertEquals(List.of("token 1", "token 2"), found.dependencies().get("y2"), "seed " + seed);
    EmbeddingUse use = found.embedding().orElseThrow();
    assertEquals(DIMS, use.dimensions());
    assertArrayEquals(new int[] {1, 4, 6}, use.active(), "seed " + seed);
    assertEquals(2, use.groups().size());
    assertArrayEquals(new int[] {1, 4}, use.groups().get(0).dimensions());
    assertArrayEquals(new int[] {6}, use.groups().get(1).dimensions());
    assertEquals(3, use.groups().get(0).frequency());
    for (double without : use.without()) {
      assertTrue(without > 10 * use.error(), "silencing one of them must hurt: " + without + " after " + use.error());
    }
    assertTrue(use.groups().get(0).without() > use.error());
    assertTrue(
        found.sentences().stream().anyMatch(s -> s.startsWith("3 of 8 embedding dimensions are active, in 2 groups that are read apart: 2 and 5 (up and down 3 times")),
        found.sentences().toString());
  }

  @Test
  void aFrequencyMustHoldHalfOfTheVariance() {
    double[] slow = new double[20];
    double[] fast = new double[20];
    double[] mixed = new double[20];
    for (int t = 0; t < 20; t++) {
      slow[t] = 5 + Math.cos(2 * Math.PI * 2 * t / 20 + 1);
      fast[t] = t % 2;
      mixed[t] = slow[t] + .99 * Math.sin(2 * Math.PI * 7 * t / 20) + .5 * Math.sin(2 * Math.PI * 5 * t / 20);
    }
    assertEquals(2, Periodicity.of(new double[][] {slow}));
    assertEquals(10, Periodicity.of(new double[][] {fast}));
    assertEquals(0, Periodicity.of(new double[][] {mixed}));
    assertEquals(0, Periodicity.of(new double[][] {new double[20]}));
  }

  private static void set(float[] fc1, int row, int column, double value) {
    fc1[row * 2 * DIMS + column] = (float) value;
  }

  private static DenseForward pass() {
    return new DenseForward(BLUEPRINT.dense().orElseThrow(), Permutation.identity(TOKENS), Permutation.identity(2));
  }

  private static TokenInputs pairs() {
    int[] tokens = new int[2 * TOKENS * TOKENS];
    for (int i = 0; i < TOKENS * TOKENS; i++) {
      tokens[2 * i] = i / TOKENS;
      tokens[2 * i + 1] = i % TOKENS;
    }
    return new TokenInputs(TOKENS * TOKENS, 2, TOKENS, tokens);
  }
}
