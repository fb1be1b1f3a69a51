package dev.unmesh.train.dense;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.AdamKernel;
import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.engine.array.DoubleLoops;
import dev.unmesh.network.DenseStack;
import dev.unmesh.pressure.ArrayPressure;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Loss;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.train.OptimiserOptions;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterOrder;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A thousand steps in double precision, neurons reordered on the way, beside LibTorch's autograd and optimiser. */
class DoubleTrajectoryTest {
  private static final double STRENGTH = 1e-3;
  private static final double RATE = 2e-3;

  static Stream<DenseCase> cases() {
    OptimiserOptions adam = DenseCase.optimiser(OptimiserOptions.Kind.ADAM, 1e-2);
    OptimiserOptions adamW = DenseCase.optimiser(OptimiserOptions.Kind.ADAMW, 1e-2);
    return Stream.of(
        DenseCase.of("independence"),
        DenseCase.of("compositionality"),
        DenseCase.of("two-moons"),
        DenseCase.of("permutations-s4"),
        DenseCase.wide(dev.unmesh.network.Activation.TANH, Loss.CROSS_ENTROPY, adam),
        DenseCase.wide(dev.unmesh.network.Activation.RELU, Loss.MEAN_SQUARED_ERROR, adamW));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void followsLibTorch(DenseCase of) {
    LibTorch.start();
    DenseStack stack = of.blueprint().dense().orElseThrow();
    int steps = 1000;
    int[] all = IntStream.range(0, of.examples().count()).toArray();
    DenseTraining<double[]> arrays = new DenseTraining<>(new DoubleLoops(), stack, of.examples(), of.loss(), of.optimiser(), all.length);
    Weights initial = Weights.of(of.blueprint().initialWeights(4));
    List<ArrayPressure> pressures = of.pressures().stream().map(pressure -> pressure.onArrays(of.blueprint().wiring(), initial)).toList();
    arrays.press(pressures);
    try (PointerScope whole = new PointerScope()) {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      List<Tensor> first = new ArrayList<>();
      List<Tensor> second = new ArrayList<>();
      List<Tensor> counts = new ArrayList<>();
      for (String name : initial.names()) {
        arrays.parameters().write(name, initial.get(name).values(), arrays.weights());
        Tensor tensor = Tensors.of(initial.get(name)).toType(torch.ScalarType.Double).detach();
        tensor.set_requires_grad(true);
        tensors.put(name, tensor);
        first.add(torch.zeros_like(tensor.detach()));
        second.add(torch.zeros_like(tensor.detach()));
        counts.add(Tensors.of(new float[1], new long[0]));
      }
      boolean decoupled = of.optimiser().kind() == OptimiserOptions.Kind.ADAMW;
      AdamKernel adam = new AdamKernel(decoupled, List.copyOf(tensors.values()), first, second, counts);
      Tensor inputs = inputs(of);
      Tensor targets = targets(of);
      SplittableRandom random = new SplittableRandom(7);
      for (int step = 0; step < steps; step++) {
        arrays.step(all, RATE, new double[] {STRENGTH});
        try (PointerScope scope = new PointerScope()) {
          tensors.values().forEach(tensor -> tensor.mutable_grad().reset());
          Tensor loss = loss(of, stack, tensors, inputs, targets);
          for (Map.Entry<String, double[]> cost : pressures.get(0).absoluteCosts().orElseThrow().entrySet()) {
            Tensor tensor = tensors.get(cost.getKey());
            Tensor factors = Tensors.of(cost.getValue(), Tensors.longShape(tensor));
            loss = loss.add(tensor.abs().mul(factors).sum().mul(new Scalar(STRENGTH)));
          }
          loss.backward();
          List<Tensor> gradients = tensors.values().stream().map(Tensor::grad).toList();
          adam.step(gradients, RATE, .9, .999, of.optimiser().weightDecay(), 1e-8);
        }
        if (step % 200 == 199) {
          permute(of, arrays, tensors, first, second, random);
        }
      }
      double worst = 0;
      for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
        double[] theirs = Tensors.doubles(entry.getValue().detach());
        double difference = 0;
        for (int i = 0; i < theirs.length; i++) {
          int columns = arrays.parameters().panel(entry.getKey(), arrays.weights()).columns();
          int stride = arrays.parameters().panel(entry.getKey(), arrays.weights()).stride();
          double ours = arrays.weights()[arrays.parameters().offset(entry.getKey()) + i / columns * stride + i % columns];
          difference = Math.max(difference, Math.abs(ours - theirs[i]));
        }
        System.out.printf("%s, %s: maximum difference after %d steps %.1e%n", of, entry.getKey(), steps, difference);
        worst = Math.max(worst, difference);
      }
      assertTrue(worst <= 1e-9, of + ": " + worst);
      adam.close();
    }
  }

