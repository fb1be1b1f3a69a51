package dev.unmesh.pressure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.cluster.SpectralRegulariser;
import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.Connection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One formula, two kernels: value and gradient against each other, against autograd and against central differences in doubles. */
class PressureKernelsTest {
  private static final int NETS = 12;
  private static final double SCALE = .37;

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @ParameterizedTest
  @EnumSource(RandomNet.Kind.class)
  void connectionCostAgrees(RandomNet.Kind kind) {
    double[] worst = new double[4];
    for (long seed = 0; seed < NETS; seed++) {
      RandomNet net = RandomNet.of(kind, seed);
      ConnectionCost cost = randomCost(net, kind, seed);
      compare(net, cost, w -> ReferenceFormulas.connectionCost(cost, net.wiring(), w), worst, kind + " seed " + seed);
    }
    report("connection cost", kind, worst);
  }

  @ParameterizedTest
  @EnumSource(RandomNet.Kind.class)
  void clusterabilityAgrees(RandomNet.Kind kind) {
    double[] worst = new double[4];
    for (long seed = 0; seed < NETS; seed++) {
      RandomNet net = RandomNet.of(kind, seed);
      Set<String> chosen = new LinkedHashSet<>();
      for (Connection connection : net.wiring().connections()) {
        if (!connection.name().equals("unembed")) { // the same weights as embed, but with modules of its own
          chosen.add(connection.name());
        }
      }
      ClusterabilityPressure pressure = new ClusterabilityPressure(chosen, net.partition(1 + (int) (seed % 3), seed));
      compare(
          net,
          pressure,
          w -> ReferenceFormulas.enmeshment(chosen, pressure.partition(), net.wiring(), w),
          worst,
          kind + " seed " + seed);
    }
    report("clusterability", kind, worst);
  }

  @ParameterizedTest
  @EnumSource(RandomNet.Kind.class)
  void logEnmeshmentAgrees(RandomNet.Kind kind) {
    double[] worst = new double[4];
    EnmeshmentForm form = new EnmeshmentForm.Log(.05);
    for (long seed = 0; seed < NETS; seed++) {
      RandomNet net = RandomNet.of(kind, seed);
      Set<String> chosen = new LinkedHashSet<>();
      net.wiring().connections().stream().map(Connection::name).filter(name -> !name.equals("unembed")).forEach(chosen::add);
      ClusterabilityPressure pressure = new ClusterabilityPressure(chosen, net.partition(1 + (int) (seed % 3), seed), form);
      compare(
          net,
          pressure,
          w ->
              chosen.stream()
                  .mapToDouble(name -> Math.log(ReferenceFormulas.enmeshment(Set.of(name), pressure.partition(), net.wiring(), w) + .05))
                  .average()
                  .orElseThrow(),
          1,
          worst,
          kind + " seed " + seed);
    }
    report("log-enmeshment", kind, worst);
  }

  @ParameterizedTest
  @EnumSource(RandomNet.Kind.class)
  void spectralAgrees(RandomNet.Kind kind) {
    double[] worst = new double[4];
    for (long seed = 0; seed < NETS; seed++) {
      RandomNet net = RandomNet.of(kind, seed);
      compare(net, new SpectralRegulariser(2), w -> ReferenceSpectrum.smallest(net.wiring(), w, 2), worst, kind + " seed " + seed);
    }
    report("spectral", kind, worst);
  }

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void l1Agrees(Reduction reduction) {
    double[] worst = new double[4];
    for (long seed = 0; seed < NETS; seed++) {
      RandomNet net = RandomNet.of(RandomNet.Kind.MLP, seed);
      L1 weights = L1.onWeights(reduction);
      L1 biases = L1.onBiases(reduction);
      compare(net, weights, w -> l1(w, ".weight", reduction), worst, "seed " + seed);
      compare(net, biases, w -> l1(w, ".bias", reduction), worst, "seed " + seed);
      assertEquals(net.wiring().connections().size(), weights.connections(net.wiring()).size());
      assertEquals(List.of(), biases.connections(net.wiring()));
    }
    report("l1", reduction, worst);
  }

  private static double l1(Map<String, double[]> weights, String suffix, Reduction reduction) {
    double sum = 0;
    for (Map.Entry<String, double[]> entry : weights.entrySet()) {
      sum += entry.getKey().endsWith(suffix) ? ReferenceFormulas.l1(entry.getValue(), reduction) : 0;
    }
    return sum;
  }

