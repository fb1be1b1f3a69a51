package dev.unmesh.pressure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.Wiring;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The LibTorch kernels in float64 against the same formulas, built of tracked tensors and taken back by LibTorch's autograd. */
class PressureAutogradTest {
  private static final int NETS = 12;
  private static final double SCALE = 1.7;

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @ParameterizedTest
  @EnumSource(RandomNet.Kind.class)
  void connectionCost(RandomNet.Kind kind) {
    double[] worst = new double[2];
    for (long seed = 100; seed < 100 + NETS; seed++) {
      RandomNet net = RandomNet.of(kind, seed);
      ConnectionCost cost = PressureKernelsTest.randomCost(net, kind, seed);
      compare(net, cost, (parameters) -> trackedCost(cost, net.wiring(), parameters), worst, kind + " seed " + seed);
    }
    System.out.printf("autograd, connection cost, %s, %d nets: value %.1e, gradient %.1e%n", kind, NETS, worst[0], worst[1]);
  }

  @ParameterizedTest
  @EnumSource(RandomNet.Kind.class)
  void clusterability(RandomNet.Kind kind) {
    double[] worst = new double[2];
    for (long seed = 100; seed < 100 + NETS; seed++) {
      RandomNet net = RandomNet.of(kind, seed);
      Set<String> chosen = new LinkedHashSet<>();
      net.wiring().connections().stream().map(Connection::name).filter(name -> !name.equals("unembed")).forEach(chosen::add);
      ClusterabilityPressure pressure = new ClusterabilityPressure(chosen, net.partition(3, seed));
      compare(net, pressure, parameters -> trackedEnmeshment(pressure, net.wiring(), parameters), worst, kind + " seed " + seed);
    }
    System.out.printf("autograd, clusterability, %s, %d nets: value %.1e, gradient %.1e%n", kind, NETS, worst[0], worst[1]);
  }

  @ParameterizedTest
  @EnumSource(RandomNet.Kind.class)
  void logEnmeshment(RandomNet.Kind kind) {
    double[] worst = new double[2];
    for (long seed = 100; seed < 100 + NETS; seed++) {
      RandomNet net = RandomNet.of(kind, seed);
      for (Connection c : net.wiring().connections()) {
        if (!c.name().equals("unembed")) {
          ClusterabilityPressure pressure =
              new ClusterabilityPressure(Set.of(c.name()), net.partition(3, seed), new EnmeshmentForm.Log(.01));
          compare(
              net,
              pressure,
              parameters -> trackedEnmeshment(pressure, net.wiring(), parameters).add(new Scalar(.01)).log(),
              worst,
              kind + " seed " + seed + " " + c.name());
        }
      }
    }
    System.out.printf("autograd, log-enmeshment, %s, %d nets: value %.1e, gradient %.1e%n", kind, NETS, worst[0], worst[1]);
  }

  @FunctionalInterface
  private interface Loss {
    Tensor of(Map<String, Tensor> parameters);
  }

