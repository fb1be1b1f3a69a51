package dev.unmesh.interpret.prune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Activation;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Loss;
import dev.unmesh.task.Task;
import dev.unmesh.task.ValueTargets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was planted is found: dependencies, sums, modules, shared neurons, in the task's names whatever place they stand in. */
class ExaminationTest {
  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  void twoModulesUnderNoise() {
    System.out.println("seed " + seed);
    for (int round = 0; round < 10; round++) {
      Planted net = independent();
      Task task = net.task(.02, random);
      Findings found = Planted.findings(net.noise(.004, random).subject(task));
      String what = "seed " + seed + ", round " + round + ": " + found.sentences();
      assertEquals(Map.of("y1", List.of("x1", "x3"), "y2", List.of("x2", "x4")), found.dependencies(), what);
      assertEquals(List.of("y1", "y2"), List.copyOf(found.dependencies().keySet()));
      assertEquals(2, found.modules().size(), what);
      Module first = found.modules().get(0);
      assertEquals(List.of("x1", "x3"), first.inputs());
      assertEquals(List.of("y1"), first.outputs());
      assertArrayEquals(new int[] {0, 1}, first.neurons().get("fc1"));
      assertEquals(6, first.edges(), what);
      assertArrayEquals(new int[] {2, 3}, found.modules().get(1).neurons().get("fc1"));
      assertTrue(found.neurons().stream().noneMatch(HiddenNeuron::isShared));
      assertEquals(List.of(), found.features(), what);
      assertTrue(found.sentences().contains("y1 depends on x1 and x3; y2 depends on x2 and x4."), what);
      assertTrue(found.after().loss() <= 1.1 * found.before().loss());
    }
  }

  @Test
  void namesFollowTheirPlaces() {
    Planted net = independent();
    // place 0 of the first layer holds x4, 1 holds x3, 2 holds x2, 3 holds x1; the first place of the last layer holds y2
    net.orders(new int[] {3, 2, 1, 0}, new int[] {1, 0});
    Findings found = Planted.findings(net.subject(net.task(.02, random)));
    assertEquals(Map.of("y1", List.of("x1", "x3"), "y2", List.of("x2", "x4")), found.dependencies(), "seed " + seed);
    assertEquals(List.of("x1", "x3"), found.modules().get(0).inputs());
    assertEquals(List.of("y1"), found.modules().get(0).outputs());
    assertArrayEquals(new int[] {2, 3}, found.modules().get(0).neurons().get("fc1"), "y1 stands where y2 was planted");
    for (HiddenNeuron neuron : found.neurons()) {
      assertEquals(neuron.neuron() < 2 ? List.of("y2") : List.of("y1"), neuron.serves());
      assertTrue((neuron.neuron() < 2 ? List.of("x2", "x4") : List.of("x1", "x3")).containsAll(neuron.reads()), neuron.reads().toString());
      assertTrue(neuron.loss()[0] > found.material());
    }
  }

  @Test
  void nestedOutputsShareNeurons() {
    Planted net = new Planted(Activation.TANH, true, 3, 3, 3);
    for (int i = 0; i < 3; i++) {
      net.weight(1, i, i, 2);
      for (int o = i; o < 3; o++) {
        net.weight(2, o, i, 1);
      }
    }
    Findings found = Planted.findings(net.subject(net.task(.02, random)));
    assertEquals(
        Map.of("y1", List.of("x1"), "y2", List.of("x1", "x2"), "y3", List.of("x1", "x2", "x3")), found.dependencies(), "seed " + seed);
    assertTrue(found.sentences().contains("These sets are nested: each holds the smaller ones."), found.sentences().toString());
    assertEquals(1, found.modules().size());
    assertTrue(found.sentences().contains("In fc1, 1 neuron reads x1; 1 reads x2; 1 reads x3."), found.sentences().toString());
    List<HiddenNeuron> shared = found.neurons().stream().filter(HiddenNeuron::isShared).toList();
    assertEquals(List.of(0, 1), shared.stream().map(HiddenNeuron::neuron).toList());
    assertEquals(List.of("y1", "y2", "y3"), shared.get(0).serves());
    assertEquals(List.of("y2", "y3"), shared.get(1).serves());
    assertEquals(List.of("x2"), shared.get(1).reads());
    assertTrue(
        found.sentences().contains("2 of 3 hidden neurons are shared between outputs: fc1 1 by y1, y2 and y3; fc1 2 by y2 and y3."),
        found.sentences().toString());
  }

