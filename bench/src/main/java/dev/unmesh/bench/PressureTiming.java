package dev.unmesh.bench;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.pressure.ArrayPressure;
import dev.unmesh.pressure.ClusterabilityPressure;
import dev.unmesh.pressure.ConnectionCost;
import dev.unmesh.pressure.NeuronSwap;
import dev.unmesh.pressure.Pressure;
import dev.unmesh.pressure.SwapSearch;
import dev.unmesh.pressure.TensorPressure;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import dev.unmesh.wiring.WiringBuilder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Prints microseconds a call: each pressure's gradient on arrays and in LibTorch, and a swap search. The least of several rounds, in
 * the thread's own processor time, which another program's load disturbs less than the clock's.
 */
public final class PressureTiming {
  private static final int ROUNDS = 25;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private PressureTiming() {}

  public static void main(String[] args) {
    LibTorch.start();
    System.out.printf("%-40s %12s %12s%n", "microseconds a call, 1 thread", "arrays", "LibTorch");
    gradient("connection cost 4-20-20-2", ConnectionCost.of(1, .1), 4, 20, 20, 2);
    gradient("connection cost 784-100-100-10", ConnectionCost.of(1, .1), 784, 100, 100, 10);
    gradient("clusterability 64x64", clusterability(64, 64), 64, 64);
    gradient("clusterability 128x4096", clusterability(4096, 128), 4096, 128);
    swap("swap search 4-20-20-2, top 5", 5, 4, 20, 20, 2);
    swap("swap search 784-100-100-10, top 30", 30, 784, 100, 100, 10);
  }

  private static void gradient(String what, Pressure pressure, int... sizes) {
    Wiring wiring = mlp(sizes);
    Weights weights = weights(wiring);
    Map<String, float[]> gradients = new LinkedHashMap<>();
    weights.names().forEach(name -> gradients.put(name, new float[weights.get(name).size()]));
    ArrayPressure arrays = pressure.onArrays(wiring, weights);
    double onArrays = least(() -> arrays.addGradient(weights, gradients, 1e-3));
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> parameters = new LinkedHashMap<>();
      Map<String, Tensor> tensorGradients = new LinkedHashMap<>();
      weights.names().forEach(name -> {
        parameters.put(name, Tensors.of(weights.get(name)));
        tensorGradients.put(name, Tensors.of(weights.get(name)));
      });
      try (TensorPressure tensors = pressure.onTensors(wiring, parameters)) {
        double onTensors = least(() -> {
          try (PointerScope step = new PointerScope()) {
            tensors.addGradient(tensorGradients, 1e-3);
          }
        });
        System.out.printf("%-40s %12.2f %12.2f%n", what, onArrays, onTensors);
      }
    }
  }

  private static void swap(String what, int topK, int... sizes) {
    Wiring wiring = mlp(sizes);
    Weights weights = weights(wiring);
    SwapSearch search = NeuronSwap.of(ConnectionCost.of(1, .1), topK).on(wiring);
    System.out.printf("%-40s %12.2f%n", what, least(() -> search.find(weights)));
  }

  private static double least(Runnable call) {
    double least = Double.POSITIVE_INFINITY;
    int calls = 50;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < calls; i++) {
        call.run();
      }
      double nanos = (THREADS.getCurrentThreadCpuTime() - start) / (double) calls;
      least = Math.min(least, nanos / 1e3);
      calls = (int) Math.max(20, Math.min(200_000, 1e8 / nanos)); // about a tenth of a second a round
    }
    return least;
  }

  private static Wiring mlp(int... sizes) {
    WiringBuilder wiring = Wiring.builder().input("g0", sizes[0]);
    for (int l = 1; l < sizes.length; l++) {
      wiring.hidden("g" + l, sizes[l]).linear("fc" + l, "g" + (l - 1), "g" + l);
    }
    return wiring.build();
  }

  private static Weights weights(Wiring wiring) {
    Random random = new Random(0);
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    for (Connection c : wiring.connections()) {
      float[] values = new float[c.rows() * c.columns()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      weights.put(c.view().parameter(), new WeightArray(new int[] {c.rows(), c.columns()}, values));
    }
    return Weights.of(weights);
  }

  private static ClusterabilityPressure clusterability(int columns, int rows) {
    return new ClusterabilityPressure(Set.of("fc1"), new Partition(4, Map.of("g0", blocks(columns), "g1", blocks(rows))));
  }

  private static int[] blocks(int size) {
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = i * 4 / size;
    }
    return labels;
  }
}
