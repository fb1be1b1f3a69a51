package dev.unmesh.interpret.dependence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.interpret.ModuleMask;
import dev.unmesh.network.Network;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.TokenTargets;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.wiring.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DependenceStudyTest {
  private static final Site INTO = new Site("layer 1", List.of("W_in1"), PlantedTokens.MODULES);
  private static final Site BOTH = new Site("layer 1", List.of("W_in1", "W_out1"), PlantedTokens.MODULES);

  @Test
  void anAnswerThroughOneModuleDependsOnOne() {
    Dependence found = study(PlantedTokens.examples(40), INTO, 0);
    assertEquals(40, found.sequences());
    assertEquals(192, found.asked(), "40 sequences of 6, a fifth masked");
    assertEquals(IntStream.range(0, 240).filter(i -> i % 5 != 4 && i % 3 != 2).count(), found.right());
    assertArrayEquals(new double[] {0, 1, 0, 0, 0}, shares(found, ModuleMask.OFF).all(), 1e-15);
    assertArrayEquals(new double[] {0, 1, 0, 0, 0}, shares(found, ModuleMask.ROWS_OFF).all(), 1e-15);
    assertArrayEquals(new double[] {0, 0, 0, 1, 0}, shares(found, ModuleMask.ON).all(), 1e-15, "its own module alone keeps it");
    assertEquals(1, shares(found, ModuleMask.OFF).mean(), 1e-15);
    assertArrayEquals(new double[] {0, 0, 0, 0, 0}, found.layers().get(0).rule(ModuleMask.OFF).error().all(), 1e-15);
  }

  @Test
  void anAnswerThroughTwoModulesDependsOnTwo() {
    // neuron t belongs to module t and writes to module t + 1
    Dependence found = study(PlantedTokens.examples(40), BOTH, 0);
    assertArrayEquals(new double[] {0, 0, 1, 0, 0}, shares(found, ModuleMask.OFF).all(), 1e-15);
    assertArrayEquals(new double[] {0, 0, 0, 0, 1}, shares(found, ModuleMask.ON).all(), 1e-15, "no module alone will do");
    assertArrayEquals(new double[] {0, 1, 0, 0}, shares(found, ModuleMask.OFF).dependent(), 1e-15);
  }

  @Test
  void modulesAreNeededByTheirOwnTokens() {
    Examples examples = PlantedTokens.examples(40);
    Dependence found = study(examples, INTO, 0);
    int[] inputs = ((TokenInputs) examples.inputs()).tokens();
    double[] expected = new double[4];
    IntStream.range(0, 240).filter(i -> i % 5 != 4 && i % 3 != 2).forEach(i -> expected[inputs[i]] += 1.0 / found.right());
    assertArrayEquals(expected, shares(found, ModuleMask.OFF).modules(), 1e-12);
  }

  @Test
  void randomSplitsOfThePlantedNetworkDependOnMore() {
    Dependence found = study(PlantedTokens.examples(40), INTO, 20);
    Dependence.Rule off = found.layers().get(0).rule(ModuleMask.OFF);
    assertEquals(1, Arrays.stream(off.control().all()).sum(), 1e-12);
    assertTrue(off.control().all()[2] > .4 && off.control().mean() > 1.4, Arrays.toString(off.control().all()));
    assertTrue(off.controlSd().all()[2] > 0);
    // rows alone hold one neuron a module, however these are dealt out
    assertArrayEquals(new double[] {0, 1, 0, 0, 0}, found.layers().get(0).rule(ModuleMask.ROWS_OFF).control().all(), 1e-12);
  }

  @Test
  void aNetworkThatIgnoresItsMlpDependsOnNone() {
    try (Network network = PlantedTokens.network()) {
      Examples asked = PlantedTokens.examples(10);
      int[] always = new int[10 * PlantedTokens.LENGTH];
      Arrays.fill(always, PlantedTokens.TOKENS);
      network.parameters().get("W_in1.weight").detach().zero_();
      Examples constant = new Examples(asked.inputs(), new TokenTargets(10, PlantedTokens.LENGTH, PlantedTokens.TOKENS + 1, always));
      Dependence found = new DependenceStudy(network, constant, 4, 0, 10, 0).run("own", "planted", List.of(INTO), share -> {});
      assertArrayEquals(new double[] {1, 0, 0, 0, 0}, shares(found, ModuleMask.OFF).all());
      assertArrayEquals(new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN}, shares(found, ModuleMask.OFF).dependent());
    }
  }

  @Test
  void namesOfModulesAndNeuronsOfNoneMakeNoDifference() {
    int[] renamed = {2, 0, 3, 1};
    Map<String, int[]> labels =
        Map.of("residual", IntStream.range(0, 8).map(i -> renamed[i % 4]).toArray(), "mlp1", IntStream.range(0, 4).map(i -> renamed[i]).toArray());
    Examples examples = PlantedTokens.examples(40);
    Shares named = shares(study(examples, BOTH, 0), ModuleMask.OFF);
    Shares other = shares(study(examples, new Site("layer 1", BOTH.connections(), new Partition(4, labels)), 0), ModuleMask.OFF);
    assertArrayEquals(named.all(), other.all());
    assertEquals(named.modules()[1], other.modules()[0]);
  }

  @Test
  void whatItIsAskedTwiceIsAnsweredTheSameAndWeightsArePutBack() {
    try (Network network = PlantedTokens.network()) {
      float[] before = network.weights().get("W_in1.weight").values().clone();
      DependenceStudy study = new DependenceStudy(network, PlantedTokens.examples(20), 4, 3, 50, 7);
      List<Double> progress = new ArrayList<>();
      Dependence once = study.run("own", "planted", List.of(INTO, BOTH), progress::add);
      Dependence again = study.run("own", "planted", List.of(INTO, BOTH), share -> {});
      assertEquals(once.toString().replaceAll("@\\w+", ""), again.toString().replaceAll("@\\w+", ""));
      for (int layer = 0; layer < 2; layer++) {
        for (ModuleMask mask : ModuleMask.values()) {
          assertArrayEquals(once.layers().get(layer).rule(mask).shares().flat(), again.layers().get(layer).rule(mask).shares().flat());
          assertArrayEquals(once.layers().get(layer).rule(mask).error().flat(), again.layers().get(layer).rule(mask).error().flat());
          assertArrayEquals(once.layers().get(layer).rule(mask).control().flat(), again.layers().get(layer).rule(mask).control().flat());
        }
      }
      assertArrayEquals(before, network.weights().get("W_in1.weight").values());
      assertEquals(1, progress.get(progress.size() - 1), 1e-12);
      assertTrue(IntStream.range(1, progress.size()).allMatch(i -> progress.get(i) >= progress.get(i - 1)));
    }
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    try (Network network = PlantedTokens.network()) {
      Examples examples = PlantedTokens.examples(5);
      int[] wrong = new int[5 * PlantedTokens.LENGTH];
      Arrays.fill(wrong, PlantedTokens.TOKENS);
      Examples never = new Examples(examples.inputs(), new TokenTargets(5, PlantedTokens.LENGTH, 5, wrong));
      assertRefused("answers none of 30 rightly", network, never, INTO);
      assertRefused("has a whole side", network, examples, new Site("layer 1", List.of("W_Q1"), PlantedTokens.MODULES));
      Examples values = new Examples(new FloatInputs(1, new int[] {6}, new float[6]), new ValueTargets(1, 1, new float[1]));
      assertThrows(IllegalArgumentException.class, () -> AskedTokens.of(values, 1));
      assertThrows(IllegalArgumentException.class, () -> new DependenceStudy(network, examples, 0, 1, 1, 0));
      assertThrows(IllegalArgumentException.class, () -> new Site("layer 1", List.of(), PlantedTokens.MODULES));
    }
  }

  private static void assertRefused(String expected, Network network, Examples examples, Site site) {
    DependenceStudy study = new DependenceStudy(network, examples, 4, 0, 10, 0);
    String message =
        assertThrows(IllegalArgumentException.class, () -> study.run("own", "planted", List.of(site), share -> {})).getMessage();
    assertTrue(message.contains(expected), message);
  }

  private static Shares shares(Dependence found, ModuleMask mask) {
    Shares shares = found.layers().get(0).rule(mask).shares();
    assertEquals(1, Arrays.stream(shares.all()).sum(), 1e-12);
    return shares;
  }

  private static Dependence study(Examples examples, Site site, int draws) {
    try (Network network = PlantedTokens.network()) {
      return new DependenceStudy(network, examples, 4, draws, 100, 3).run("own", "planted", List.of(site), share -> {});
    }
  }
}
