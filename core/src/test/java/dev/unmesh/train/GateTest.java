package dev.unmesh.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.pressure.Schedule;
import dev.unmesh.wiring.CrossModule;
import dev.unmesh.wiring.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
  private static final MlpOptions MLP = new MlpOptions(List.of(16, 16, 16), true, Activation.TANH, Layout.LINE, Layout.LINE, false);
  private static final ModuleOptions BLOCKS = new ModuleOptions(4, ModuleOptions.By.CONTIGUOUS, List.of("fc2", "fc3"), .1);
  private static final int STEPS = 100;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"ADAM, 0", "ADAMW, 0.05", "SGD, 0.02"})
  void equalsTrainingTheWeightsBehindTheGateByAutograd(OptimiserOptions.Kind kind, double decay) {
    double rate = kind == OptimiserOptions.Kind.SGD ? .5 : .01;
    OptimiserOptions optimiser = new OptimiserOptions(kind, rate, decay, .9, .999, 1e-8, OptimiserOptions.Decay.LINEAR);
    GateOptions gate = new GateOptions(.1, .7, 2, false);
    try (SmallTraining training = training(optimiser, BLOCKS, gate);
        SmallTraining twin = training(optimiser, BLOCKS, gate)) {
      Map<String, float[]> expected = byAutograd(twin, gate);
      training.run();
      double worst = 0;
      for (Map.Entry<String, float[]> entry : expected.entrySet()) {
        float[] actual = training.learner.weights().get(entry.getKey()).values();
        for (int i = 0; i < actual.length; i++) {
          worst = Math.max(worst, Math.abs(actual[i] - entry.getValue()[i]));
        }
      }
      System.out.printf("%s: weights after %d steps differ by %.2g%n", kind, STEPS, worst);
      assertTrue(worst < 2e-5, "weights differ by " + worst);
    }
  }

  // raw weights are leaves; the network's are raw times the gate, by autograd
  private static Map<String, float[]> byAutograd(SmallTraining twin, GateOptions gate) {
    CrossModule cross = cross(twin);
    Map<String, Tensor> raw = twin.network.parameters();
    Map<String, float[]> ends = new LinkedHashMap<>();
    try (Optimiser optimiser = new Optimiser(twin.plan.training().optimiser(), raw)) {
      for (int step = 0; step < STEPS; step++) {
        double fraction = (double) step / STEPS;
        try (PointerScope scope = new PointerScope()) {
          raw.values().forEach(tensor -> tensor.mutable_grad().reset());
          Tensor h = twin.data.inputs(0, twin.data.count());
          for (int layer = 1; layer <= 4; layer++) {
            String name = "fc" + layer;
            Tensor gated = raw.get(name + ".weight").mul(factors(cross, raw, name, gate.at(fraction)));
            h = torch.linear(h, gated, new TensorOptional(raw.get(name + ".bias")));
            h = layer < 4 ? h.tanh() : h;
          }
          Losses.of(twin.plan.loss(), h, twin.data.targets(0, twin.data.count()), LossPrecision.SINGLE).backward();
          List<Tensor> gradients = new ArrayList<>();
          raw.values().forEach(tensor -> gradients.add(tensor.grad()));
          optimiser.step(gradients, twin.plan.training().optimiser().rateAt(fraction));
        }
      }
    }
    raw.forEach((name, tensor) -> {
      try (PointerScope scope = new PointerScope()) {
        boolean matrix = name.endsWith("weight");
        ends.put(name, Tensors.floats(matrix ? tensor.mul(factors(cross, raw, name.substring(0, 3), gate.at(1))) : tensor));
      }
    });
    return ends;
  }

  private static Tensor factors(CrossModule cross, Map<String, Tensor> raw, String layer, double g) {
    Tensor weight = raw.get(layer + ".weight");
    float[] factors = new float[Math.toIntExact(weight.numel())];
    java.util.Arrays.fill(factors, 1);
    cross.entries(layer + ".weight").stream().forEach(i -> factors[i] = (float) g);
    return Tensors.of(factors, Tensors.longShape(weight));
  }

  @Test
  void pressuresSeeWhatTheNetworkComputesWithAndNothingIsLeftBetweenModules() {
    List<PressureOptions> pressures = List.of(new ClusterabilityOptions(List.of(), Schedule.constant(1)), new L1Options());
    try (SmallTraining training = training(adam(), BLOCKS, new GateOptions(0, .5, 2, true), pressures, Optional.empty())) {
      Trainer.Outcome outcome = training.run();
      Projection projection = outcome.projection().orElseThrow();
      assertEquals(50, projection.step());
      assertTrue(projection.before().clusterability().get("fc2") > .9, projection::toString);
      assertEquals(Map.of("fc2", 1.0, "fc3", 1.0), projection.after().clusterability());
      assertEquals(projection.before().loss(), projection.after().loss(), 1e-2, "at g = .0004 there is little to lose");
      assertEquals(0, cross(training).live(training.learner.weights()));
      List<TrainingEvent.Measured> measured = training.heard(TrainingEvent.Measured.class);
      double before = 1;
      for (TrainingEvent.Measured figures : measured) {
        double g = figures.figures().get("gate");
        assertEquals(Math.pow(Math.max(0, 1 - figures.step() / 50.0), 2), g, 1e-12);
        assertTrue(g <= before);
        before = g;
        if (figures.step() >= 50) {
          assertEquals(1.0, figures.figures().get("clusterability.fc3"));
          assertEquals(1.0, figures.figures().get("clusterability"));
        }
      }
      assertEquals(0, before);
    }
  }

  @Test
  void projectingAtOnceCostsWhatItCosts() {
    try (SmallTraining training = training(adam(), BLOCKS, new GateOptions(.8, .8, 2, false))) {
      Projection projection = training.run().projection().orElseThrow();
      assertEquals(80, projection.step());
      assertTrue(projection.before().clusterability().get("fc2") < .5, projection::toString);
      assertTrue(projection.after().loss() > projection.before().loss() + .01, projection::toString);
      double polished = training.learner.evaluate(training.data, SmallTraining.CLASSES).loss();
      assertTrue(polished < projection.after().loss(), projection + ", polished " + polished);
    }
  }

  @Test
  void maskedFromTheStartAndProjectedAtTheEnd() {
    try (SmallTraining training = training(adam(), BLOCKS, new GateOptions(0, 0, 1, false))) {
      Projection projection = training.run().projection().orElseThrow();
      assertEquals(0, projection.step());
      assertNotEquals(projection.before().loss(), projection.after().loss());
      assertEquals(1.0, training.heard(TrainingEvent.Measured.class).get(0).figures().get("clusterability"));
      assertEquals(0, cross(training).live(training.learner.weights()));
    }
    try (SmallTraining training = training(adam(), BLOCKS, new GateOptions(0, 1, 1, false))) {
      Projection projection = training.run().projection().orElseThrow();
      assertEquals(STEPS, projection.step());
      assertEquals(projection.after().loss(), training.learner.evaluate(training.data, SmallTraining.CLASSES).loss(), 1e-12);
      assertEquals(0, cross(training).live(training.learner.weights()));
    }
  }

  @Test
  void initialWeightsWithinModulesAreScaledByWhatTheyWillRead() {
    try (SmallTraining scaled = training(adam(), BLOCKS, new GateOptions(0, .5, 2, true));
        SmallTraining plain = training(adam(), BLOCKS, new GateOptions(0, .5, 2, false))) {
      scaled.run(() -> true);
      plain.run(() -> true);
      Weights of = scaled.learner.weights();
      Weights by = plain.learner.weights();
      CrossModule cross = cross(plain);
      for (String name : by.names()) {
        boolean divided = name.equals("fc2.weight") || name.equals("fc3.weight");
        for (int i = 0; i < by.get(name).size(); i++) {
          double factor = divided && !cross.entries(name).get(i) ? 2 : 1;
          assertEquals(factor * by.get(name).values()[i], of.get(name).values()[i], 1e-6, name + " " + i);
        }
      }
    }
  }

  @Test
  void labelsOfNeuronsThatSwapTakeTheGateAlong() {
    try (SmallTraining training =
        training(adam(), BLOCKS, new GateOptions(0, .5, 2, false), List.of(new ConnectionCostOptions()), Optional.of(new SwapOptions(7, 6, 1)))) {
      Trainer.Outcome outcome = training.run();
      assertTrue(training.heard(TrainingEvent.Swapped.class).stream().anyMatch(swapped -> swapped.step() < 50 && !swapped.swaps().isEmpty()));
      CrossModule cross =
          CrossModule.of(training.network.wiring(), outcome.partition().orElseThrow(), name -> training.learner.weights().get(name).size());
      assertEquals(0, cross.live(training.learner.weights()));
      List<TrainingEvent.Measured> measured = training.heard(TrainingEvent.Measured.class);
      assertEquals(1.0, measured.get(measured.size() - 1).figures().get("clusterability"));
    }
  }

  @Test
  void modulesThatAreFoundAreGatedFromThenOn() {
    ModuleOptions found = new ModuleOptions(2, ModuleOptions.By.SPECTRAL_WEIGHTS, List.of("fc2"), .3);
    try (SmallTraining training = training(adam(), found, new GateOptions(.3, .6, 2, false))) {
      Trainer.Outcome outcome = training.run();
      assertEquals(60, outcome.projection().orElseThrow().step());
      assertEquals(
          0,
          CrossModule.of(training.network.wiring(), outcome.partition().orElseThrow(), name -> training.learner.weights().get(name).size())
              .live(training.learner.weights()));
    }
    assertTold("set gate.from to 0.3 or more", () -> check(Optional.of(found), new GateOptions(.2, .6, 2, false)));
    assertTold("modules.by to contiguous or grid", () -> check(Optional.of(found), new GateOptions(.3, .6, 2, true)));
    assertTold("add one, such as modules: {count: 4", () -> check(Optional.empty(), new GateOptions()));
  }

  @Test
  void whatMakesNoGate() {
    assertTold("gate.until is a share of training from gate.from, 0.5, to 1, was 0.4", () -> new GateOptions(.5, .4, 2, false));
    assertTold("gate.from is a share of training, 0 to 1, was -0.1", () -> new GateOptions(-.1, .4, 2, false));
    assertTold("gate.until", () -> new GateOptions(.5, 1.1, 2, false));
    assertTold("gate.power must be a positive number, was 0.0", () -> new GateOptions(.5, .6, 0, false));
    assertEquals(0, new GateOptions(0, 1, 1000, false).at(.1), "what a float could not hold");
  }

  private void check(Optional<ModuleOptions> modules, GateOptions gate) {
    try (SmallTraining training =
        new SmallTraining(MLP, new int[] {8}, 4, SmallTraining.steps(1, 0, .1), modules, List.of(), Optional.empty(), Optional.of(gate), folder)) {
      training.plan.check(training.network.wiring(), training.network.weights());
    }
  }

  private static CrossModule cross(SmallTraining training) {
    Modules modules = new Modules(training.plan.modules(), training.network.wiring(), STEPS, 0);
    return CrossModule.of(training.network.wiring(), modules.blocks().orElseThrow(), name -> training.network.weights().get(name).size());
  }

  private static OptimiserOptions adam() {
    return SmallTraining.adam(.01, OptimiserOptions.Decay.CONSTANT);
  }

  private SmallTraining training(OptimiserOptions optimiser, ModuleOptions modules, GateOptions gate) {
    return training(optimiser, modules, gate, List.of(), Optional.empty());
  }

  private SmallTraining training(
      OptimiserOptions optimiser, ModuleOptions modules, GateOptions gate, List<PressureOptions> pressures, Optional<SwapOptions> swap) {
    LibTorch.start();
    TrainingOptions options = new TrainingOptions(Optional.empty(), Optional.of((long) STEPS), 0, optimiser, 0, 1e9, 0, 1, Engine.AUTO);
    return new SmallTraining(MLP, new int[] {8}, 60, options, Optional.of(modules), pressures, swap, Optional.of(gate), folder);
  }

  private static void assertTold(String part, org.junit.jupiter.api.function.Executable act) {
    String message = assertThrows(IllegalArgumentException.class, act).getMessage();
    assertTrue(message.contains(part), message);
  }
}