  private static Tensor loss(DenseCase of, DenseStack stack, Map<String, Tensor> tensors, Tensor inputs, Tensor targets) {
    Tensor x = inputs;
    if (stack.embedding().isPresent()) {
      x = torch.embedding(tensors.get(stack.embedding().get().weight()), inputs).flatten(1, -1);
    }
    for (int i = 0; i < stack.layers().size(); i++) {
      DenseStack.Dense layer = stack.layers().get(i);
      x = x.matmul(tensors.get(layer.weight()).t());
      if (layer.bias().isPresent()) {
        x = x.add(tensors.get(layer.bias().get()));
      }
      if (i < stack.layers().size() - 1) {
        x = stack.activation().apply(x);
      }
    }
    return of.loss() == Loss.CROSS_ENTROPY ? torch.cross_entropy_loss(x, targets) : torch.mse_loss(x, targets);
  }

  private static Tensor inputs(DenseCase of) {
    int count = of.examples().count();
    if (of.examples().inputs() instanceof TokenInputs tokens) {
      return Tensors.of(java.util.Arrays.stream(tokens.tokens()).asLongStream().toArray(), count, tokens.length());
    }
    float[] values = new float[count * of.examples().inputs().width()];
    of.examples().inputs().copy(IntStream.range(0, count).toArray(), values);
    return Tensors.of(values, count, of.examples().inputs().width()).toType(torch.ScalarType.Double);
  }

  private static Tensor targets(DenseCase of) {
    if (of.examples().targets() instanceof ClassTargets classes) {
      if (of.loss() == Loss.CROSS_ENTROPY) {
        return Tensors.ofIndices(classes.labels());
      }
      double[] oneHot = new double[classes.labels().length * 3];
      for (int i = 0; i < classes.labels().length; i++) {
        oneHot[i * 3 + classes.labels()[i]] = 1;
      }
      return Tensors.of(oneHot, classes.labels().length, 3);
    }
    ValueTargets values = (ValueTargets) of.examples().targets();
    return Tensors.of(values.values(), values.count(), values.width()).toType(torch.ScalarType.Double);
  }

  // every hidden group in a random order, weights and moments alike
  private static void permute(
      DenseCase of, DenseTraining<double[]> arrays, Map<String, Tensor> tensors, List<Tensor> first, List<Tensor> second, SplittableRandom random) {
    Map<String, int[]> orders = new LinkedHashMap<>();
    for (NeuronGroup group : of.blueprint().wiring().groups()) {
      if (group.role() == Role.HIDDEN) {
        int[] order = Permutation.identity(group.size());
        for (int i = order.length - 1; i > 0; i--) {
          int j = random.nextInt(i + 1);
          int moved = order[i];
          order[i] = order[j];
          order[j] = moved;
        }
        orders.put(group.name(), order);
      }
    }
    Permutation permutation = Permutation.of(of.blueprint().wiring(), orders);
    List<String> names = List.copyOf(tensors.keySet());
    ParameterOrder.sources(of.blueprint().wiring(), permutation, name -> tensors.containsKey(name) ? (int) tensors.get(name).numel() : 1000)
        .forEach(
            (name, source) -> {
              if (tensors.containsKey(name)) {
                arrays.gather(name, source, true);
                int at = names.indexOf(name);
                for (Tensor tensor : List.of(tensors.get(name), first.get(at), second.get(at))) {
                  try (PointerScope scope = new PointerScope()) {
                    Tensor flat = tensor.detach().view(-1);
                    flat.copy_(flat.index_select(0, Tensors.ofIndices(source)));
                  }
                }
              }
            });
  }
}