  private static void compare(RandomNet net, Pressure pressure, Loss loss, double[] worst, String where) {
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> parameters = new LinkedHashMap<>();
      Map<String, Tensor> gradients = new LinkedHashMap<>();
      net.tensors(net.arrays()).forEach((name, tensor) -> {
        parameters.put(name, tensor.to(torch.ScalarType.Double).requires_grad_(true));
        gradients.put(name, torch.zeros_like(parameters.get(name).detach()));
      });
      Tensor value = loss.of(parameters);
      value.mul(new Scalar(SCALE)).backward();
      try (TensorPressure kernel = pressure.onTensors(net.wiring(), parameters)) {
        worst[0] = Math.max(worst[0], Math.abs(kernel.value() - value.item_double()) / Math.max(1, Math.abs(value.item_double())));
        kernel.addGradient(gradients, SCALE);
      }
      parameters.forEach((name, parameter) -> {
        double[] ours = Tensors.doubles(gradients.get(name));
        double[] theirs = parameter.grad().defined() ? Tensors.doubles(parameter.grad()) : new double[ours.length];
        for (int i = 0; i < ours.length; i++) {
          worst[1] = Math.max(worst[1], Math.abs(ours[i] - theirs[i]));
        }
      });
    }
    assertTrue(worst[0] < 1e-14, () -> where + ": values differ by " + worst[0]);
    assertTrue(worst[1] < 1e-14, () -> where + ": gradients differ by " + worst[1]);
  }

  private static Tensor trackedCost(ConnectionCost cost, Wiring wiring, Map<String, Tensor> parameters) {
    Tensor sum = Tensors.of(new double[] {0}, 1).sum();
    Map<String, BitSet> counted = new HashMap<>();
    for (Connection c : wiring.connections()) {
      double a = cost.aOf().getOrDefault(c.name(), cost.a());
      double red = cost.reduction() == Reduction.SUM ? 1 : 1.0 / (c.rows() * c.columns() * c.kernelSize());
      double[] factors = new double[c.rows() * c.columns() * c.kernelSize()];
      BitSet seen = counted.computeIfAbsent(c.view().parameter(), p -> new BitSet());
      Coordinates to = place(wiring.group(c.to()));
      Coordinates from = place(wiring.group(c.from()));
      int at = 0;
      for (int i = 0; i < c.rows(); i++) {
        for (int j = 0; j < c.columns(); j++) {
          double d = to.distance(wiring.rowNeurons(c)[i], from, wiring.columnNeurons(c)[j]);
          for (int s = 0; s < c.kernelSize(); s++) {
            int index = (int) c.view().index(i, j, s);
            factors[at++] = seen.get(index) ? 0 : red * (a * d + cost.y());
            seen.set(index);
          }
        }
      }
      sum = sum.add(entries(c, parameters).abs().mul(Tensors.of(factors, factors.length)).sum());
    }
    Set<String> further = new LinkedHashSet<>(cost.parameters());
    if (cost.biases()) {
      wiring.neuronParameters().stream().map(NeuronParameter::parameter).forEach(further::add);
    }
    for (String name : further) {
      Tensor sizes = parameters.get(name).abs();
      sum = sum.add((cost.reduction() == Reduction.SUM ? sizes.sum() : sizes.mean()).mul(new Scalar(cost.y())));
    }
    return sum;
  }

  private static Tensor trackedEnmeshment(ClusterabilityPressure pressure, Wiring wiring, Map<String, Tensor> parameters) {
    Tensor sum = Tensors.of(new double[] {0}, 1).sum();
    for (String name : pressure.connections()) {
      Connection c = wiring.connection(name);
      PairPartition pair = pressure.partition().pair(wiring, c).orElseThrow();
      double[] mask = new double[c.rows() * c.columns() * c.kernelSize()];
      for (int at = 0; at < mask.length; at++) {
        int entry = at / c.kernelSize();
        mask[at] = pair.within(entry / c.columns(), entry % c.columns()) ? 1 : 0;
      }
      Tensor squares = entries(c, parameters).square();
      if (squares.detach().sum().item_double() == 0) {
        continue; // 0 / 0; a dead matrix counts as not enmeshed
      }
      Tensor clusterability = squares.mul(Tensors.of(mask, mask.length)).sum().div(squares.sum());
      sum = sum.add(clusterability.neg().add(new Scalar(1)));
    }
    return sum.div(new Scalar(pressure.connections().size()));
  }

  /** A connection's weights by row, column and kernel position. */
  private static Tensor entries(Connection c, Map<String, Tensor> parameters) {
    long[] indices = new long[c.rows() * c.columns() * c.kernelSize()];
    int at = 0;
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        for (int s = 0; s < c.kernelSize(); s++) {
          indices[at++] = c.view().index(i, j, s);
        }
      }
    }
    return parameters.get(c.view().parameter()).view(-1).index_select(0, Tensors.of(indices, indices.length));
  }

  private static Coordinates place(NeuronGroup group) {
    return group.coordinates().orElse(Coordinates.line(group.size()));
  }
}
