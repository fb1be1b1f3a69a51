package dev.unmesh.interpret.fourier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.interpret.prune.Subject;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.DownloadListener;
import dev.unmesh.task.PermutationsOptions;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planted waves are found in their lanes, and their answers lose what was planted there. */
class FrequencyStudyTest {
  private static final int[] FREQUENCIES = {2, 5, 11, 7};
  private static final double[] HEIGHTS = {3, 2, 4, 2.5};
  private static final Optional<Partition> TWO_LANES = Optional.of(new Partition(2, Map.of("residual", new int[] {0, 0, 0, 0, 1, 1, 1, 1})));

  @ParameterizedTest
  @ValueSource(ints = {59, 60})
  void eachLaneCarriesItsOwn(int p) {
    Subject subject = PlantedWaves.subject(p, FREQUENCIES, HEIGHTS);
    Frequencies found = new FrequencyStudy(subject, TWO_LANES, 499, 30, 1).ofAnswers(share -> {});
    List<LaneSpectrum> reads = found.reads().lanes();
    assertEquals(p, found.p());
    assertEquals("embedding", found.reads().connection());
    assertEquals(List.of("[2, 5]", "[7, 11]"), reads.stream().map(lane -> sorted(lane.carries())).toList());
    assertEquals(p * 2.0, reads.get(0).power(), 1e-4, "four dimensions of mean square 1/2");
    assertEquals(.5, reads.get(1).shares()[6], 1e-6);
    assertEquals(1, reads.get(0).carried(), 1e-6);
    assertEquals("[2, 5]", Arrays.toString(found.writes().lanes().get(0).carries()), "the strongest first");
    assertEquals("[11, 7]", Arrays.toString(found.writes().lanes().get(1).carries()));
    assertEquals(9 / 13.0, found.writes().lanes().get(0).shares()[1], 1e-6);
    Separation separation = found.reads().separation().orElseThrow();
    assertEquals(1, separation.value(), 1e-6);
    // 6 of the 70 ways to deal 8 dimensions out keep every wave whole
    assertTrue(separation.mean() < .8 && separation.p() < .2, separation.toString());
    LogitWaves logits = found.logits().orElseThrow();
    assertEquals(p * p, logits.pairs());
    assertEquals("[11, 2, 7, 5]", Arrays.toString(logits.carries()));
    assertEquals(1, logits.whole().accuracy());
    amplitudes(logits.whole(), p, HEIGHTS);
    amplitudes(logits.without().get(0), p, 0, 0, 4, 2.5);
    amplitudes(logits.without().get(1), p, 3, 2, 0, 0);
    assertEquals(1, logits.separation().orElseThrow().value(), 1e-4);
    assertTrue(logits.separation().get().mean() < .8, logits.toString());
  }

  private static void amplitudes(LogitWaves.Wave wave, int p, double... heights) {
    double[] expected = new double[p / 2];
    for (int i = 0; i < heights.length; i++) {
      expected[FREQUENCIES[i] - 1] = heights[i];
    }
    assertArrayEquals(expected, wave.amplitudes(), 1e-5);
  }

  @Test
  void allLanesThatHoldAllHaveNothingOfTheirOwn() {
    Subject subject = PlantedWaves.subject(23, new int[] {2, 5, 2, 5}, new double[] {1, 1, 1, 1});
    Frequencies found = new FrequencyStudy(subject, TWO_LANES, 199, 30, 1).ofAnswers(share -> {});
    assertEquals(0, found.reads().separation().orElseThrow().value(), 1e-6);
    assertEquals(1, found.reads().separation().orElseThrow().p(), 1e-12);
    assertEquals(0, found.logits().orElseThrow().separation().orElseThrow().value(), 1e-4);
  }

  @Test
  void anUndividedStreamIsOneLane() {
    Frequencies found = new FrequencyStudy(PlantedWaves.subject(59, FREQUENCIES, HEIGHTS), Optional.empty(), 199, 1, 1).ofAnswers(share -> {});
    assertEquals("[2, 5, 7, 11]", sorted(found.reads().lanes().get(0).carries()));
    assertTrue(found.reads().separation().isEmpty());
    assertEquals(List.of(), found.logits().orElseThrow().without());
    assertTrue(found.logits().orElseThrow().separation().isEmpty());
  }

