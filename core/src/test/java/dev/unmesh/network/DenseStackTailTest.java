package dev.unmesh.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.wiring.MapShape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which layers at a network's end are matrices that circuits can be searched in. */
class DenseStackTailTest {
  private static final ActivationLayer RELU = new ActivationLayer("act", Activation.RELU);
  private static final ActivationLayer SILU = new ActivationLayer("act", Activation.SILU);

  private static LinearLayer linear(int number) {
    return new LinearLayer("fc" + number, 4, 4, number % 2 == 1);
  }

  private static List<String> tail(Layer... layers) {
    return DenseStacks.tail(List.of(layers), true, true).map(DenseStackTailTest::weights).orElse(List.of());
  }

  private static List<String> weights(DenseStack stack) {
    return stack.layers().stream().map(DenseStack.Dense::weight).toList();
  }

  @Test
  void anMlpIsItsOwnTail() {
    NetworkShape shape = new NetworkShape(new int[] {5}, 3, List.of(), List.of());
    Blueprint mlp = new MlpOptions(List.of(7, 6), true, Activation.SILU, Layout.LINE, Layout.LINE, true).blueprint(shape);
    assertEquals(mlp.dense(), mlp.tail());
    DenseStack stack = mlp.tail().orElseThrow();
    assertEquals(List.of("fc1.weight", "fc2.weight", "fc3.weight"), weights(stack));
    assertEquals(Activation.SILU, stack.activation());
    assertTrue(stack.inputOrder() && stack.outputOrder());
    assertEquals(Optional.of("fc3.bias"), stack.layers().get(2).bias());
  }

  @Test
  void aConvNetEndsWithItsFullyConnectedPart() {
    NetworkShape shape = new NetworkShape(new int[] {3, 8, 8}, 10, List.of(), List.of());
    Blueprint conv =
        new ConvNetOptions(List.of(new ConvBlock(), new ConvBlock()), List.of(9, 8), false, Activation.RELU, List.of(.2, .2)).blueprint(shape);
    assertTrue(conv.dense().isEmpty());
    DenseStack stack = conv.tail().orElseThrow();
    assertEquals(List.of("fc1.weight", "fc2.weight", "fc3.weight"), weights(stack), "dropout between them does nothing");
    assertEquals(16 * 2 * 2, stack.layers().get(0).in());
    assertFalse(stack.inputOrder(), "its inputs are not the task's");
    assertTrue(stack.embedding().isEmpty());
  }

  @Test
  void dropoutIsSteppedOverWhereverItStands() {
    DropoutLayer dropout = new DropoutLayer("drop", .5);
    assertEquals(List.of("fc1.weight", "fc2.weight"), tail(linear(1), RELU, dropout, linear(2)));
    assertEquals(List.of("fc1.weight", "fc2.weight"), tail(linear(1), dropout, RELU, linear(2), dropout));
    assertEquals(List.of("fc1.weight"), tail(dropout, linear(1)));
  }

  @Test
  void anotherActivationEndsIt() {
    assertEquals(List.of("fc2.weight", "fc3.weight"), tail(linear(1), SILU, linear(2), RELU, linear(3)));
    assertEquals(Activation.RELU, DenseStacks.tail(List.of(linear(1), SILU, linear(2), RELU, linear(3)), true, true).orElseThrow().activation());
    assertEquals(List.of("fc2.weight"), tail(linear(1), linear(2)), "two matrices without an activation are not what a tail computes");
    assertEquals(List.of("fc2.weight"), tail(linear(1), RELU, SILU, linear(2)));
    assertEquals(List.of("fc2.weight"), tail(linear(1), new FlattenLayer("flat", new MapShape(1, 1), false), RELU, linear(2)));
  }

  @Test
  void aNetworkThatDoesNotEndWithAMatrixHasNone() {
    assertEquals(List.of(), tail(linear(1), RELU));
    assertEquals(List.of(), tail(RELU));
  }

  @Test
  void onlyAWholeNetworkReadsItsInputsInTheirOrder() {
    assertTrue(DenseStacks.tail(List.of(linear(1), RELU, linear(2)), true, true).orElseThrow().inputOrder());
    assertFalse(DenseStacks.tail(List.of(linear(1), SILU, linear(2), RELU, linear(3)), true, true).orElseThrow().inputOrder());
    assertFalse(DenseStacks.tail(List.of(linear(1), RELU, linear(2)), false, false).orElseThrow().inputOrder());
  }
}
