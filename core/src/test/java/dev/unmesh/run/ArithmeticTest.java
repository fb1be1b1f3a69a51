package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.ConvBlock;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a network costs if nothing is multiplied by zero. */
class ArithmeticTest {
  /** Every weight 1 but the first {@code zeros} of a parameter. */
  private static Arithmetic of(Blueprint blueprint, String parameter, int zeros) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>(blueprint.initialWeights(0));
    arrays.values().forEach(array -> Arrays.fill(array.values(), 1));
    Arrays.fill(arrays.get(parameter).values(), 0, zeros, 0);
    return Arithmetic.of(blueprint, Weights.of(arrays));
  }

  @Test
  void aMatrixMultipliesOnceByEachWeightThatIsNotZero() {
    Blueprint mlp = new MlpOptions(List.of(6, 5), true, Activation.RELU, Layout.LINE, Layout.LINE, false)
        .blueprint(new NetworkShape(new int[] {4}, 0, 3, List.of(), List.of()));
    assertEquals(new Arithmetic(24 + 30 + 15, OptionalLong.of(24 + 30 + 15)), of(mlp, "fc2.weight", 0));
    assertEquals(new Arithmetic(24 + 30 + 15 - 7, OptionalLong.of(24 + 30 + 15 - 7)), of(mlp, "fc2.weight", 7));
  }

  @Test
  void aKernelDoesSoAtEveryPlace() {
    Blueprint net = new ConvNetOptions(List.of(new ConvBlock()), List.of(9), false, Activation.RELU, List.of(0.))
        .blueprint(new NetworkShape(new int[] {3, 8, 8}, 0, 2, List.of(), List.of()));
    int channels = new ConvBlock().channels();
    int kernel = 3 * channels * 9;
    int matrices = channels * 16 * 9 + 9 * 2;
    assertEquals(new Arithmetic(kernel - 5 + matrices, OptionalLong.of((kernel - 5) * 64L + matrices)), of(net, "conv1.weight", 5));
  }

  @Test
  void ofANetworkThatIsNotLayersInARowItIsNotSaid() {
    Blueprint transformer = new TransformerOptions().blueprint(new NetworkShape(new int[] {3}, 14, 13, List.of(), List.of()));
    assertEquals(OptionalLong.empty(), of(transformer, "unembedding.weight", 1).multiplications());
  }
}