  @Test
  void whatIsDrownedInNoiseIsToldFromIt() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Subject planted = PlantedWaves.subject(113, FREQUENCIES, HEIGHTS);
    Map<String, WeightArray> noisy = new LinkedHashMap<>();
    for (String name : planted.weights().names()) {
      WeightArray array = planted.weights().get(name);
      float[] values = array.values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) random.nextGaussian();
      }
      noisy.put(name, new WeightArray(array.shape(), values));
    }
    Subject subject = new Subject(planted.wiring(), Weights.of(noisy), planted.pass(), planted.task());
    Frequencies found = new FrequencyStudy(subject, TWO_LANES, 499, 1, seed).ofWeights();
    assertTrue(found.logits().isEmpty());
    // each wave holds a sixth of its lane's power, 56 of noise share two thirds; one shuffle in a hundred comes to about a tenth
    assertTrue(sorted(found.reads().lanes().get(0).carries()).matches("\\[2, 5.*"), "seed " + seed + found.reads());
    assertTrue(sorted(found.reads().lanes().get(1).carries()).startsWith("[7, 11"), "seed " + seed + found.reads());
  }

  @Test
  void theSameSeedFindsTheSame() {
    Subject subject = PlantedWaves.subject(13, new int[] {2, 5, 1, 6}, HEIGHTS);
    String once = text(new FrequencyStudy(subject, TWO_LANES, 99, 3, 5).ofAnswers(share -> {}));
    assertEquals(once, text(new FrequencyStudy(subject, TWO_LANES, 99, 3, 5).ofAnswers(share -> {})));
  }

  private static String text(Frequencies found) {
    return found.reads().separation() + Arrays.toString(found.reads().lanes().get(0).p()) + found.logits().orElseThrow().separation();
  }

  @Test
  void answersThatChangedPlacesCountByTheirNumber() {
    Subject subject = PlantedWaves.subject(5, new int[] {1}, new double[] {3});
    Connection last = subject.wiring().connection("unembedding");
    double[][] straight = NumberVectors.answered(last, subject.weights(), new int[] {0, 1, 2, 3, 4}).values();
    int[] order = {3, 0, 4, 1, 2};
    double[][] moved = NumberVectors.answered(last, subject.weights(), order).values();
    for (int row = 0; row < order.length; row++) {
      assertArrayEquals(straight[row], moved[order[row]]);
    }
    assertArrayEquals(new double[] {3, 0}, straight[0], 1e-6);
  }

  @Test
  void manyNumbersAreAskedInPart() {
    Pairs pairs = Pairs.of(200, new TokenInputs(1, 3, 201, new int[] {4, 5, 200}), 3);
    assertEquals(20_000, pairs.count());
    assertEquals(20_000, pairs.portions().stream().mapToInt(TokenInputs::count).sum());
    int[] tokens = pairs.portions().get(0).tokens();
    assertEquals(200, tokens[2]);
    assertEquals((tokens[0] + tokens[1]) % 200, pairs.sum(0));
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    Subject subject = PlantedWaves.subject(13, new int[] {2, 5, 1, 6}, HEIGHTS);
    refused("98 shuffles cannot tell one in a hundred", () -> new FrequencyStudy(subject, TWO_LANES, 98, 1, 0));
    refused("at least one random split", () -> new FrequencyStudy(subject, TWO_LANES, 99, 0, 0));
    Task other = Tasks.open(new PermutationsOptions(3, .5), 0, new DataFolder(Path.of("does-not-exist"), false), DownloadListener.SILENT);
    Subject wrong = new Subject(subject.wiring(), subject.weights(), subject.pass(), other);
    refused("the task 'permutations' has no frequencies to find", () -> new FrequencyStudy(wrong, TWO_LANES, 99, 1, 0));
  }

  private static void refused(String expected, Runnable asking) {
    String message = assertThrows(IllegalArgumentException.class, asking::run).getMessage();
    assertTrue(message.contains(expected), message);
  }

  private static String sorted(int[] frequencies) {
    return Arrays.toString(Arrays.stream(frequencies).sorted().toArray());
  }
}