  @Test
  void differencesAreFoundThoughNeuronsMixThem() {
    Planted net = new Planted(Activation.SILU, true, 5, 1, 5);
    double[][] mix = {{1.5, .3}, {-1.2, .8}, {.4, 1.4}, {.9, -1.3}};
    for (int n = 0; n < 4; n++) {
      // everything through a = x1 - x4 and b = x2 + 2 x3
      net.weight(1, n, 0, mix[n][0]).weight(1, n, 3, -mix[n][0]).weight(1, n, 1, mix[n][1]).weight(1, n, 2, 2 * mix[n][1]);
      net.weight(2, 0, n, n % 2 == 0 ? 1 : -1.3);
    }
    net.weight(1, 4, 4, 1.5).weight(2, 0, 4, 2);
    Findings found = Planted.findings(net.subject(net.task(.02, random)));
    assertEquals(List.of("x1", "x2", "x3", "x4", "x5"), found.dependencies().get("y1"), "seed " + seed);
    assertEquals(List.of("x1 - x4", "x2 + 2.0 x3"), found.features().stream().map(Feature::written).toList(), "seed " + seed);
    assertTrue(found.features().stream().allMatch(f -> Math.abs(f.cost()) < 1e-3));
    assertTrue(found.sentences().contains("x1 and x4 enter only as x1 - x4; x2 and x3 enter only as x2 + 2.0 x3."), found.sentences().toString());
  }

  @Test
  void aSumThatIsNotTheWholeStoryIsNone() {
    Planted net = new Planted(Activation.TANH, true, 2, 1, 2);
    net.weight(1, 0, 0, 1).weight(1, 0, 1, 1).weight(1, 1, 0, .45).weight(1, 1, 1, -.45).weight(2, 0, 0, 1).weight(2, 0, 1, 1);
    Findings found = Planted.findings(net.subject(net.task(.01, random)));
    assertEquals(List.of(), found.features(), "seed " + seed);
  }

  @Test
  void whatMovesAnOutputToNoUseIsSaidButNoDependency() {
    Planted net = new Planted(Activation.TANH, true, 2, 1, 2);
    net.weight(1, 0, 0, 1).weight(2, 0, 0, 1);
    FloatInputs train = net.draw(300, random);
    FloatInputs test = net.draw(300, random);
    Task task =
        net.task(
            new Examples(train, net.said(train, .3, random)), new Examples(test, net.said(test, .3, random)), Loss.MEAN_SQUARED_ERROR);
    // as large as what is needed, so no threshold takes it away
    net.weight(1, 1, 1, 1.001).weight(2, 0, 1, .3);
    Subject subject = net.subject(task);
    Findings whole = findings(subject, new Tolerance(1e-9));
    Knockouts knockouts = new Knockouts(subject, subject.weights(), task.test());
    Dependencies dependencies = Dependencies.of(subject, knockouts, share -> {});
    assertEquals(List.of("x1"), dependencies.of(0), "seed " + seed);
    assertTrue(dependencies.movement()[0][1] > .03, "x2 moves y1 by " + dependencies.movement()[0][1]);
    assertTrue(Math.abs(dependencies.rise()[0][1]) < .08, "and raises its error by " + dependencies.rise()[0][1]);
    assertTrue(whole.left() <= 4);
  }

