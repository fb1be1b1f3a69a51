package dev.unmesh.interpret.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.IdxFile;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The papers' search on a network that has learned real digits. */
class DigitsPapersSearchTest {
  private static final int PIXELS = 784;
  private static final int HIDDEN = 6;
  private static final int TRAINED_ON = 4000;
  private static final float RATE = .02f;

  @Test
  void findsTheMaskOfThePlainAlgorithm() throws IOException {
    String set = System.getenv("UNMESH_DATA");
    Path data = set == null || set.isBlank() ? Path.of("").toAbsolutePath().resolve("../../shared/data").normalize() : Path.of(set);
    Assumptions.assumeTrue(Files.isDirectory(data.resolve("mnist")), "skipped: needs MNIST in " + data + " (set UNMESH_DATA)");
    Path file = data.resolve("mnist/t10k-images-idx3-ubyte.gz");
    IdxFile images = IdxFile.images(file, unpacked(file));
    file = data.resolve("mnist/t10k-labels-idx1-ubyte.gz");
    IdxFile labels = IdxFile.labels(file, unpacked(file));
    float[] values = new float[(TRAINED_ON + 200) * PIXELS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (images.values()[i] & 255) / 255f;
    }
    int[] of = IntStream.range(0, TRAINED_ON + 200).map(n -> labels.values()[n]).toArray();
    TailExamples all = new TailExamples(PIXELS, values, of);
    Tail tail = trained(all);
    TailExamples test = all.only(IntStream.range(TRAINED_ON, TRAINED_ON + 200).toArray());
    assertTrue(new Grader(tail, test, EdgeAblation.ZERO, 0).full(0).classAccuracy() > .8, "it has learned something");
    for (int label : new int[] {0, 7}) {
      int[] own = IntStream.of(test.of(label)).limit(12).toArray();
      EdgeSet plain = new PlainPapersSearch(tail, test.only(own), label).search();
      Carried carried = Carried.of(tail, test.only(own), EdgeAblation.ZERO, Optional.empty(), 0);
      PapersSearch search =
          PapersSearch.run(carried, CrossEntropy.ofClass(10, label, own.length), PapersSearch.start(tail), position -> {});
      assertEquals(plain, search.edges(), "label " + label);
      System.out.println("digit " + label + ": " + plain + ", " + search.tried() + " tried, " + search.exact() + " worked out in full");
    }
  }

  // one pass of plain gradient descent, an image at a time
  private static Tail trained(TailExamples all) {
    Blueprint mlp =
        new MlpOptions(List.of(HIDDEN), false, Activation.RELU, Layout.LINE, Layout.LINE, false)
            .blueprint(new NetworkShape(new int[] {PIXELS}, 10, List.of(), List.of()));
    java.util.Map<String, WeightArray> weights = new java.util.LinkedHashMap<>(mlp.initialWeights(3));
    float[] first = weights.get("fc1.weight").values().clone();
    float[] last = weights.get("fc2.weight").values().clone();
    for (int n = 0; n < TRAINED_ON; n++) {
      float[] h = new float[HIDDEN];
      for (int i = 0; i < h.length * PIXELS; i++) {
        h[i / PIXELS] += first[i] * all.values()[n * PIXELS + i % PIXELS];
      }
      double[][] z = new double[10][1];
      for (int i = 0; i < 10 * HIDDEN; i++) {
        z[i / HIDDEN][0] += last[i] * Math.max(h[i % HIDDEN], 0);
      }
      double[][] p = Softmax.of(z);
      p[all.labels()[n]][0] -= 1;
      for (int i = 0; i < HIDDEN; i++) {
        float back = 0;
        for (int o = 0; o < 10; o++) {
          back += (float) p[o][0] * last[o * HIDDEN + i];
          last[o * HIDDEN + i] -= RATE * (float) p[o][0] * Math.max(h[i], 0);
        }
        for (int c = 0; c < PIXELS && h[i] > 0; c++) {
          first[i * PIXELS + c] -= RATE * back * all.values()[n * PIXELS + c];
        }
      }
    }
    weights.put("fc1.weight", new WeightArray(new int[] {HIDDEN, PIXELS}, first));
    weights.put("fc2.weight", new WeightArray(new int[] {10, HIDDEN}, last));
    return Tail.of(mlp.tail().orElseThrow(), mlp.wiring(), Weights.of(weights), IntStream.range(0, 10).toArray());
  }

  private static byte[] unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }
}
