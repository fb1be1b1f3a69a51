package dev.unmesh.train.activity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.Pass;
import dev.unmesh.pressure.Schedule;
import dev.unmesh.wiring.Partition;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ActivityTermsTest {
  private static final List<String> CLASSES = List.of("a", "b", "c", "d");
  private static final Partition HALVES = new Partition(2, Map.of("fc1", new int[] {0, 0, 1, 1}));
  private static final Schedule ONE = Schedule.constant(1);

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  private static Network net() {
    return new MlpOptions(List.of(4), true, Activation.RELU, Layout.LINE, Layout.LINE, false).blueprint(shape()).build(3);
  }

  private static NetworkShape shape() {
    return new NetworkShape(new int[] {3}, 4, List.of(), CLASSES);
  }

  private static ActivityTerms terms(ActivityOptions options) {
    try (Network net = net()) {
      return ActivityTerms.of(List.of(options), new ModuleLayout(net.wiring(), HALVES, CLASSES, 2));
    }
  }

  private static ActivityTerms.Listening listen(ActivityTerms terms, Tensor targets, double strength) {
    terms.strengths(new double[] {strength});
    return terms.listen(targets);
  }

  private static double loss(ActivityOptions options, float[] active, long... classes) {
    try (PointerScope scope = new PointerScope(); ActivityTerms terms = terms(options)) {
      ActivityTerms.Listening listening = listen(terms, Tensors.of(classes, classes.length), 1);
      listening.at("fc1", Tensors.of(active, classes.length, 4));
      return listening.add(Tensors.of(new float[] {0}, 1).sum()).item_double();
    }
  }

  private static AssignmentOptions assignment(double temperature) {
    return new AssignmentOptions(List.of(List.of("a", "1"), List.of("c", "d")), List.of(), temperature, ONE);
  }

  @Test
  void assignmentIsTheCrossEntropyOfModuleEnergies() {
    // energies 5 and 13; 0 and 2
    float[] active = {3, 4, 5, -12, 0, 0, 2, 0};
    double first = Math.log(1 + Math.exp((13 - 5) / 4.0));
    double second = Math.log(1 + Math.exp((0 - 2) / 4.0));
    assertEquals((first + second) / 2, loss(assignment(4), active, 1, 3), 1e-6);
  }

  @Test
  void informationIsAllOfItWhereClassesTellModules() {
    ActivityOptions options = new ClassInformationOptions(List.of(), .01, ONE);
    float[] separate = {1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0};
    assertEquals(-Math.log(2), loss(options, separate, 0, 1, 2, 3), 1e-5);
    float[] alike = {1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0};
    assertEquals(0, loss(options, alike, 0, 0, 1, 1), 1e-5);
  }

  @Test
  void competitionIsLowestWhereEachExampleHasItsModuleAndAllAreUsed() {
    ActivityOptions options = new CompetitionOptions(List.of(), .01, false, ONE);
    assertEquals(-Math.log(2), loss(options, new float[] {1, 0, 0, 0, 0, 0, 1, 0}, 0, 0), 1e-5);
    assertEquals(0, loss(options, new float[] {1, 0, 0, 0, 1, 0, 0, 0}, 0, 0), 1e-5, "one module for all");
    assertEquals(0, loss(options, new float[] {1, 0, 1, 0, 1, 0, 1, 0}, 0, 0), 1e-5, "all modules for each");
  }

  @Test
  void theHardWinnerAloneGoesOn() {
    try (PointerScope scope = new PointerScope(); ActivityTerms terms = terms(new CompetitionOptions(List.of(), 1, true, ONE))) {
      Tensor on =
          listen(terms, Tensors.of(new long[] {0, 0}, 2), 1).at("fc1", Tensors.of(new float[] {1, 2, 3, 4, 5, 6, 1, 1}, 2, 4));
      assertArrayEquals(new float[] {0, 0, 3, 4, 5, 6, 0, 0}, Tensors.floats(on));
    }
  }

  @Test
  void routingLetsAClassTeachItsOwnModuleOnly() {
    float[] free = gradient(Foreign.NOTHING, 0, 0);
    float[] half = gradient(Foreign.NOTHING, .5, 0);
    float[] own = gradient(Foreign.NOTHING, 1, 0);
    assertTrue(magnitude(free, 6, 12) > 1e-3, "something would reach module 1");
    for (int i = 0; i < free.length; i++) {
      boolean ofOwn = i < 6;
      assertEquals(free[i], ofOwn ? own[i] : 2 * half[i], 1e-7, "weight " + i);
      if (!ofOwn) {
        assertEquals(0, own[i], "weight " + i);
      }
    }
    assertEquals(0, magnitude(gradient(Foreign.NOTHING, 1, 2), 0, 6), "class c is module 1's");
  }

  @Test
  void routingMayLetOtherClassesQuietenAModule() {
    float[] free = gradient(Foreign.NOTHING, 0, 0);
    float[] quieten = gradient(Foreign.QUIETEN, 1, 0);
    float[] inputs = {.5f, -1, 2};
    int raised = 0;
    int lowered = 0;
    for (int i = 0; i < free.length; i++) {
      boolean lowers = free[i] * inputs[i % 3] > 0; // a step down the gradient makes the neuron answer less
      assertEquals(i < 6 || lowers ? free[i] : 0, quieten[i], 1e-7, "weight " + i);
      raised += i >= 6 && !lowers ? 1 : 0;
      lowered += i >= 6 && lowers ? 1 : 0;
    }
    assertTrue(raised > 0 && lowered > 0, "the example shows both: " + raised + " and " + lowered);
  }

  // of the first layer's weights, 4 x 3, for one example of a class
  private static float[] gradient(Foreign foreign, double strength, long label) {
    RoutingOptions options = new RoutingOptions(List.of(List.of("a", "b"), List.of("c", "d")), List.of(), foreign, ONE);
    try (PointerScope scope = new PointerScope(); Network net = net(); ActivityTerms terms = terms(options)) {
      net.parameters().get("fc1.bias").detach().fill_(new org.bytedeco.pytorch.Scalar(2.0)); // every neuron answers
      Tensor targets = Tensors.of(new long[] {label}, 1);
      Tensor inputs = Tensors.of(new float[] {.5f, -1, 2}, 1, 3);
      ActivityTerms.Listening listening = listen(terms, targets, strength);
      Tensor outputs = net.forward(inputs, Pass.training(0, 0), listening);
      assertArrayEquals(Tensors.floats(net.forward(inputs, Pass.EVALUATION)), Tensors.floats(outputs), "what goes forward stays");
      listening.backward(torch.cross_entropy_loss(outputs, targets));
      return Tensors.floats(net.parameters().get("fc1.weight").grad());
    }
  }

  private static double magnitude(float[] values, int from, int to) {
    double most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, Math.abs(values[i]));
    }
    return most;
  }

  @Test
  void discoveryFindsWhoAnswersAndThenSharpens() {
    try (PointerScope scope = new PointerScope(); ActivityTerms terms = terms(new DiscoveredAssignmentOptions())) {
      Tensor targets = Tensors.of(new long[] {0, 1, 2, 3}, 4);
      // module 1 is louder for everyone; classes b and d excite module 0 more than others do
      Tensor active = Tensors.of(new float[] {1, 0, 5, 0, 2, 0, 5, 0, 1, 0, 5, 0, 2, 0, 5, 0}, 4, 4);
      double before = add(terms, targets, active);
      terms.stepped(1);
      assertEquals(0, add(terms, targets, active), "still reading");
      terms.stepped(2);
      assertEquals(0, before);
      assertArrayEquals(new long[] {1, 0, 1, 0}, Tensors.longs(terms.state().get("0.owner")));
      double own = (Math.log(1 + Math.exp(1 - 5)) + Math.log(1 + Math.exp(5 - 2))) / 2;
      assertEquals(own, add(terms, targets, active), 1e-5);
    }
  }

  private static double add(ActivityTerms terms, Tensor targets, Tensor active) {
    ActivityTerms.Listening listening = listen(terms, targets, 1);
    listening.at("fc1", active);
    return listening.add(Tensors.of(new float[] {0}, 1).sum()).item_double();
  }

  @Test
  void refusesWhatIsNoAssignment() {
    assertMessage("give each of the 2 modules its classes", List.of());
    assertMessage("class 'd' is left out", List.of(List.of("a", "b"), List.of("c")));
    assertMessage("no class 'e'", List.of(List.of("a", "b"), List.of("c", "d", "e")));
    assertMessage("given to module 0 and to module 1", List.of(List.of("a", "b"), List.of("b", "c", "d")));
    assertMessage("3 lists of classes for 2 modules", List.of(List.of("a", "b"), List.of("c"), List.of("d")));
  }

  private static void assertMessage(String part, List<List<String>> modules) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> terms(new AssignmentOptions(modules, List.of(), 1, ONE))).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void refusesGroupsWithoutModules() {
    ActivityOptions whole = new ClassInformationOptions(List.of("output"), 1, ONE);
    assertThrows(IllegalArgumentException.class, () -> terms(whole));
  }
}
