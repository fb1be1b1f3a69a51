package dev.unmesh.report;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Networks laid out otherwise than in rows, made up from a seed as training under a connection cost leaves them. */
final class SampleLayouts {
  private SampleLayouts() {}

  /** 28 x 28 pixels, two grids of 10 x 10, ten digits on a ring in an order of their own; what is near is joined. */
  static NetworkView planes() {
    List<String> digits = new ArrayList<>(IntStream.range(0, 10).mapToObj(d -> "digit " + d).toList());
    Collections.shuffle(digits, new Random(11));
    Wiring wiring = Wiring.builder()
        .group(NeuronGroup.of("input", 784, Role.INPUT).with(Coordinates.grid(784)))
        .group(NeuronGroup.of("fc1", 100, Role.HIDDEN).with(Coordinates.grid(100)))
        .group(NeuronGroup.of("fc2", 100, Role.HIDDEN).with(Coordinates.grid(100)))
        .group(NeuronGroup.of("fc3", 10, Role.OUTPUT).with(Coordinates.ring(10, .25)).withLabels(digits))
        .linear("fc1", "input", "fc1").linear("fc2", "fc1", "fc2").linear("fc3", "fc2", "fc3")
        .build();
    return new NetworkView(wiring, near(wiring, .035), Optional.empty(), List.of(), Optional.of(new ImageShape(1, 28, 28)));
  }

  /** Two of 59 tokens, embedded in 32 dimensions of which 7 are in use, 50-50-59. */
  static NetworkView tokens() {
    List<String> sums = new ArrayList<>(IntStream.range(0, 59).mapToObj(Integer::toString).toList());
    Collections.shuffle(sums, new Random(12));
    Wiring wiring = Wiring.builder()
        .group(NeuronGroup.of("tokens", 59, Role.INPUT).withLabels(IntStream.range(0, 59).mapToObj(Integer::toString).toList()))
        .group(NeuronGroup.of("embedding", 32, Role.HIDDEN).with(Coordinates.line(32)))
        .group(NeuronGroup.of("fc1", 50, Role.HIDDEN).with(Coordinates.line(50)))
        .group(NeuronGroup.of("fc2", 50, Role.HIDDEN).with(Coordinates.line(50)))
        .group(NeuronGroup.of("output", 59, Role.OUTPUT).with(Coordinates.line(59)).withLabels(sums))
        .connect(new Connection(
            "embedding", "tokens", "embedding", ParameterView.inByOut("embedding.weight", 59, 32), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE))
        .connect(new Connection(
            "fc1", "embedding", "fc1", ParameterView.outByIn("fc1.weight", 50, 64), AxisMap.ONE_TO_ONE, new AxisMap.Folds(2)))
        .linear("fc2", "fc1", "fc2").linear("fc3", "fc2", "output")
        .build();
    Random random = new Random(17);
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    int[] used = {4, 9, 12, 17, 21, 22, 28};
    float[] table = SampleNets.noise(random, 59 * 32, 1e-3);
    for (int d = 0; d < used.length; d++) {
      for (int token = 0; token < 59; token++) {
        table[token * 32 + used[d]] = (float) (1.4 * Math.sin(2 * Math.PI * token * (1 + d / 2) * 3 / 59 + d % 2 * Math.PI / 2));
      }
    }
    weights.put("embedding.weight", new WeightArray(new int[] {59, 32}, table));
    float[] fc1 = SampleNets.noise(random, 50 * 64, 1e-3);
    for (int i = 0; i < 50; i++) {
      for (int dim : used) {
        if (Math.abs((dim + .5) / 32 - (i + .5) / 50) < .05) {
          fc1[i * 64 + dim] = (float) random.nextGaussian();
          fc1[i * 64 + 32 + dim] = fc1[i * 64 + dim] * (random.nextBoolean() ? 1 : -1) + (float) random.nextGaussian() * .1f;
        }
      }
    }
    weights.put("fc1.weight", new WeightArray(new int[] {50, 64}, fc1));
    weights.put("fc2.weight", new WeightArray(new int[] {50, 50}, banded(random, 50, 50, .04)));
    weights.put("fc3.weight", new WeightArray(new int[] {59, 50}, banded(random, 59, 50, .3)));
    return new NetworkView(wiring, Weights.of(weights), Optional.empty(), List.of(), Optional.empty());
  }

  private static float[] banded(Random random, int rows, int columns, double reach) {
    float[] values = SampleNets.noise(random, rows * columns, 1e-4);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double far = Math.abs((i + .5) / rows - (j + .5) / columns);
        values[i * columns + j] += far < reach && random.nextInt(3) == 0 ? (float) random.nextGaussian() : 0;
      }
    }
    return values;
  }

  private static Weights near(Wiring wiring, double reach) {
    Random random = new Random(13);
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    for (Connection connection : wiring.connections()) {
      Coordinates to = wiring.group(connection.to()).coordinates().orElseThrow();
      Coordinates from = wiring.group(connection.from()).coordinates().orElseThrow();
      float[] values = SampleNets.noise(random, to.size() * from.size(), 1e-4);
      for (int i = 0; i < to.size(); i++) {
        boolean used = Math.hypot(to.at(i, 0) - .5, to.at(i, 1) - .5) < .35 && random.nextInt(3) > 0;
        for (int j = 0; j < from.size(); j++) {
          double far = to.distance(i, from, j);
          values[i * from.size() + j] += used ? (float) (random.nextGaussian() * Math.exp(-far * far / reach)) * .8f : 0;
        }
      }
      weights.put(connection.view().parameter(), new WeightArray(new int[] {to.size(), from.size()}, values));
    }
    return Weights.of(weights);
  }
}
