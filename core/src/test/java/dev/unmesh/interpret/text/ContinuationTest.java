package dev.unmesh.interpret.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.format.tokeniser.ByteTokeniser;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.Pass;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.task.Examples;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.TokenTargets;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Text drawn token by token from what a network answers. */
class ContinuationTest {
  private static final int LENGTH = 6;
  private static final int VOCABULARY = 5;

  private Network network;

  @BeforeEach
  void build() {
    LibTorch.start();
    network =
        new TransformerOptions(8, 1, 2, 0, 8, Activation.RELU, false, false, true, true, false, TransformerOptions.Readout.ALL)
            .blueprint(new NetworkShape(new int[] {LENGTH}, VOCABULARY, VOCABULARY, List.of(), List.of()))
            .build(4);
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void theLikeliestTokenEachTime() {
    int[] start = {1, 3};
    int[] written = new Continuation(network, LENGTH, VOCABULARY, 0).of(start, 9, 1);
    int[] all = Arrays.copyOf(start, 11);
    for (int at = 2; at < all.length; at++) {
      double[] p = probabilities(Arrays.copyOfRange(all, Math.max(0, at - LENGTH), at), 1);
      for (int token = 0; token < VOCABULARY; token++) {
        all[at] = p[token] > p[all[at]] ? token : all[at];
      }
    }
    assertArrayEquals(Arrays.copyOfRange(all, 2, 11), written);
  }

  @Test
  void tokensComeAsOftenAsTheyAreLikely() {
    int draws = 3000;
    int[] start = {0, 2, 4};
    for (double temperature : new double[] {.5, 1, 3}) {
      Continuation continuation = new Continuation(network, LENGTH, VOCABULARY, temperature);
      int[] seen = new int[VOCABULARY];
      for (int seed = 0; seed < draws; seed++) {
        seen[continuation.of(start, 1, seed)[0]]++;
      }
      double[] p = probabilities(start, temperature);
      System.out.printf("temperature %.1f: %s of %d, expected shares %s%n", temperature, Arrays.toString(seen), draws, Arrays.toString(p));
      for (int token = 0; token < VOCABULARY; token++) {
        double sd = Math.sqrt(p[token] * (1 - p[token]) / draws);
        assertEquals(p[token], (double) seen[token] / draws, 4 * sd, "token " + token + " at " + temperature);
      }
    }
  }

  @Test
  void theSeedDecides() {
    Continuation continuation = new Continuation(network, LENGTH, VOCABULARY, 1);
    assertArrayEquals(continuation.of(new int[] {1}, 40, 5), continuation.of(new int[] {1}, 40, 5));
    assertFalse(Arrays.equals(continuation.of(new int[] {1}, 40, 5), continuation.of(new int[] {1}, 40, 6)));
  }

  @Test
  void whatIsTooFarBackIsForgotten() {
    Continuation continuation = new Continuation(network, LENGTH, VOCABULARY, 1);
    int[] end = {1, 2, 3, 4, 0, 1};
    assertArrayEquals(continuation.of(end, 20, 5), continuation.of(new int[] {4, 4, 1, 2, 3, 4, 0, 1}, 20, 5));
  }

  @Test
  void aTableFilledUpWithSpareRowsNeverWritesOne() {
    int[] written = new Continuation(network, LENGTH, 2, 5).of(new int[] {1}, 200, 3);
    assertEquals(2, Arrays.stream(written).distinct().count());
    assertEquals(1, Arrays.stream(written).max().orElseThrow());
  }

  @Test
  void aSampleStandsBesideItsOriginal() {
    try (Network bytes =
        new TransformerOptions(8, 1, 2, 0, 8, Activation.RELU, false, false, true, true, false, TransformerOptions.Readout.ALL)
            .blueprint(new NetworkShape(new int[] {LENGTH}, 256, 256, List.of(), List.of()))
            .build(4)) {
      int[] text = "abcdefghijkl".chars().toArray();
      Examples heldOut = new Examples(new TokenInputs(2, LENGTH, 256, text), new TokenTargets(2, LENGTH, 256, text));
      TextSample sample = TextSample.of(new Continuation(bytes, LENGTH, 256, .8), heldOut, new ByteTokeniser(), 7, 9);
      assertEquals("abc", sample.prompt());
      assertEquals("def", sample.original());
      assertEquals(.8, sample.temperature());
      assertEquals(9, sample.seed());
    }
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Continuation(network, LENGTH, VOCABULARY, -1));
    assertThrows(IllegalArgumentException.class, () -> new Continuation(network, LENGTH, VOCABULARY, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Continuation(network, LENGTH, VOCABULARY, 1).of(new int[0], 1, 0));
  }

  private double[] probabilities(int[] read, double temperature) {
    try (PointerScope scope = new PointerScope(); NoGradGuard frozen = new NoGradGuard()) {
      float[] logits = Tensors.floats(network.forward(Tensors.ofIndices(read).unsqueeze(0), Pass.EVALUATION));
      double[] p = new double[VOCABULARY];
      Arrays.setAll(p, token -> Math.exp(logits[logits.length - VOCABULARY + token] / temperature));
      double sum = Arrays.stream(p).sum();
      return Arrays.stream(p).map(value -> value / sum).toArray();
    }
  }
}