  @Test
  void classesDependOnWhatTellsThemApart() {
    Planted net = new Planted(Activation.TANH, true, 3, 3, 3);
    // class 1 by x1 alone, class 2 by x2 alone, class 3 is what is left
    net.weight(1, 0, 0, 4).weight(1, 1, 1, 4).weight(2, 0, 0, 6).weight(2, 1, 1, 6);
    FloatInputs inputs = net.draw(300, random);
    float[] logits = net.pass().outputs(net.weights(), inputs);
    int[] labels =
        IntStream.range(0, 300)
            .map(i -> IntStream.range(0, 3).reduce(0, (a, b) -> logits[3 * i + b] > logits[3 * i + a] ? b : a))
            .toArray();
    Examples examples = new Examples(inputs, new ClassTargets(3, labels));
    Findings found = Planted.findings(net.noise(.01, random).subject(net.task(examples, examples, Loss.CROSS_ENTROPY)));
    assertEquals("accuracy", found.metric());
    assertEquals(Map.of("y1", List.of("x1", "x2"), "y2", List.of("x1", "x2"), "y3", List.of("x1", "x2")), found.dependencies(), "seed " + seed);
    assertTrue(found.sentences().contains("Every output depends on x1 and x2."), found.sentences().toString());
  }

  @Test
  void theToleranceSaysHowFarToPruneNotWhatMatters() {
    Planted net = independent();
    Task task = net.task(.05, random);
    Subject subject = net.noise(.004, random).subject(task);
    for (double tolerance : new double[] {.001, .02, .3, 1}) {
      Findings found = findings(subject, new Tolerance(tolerance));
      assertEquals(Map.of("y1", List.of("x1", "x3"), "y2", List.of("x2", "x4")), found.dependencies(), tolerance + ", seed " + seed);
      assertEquals(2, found.modules().size(), tolerance + ", seed " + seed);
    }
  }

  @Test
  void equalNetworksGiveEqualFindings() {
    Planted net = independent();
    Task task = net.task(.02, random);
    net.noise(.01, random);
    Findings first = Planted.findings(net.subject(task));
    Findings second = Planted.findings(net.subject(task));
    assertEquals(first.sentences(), second.sentences());
    assertArrayEquals(first.rise()[0], second.rise()[0]);
    assertEquals(first.curve(), second.curve());
    assertFalse(first.sentences().isEmpty());
  }

  @Test
  void aConstantTargetHasNoDependency() {
    Planted net = independent();
    FloatInputs inputs = net.draw(200, random);
    float[] said = net.pass().outputs(net.weights(), inputs);
    for (int i = 0; i < said.length; i += 2) {
      said[i + 1] = 3;
    }
    net.weight(2, 1, 2, 0).weight(2, 1, 3, 0).bias(2, 1, 3);
    Examples examples = new Examples(inputs, new ValueTargets(200, 2, said));
    Findings found = Planted.findings(net.subject(net.task(examples, examples, Loss.MEAN_SQUARED_ERROR)));
    assertEquals(Map.of("y1", List.of("x1", "x3"), "y2", List.of()), found.dependencies(), "seed " + seed);
    assertTrue(found.sentences().contains("y1 depends on x1 and x3; y2 depends on no input."), found.sentences().toString());
  }

  private static Findings findings(Subject subject, Tolerance tolerance) {
    return Examination.of(subject, tolerance, share -> {}).findings();
  }

  /** y1 from x1 and x3 by fc1 1 and 2, y2 from x2 and x4 by fc1 3 and 4. */
  private static Planted independent() {
    Planted net = new Planted(Activation.SILU, true, 4, 2, 6);
    net.weight(1, 0, 0, 1.5).weight(1, 0, 2, .9).weight(1, 1, 0, -.7).weight(1, 1, 2, 1.8).weight(2, 0, 0, 1.1).weight(2, 0, 1, -1.4);
    net.weight(1, 2, 1, 2).weight(1, 2, 3, .6).weight(1, 3, 1, -.9).weight(1, 3, 3, 1.7).weight(2, 1, 2, 1.2).weight(2, 1, 3, 1);
    return net.bias(1, 0, .2).bias(1, 2, -.3).bias(2, 1, .5);
  }
}