  static ConnectionCost randomCost(RandomNet net, RandomNet.Kind kind, long seed) {
    Random random = new Random(seed);
    ConnectionCost cost =
        ConnectionCost.of(random.nextDouble() * 2, random.nextDouble())
            .with(random.nextBoolean() ? Reduction.SUM : Reduction.MEAN)
            .withBiases(random.nextBoolean());
    List<String> names = net.wiring().connections().stream().map(Connection::name).toList();
    if (kind != RandomNet.Kind.TIED && random.nextBoolean()) {
      cost = cost.withA(names.get(names.size() - 1), 0);
    }
    return kind == RandomNet.Kind.FOLDS ? cost.withParameters(Set.of("embedding")) : cost;
  }

  /** worst: value of the arrays, value of the tensors, gradient against autograd-free differences, gradient between the kernels. */
  private static void compare(
      RandomNet net, Pressure pressure, ToDoubleFunction<Map<String, double[]>> formula, double[] worst, String where) {
    compare(net, pressure, formula, 1e-3, worst, where);
  }

  /** @param least the smallest value that errors of values are taken relative to: 1 for a logarithm, whose error is that of its argument */
  private static void compare(
      RandomNet net, Pressure pressure, ToDoubleFunction<Map<String, double[]>> formula, double least, double[] worst, String where) {
    Map<String, double[]> doubles = new HashMap<>();
    net.arrays().forEach((name, array) -> doubles.put(name, toDoubles(array)));
    double value = formula.applyAsDouble(doubles);
    ArrayPressure arrays = pressure.onArrays(net.wiring(), net.weights());
    Map<String, float[]> gradients = new LinkedHashMap<>();
    net.arrays().forEach((name, array) -> gradients.put(name, filled(array.length)));
    arrays.addGradient(net.weights(), gradients, SCALE);
    double magnitude = Math.max(least, Math.abs(value));
    worst[0] = Math.max(worst[0], Math.abs(arrays.value(net.weights()) - value) / magnitude);
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> tensors = net.tensors(net.arrays());
      Map<String, Tensor> tensorGradients = new LinkedHashMap<>();
      net.arrays().forEach((name, array) -> tensorGradients.put(name, net.tensors(Map.of(name, filled(array.length))).get(name)));
      try (TensorPressure kernel = pressure.onTensors(net.wiring(), tensors)) {
        assertEquals(arrays.parameters(), kernel.parameters(), where);
        worst[1] = Math.max(worst[1], Math.abs(kernel.value() - value) / magnitude);
        kernel.addGradient(tensorGradients, SCALE);
      }
      gradients.forEach((name, g) -> {
        float[] other = Tensors.floats(tensorGradients.get(name));
        for (int i = 0; i < g.length; i++) {
          worst[3] = Math.max(worst[3], Math.abs(g[i] - other[i]));
        }
      });
    }
    gradients.forEach((name, g) -> {
      double[] w = doubles.get(name);
      for (int i = 0; i < g.length; i++) {
        double kept = w[i];
        double step = kept == 0 ? 1e-5 : Math.min(1e-5, Math.abs(kept) / 2); // never across the kink
        w[i] = kept + step;
        double up = formula.applyAsDouble(doubles);
        w[i] = kept - step;
        double down = formula.applyAsDouble(doubles);
        w[i] = kept;
        // at 0 the central difference of |w| is 0, which is the sub-gradient asked for
        double expected = .25 + SCALE * (up - down) / (2 * step);
        worst[2] = Math.max(worst[2], Math.abs(g[i] - expected) / Math.max(1, Math.abs(expected)));
      }
    });
    assertTrue(worst[0] < 1e-6, () -> where + ": array value off by " + worst[0]);
    assertTrue(worst[1] < 1e-6, () -> where + ": tensor value off by " + worst[1]);
    assertTrue(worst[2] < 2e-6, () -> where + ": array gradient off the central difference by " + worst[2]);
    assertTrue(worst[3] < 1e-6, () -> where + ": kernels' gradients differ by " + worst[3]);
  }

  private static void report(String what, Object kind, double[] worst) {
    System.out.printf(
        "%s, %s, %d nets: value arrays %.1e, tensors %.1e; gradient - central difference %.1e, arrays - tensors %.1e%n",
        what, kind, NETS, worst[0], worst[1], worst[2], worst[3]);
  }

  private static float[] filled(int length) {
    float[] values = new float[length];
    Arrays.fill(values, .25f);
    return values;
  }

  private static double[] toDoubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
