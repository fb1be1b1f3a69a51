package dev.unmesh.cut.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.cluster.GridPhases;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.ConvBlock;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.DenseStack;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.wiring.CrossModule;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The fully connected layers of a conv net divided from its map to its last hidden layer, as their wiring and a partition state them. */
class FormsOfNetworksTest {
  private final Blueprint blueprint =
      new ConvNetOptions(
              List.of(new ConvBlock(3, 3, 1, true, false, 2)), List.of(16, 8), true, Activation.RELU, List.of(),
              ConvNetOptions.FlattenedMap.UNITS)
          .blueprint(new NetworkShape(new int[] {3, 8, 8}, 5, List.of(), List.of()));
  private final DenseStack tail = blueprint.tail().orElseThrow();
  private final Partition partition = GridPhases.partition(blueprint.wiring(), Set.of("flatten", "fc1", "fc2"), 4);
  private final LayerLabels labels = LayerLabels.of(tail, blueprint.wiring(), partition);
  private final Weights drawn = Weights.of(blueprint.initialWeights(7));
  private final Weights cut = CrossModule.of(blueprint.wiring(), partition, name -> drawn.get(name).size()).without(drawn);

  @Test
  void gridPhasesAreGatheredAndTheHeadJoins() {
    DenseLayers layers = DenseLayers.of(tail, cut);
    assertArrayEquals(new int[] {0, 1, 0, 1, 2, 3, 2, 3}, Arrays.copyOf(labels.labels().get(0), 8));
    assertTrue(labels.labels().get(3) == null);
    SplittableRandom random = new SplittableRandom(3);
    float[] examples = new float[50 * layers.in()];
    for (int i = 0; i < examples.length; i++) {
      examples[i] = (float) random.nextDouble();
    }
    double[] exact = Exact.outputs(layers, examples, 50);
    for (Form form :
        List.of(new PartsForm(layers, labels, 50, 2), new BatchedForm(layers, labels, 50, 1), new MaskedForm(layers, labels, 50, 1))) {
      double difference = Exact.difference(exact, form.outputs(examples, 50));
      System.out.println(form.name() + ": largest difference " + difference);
      assertTrue(difference < 1e-5);
      form.close();
    }
    // fc1 12 x 4 and fc2 4 x 2 four times, fc3 whole; 48 indices
    try (Form parts = new PartsForm(layers, labels, 1, 1)) {
      assertEquals(4 * (12 * 4 + 4 * 2) + 8 * 5, parts.size().multiplications());
      assertEquals(parts.size().multiplications() + 16 + 8 + 5, parts.size().parameters());
      assertEquals(4 * parts.size().parameters() + 8 * 48, parts.size().bytes());
    }
  }

  @Test
  void theMaskDoesWhatTheCutDoes() {
    float[] examples = new float[48];
    Arrays.fill(examples, .3f);
    try (Form masked = new MaskedForm(DenseLayers.of(tail, drawn), labels, 1, 1);
        Form dense = new DenseForm(DenseLayers.of(tail, cut), 1, 1)) {
      assertArrayEquals(dense.outputs(examples, 1), masked.outputs(examples, 1));
    }
  }

  @Test
  void anUncutNetAndATableOfTokensAreRefused() {
    IllegalArgumentException uncut =
        assertThrows(IllegalArgumentException.class, () -> new PartsForm(DenseLayers.of(tail, drawn), labels, 1, 1));
    assertTrue(uncut.getMessage().startsWith("'fc1.weight' has 576 weights between modules that are not 0"), uncut.getMessage());
    DenseStack.Embedding table = new DenseStack.Embedding("embed.weight", 5, 4, 2);
    DenseStack tokens = new DenseStack(Optional.of(table), tail.layers(), tail.activation(), false, false);
    assertThrows(IllegalArgumentException.class, () -> DenseLayers.of(tokens, cut));
  }
}
