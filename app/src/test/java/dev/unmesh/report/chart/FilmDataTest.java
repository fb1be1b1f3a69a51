package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.report.Curve;
import dev.unmesh.report.FilmView;
import dev.unmesh.run.film.Film;
import dev.unmesh.run.film.Move;
import dev.unmesh.run.film.Quantised;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What of a film goes to the page. */
class FilmDataTest {
  @Test
  void theStrongestStayInTheirOrderAndZerosGo() {
    Quantised frame = Quantised.of(new float[] {0, 5, -2, 5, 0, 1, -5, 127});
    assertArrayEquals(new int[] {1, 2, 3, 5, 6, 7}, FilmTrim.strongest(frame, 10));
    assertArrayEquals(new int[] {1, 3, 7}, FilmTrim.strongest(frame, 3), "of equals the first");
    assertArrayEquals(new int[0], FilmTrim.strongest(frame, 0));
    assertArrayEquals(new int[0], FilmTrim.strongest(Quantised.of(new float[4]), 3));
  }

  @Test
  void neverMoreThanAskedForNorAWeakerOneInsteadOfAStronger() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      float[] weights = new float[1 + random.nextInt(300)];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) random.nextGaussian();
      }
      Quantised frame = Quantised.of(weights);
      int most = random.nextInt(200);
      int[] kept = FilmTrim.strongest(frame, most);
      long nonZero = IntStream.range(0, frame.size()).filter(i -> frame.values()[i] != 0).count();
      assertEquals(Math.min(most, nonZero), kept.length, "seed " + seed);
      int least = IntStream.of(kept).map(i -> Math.abs(frame.values()[i])).min().orElse(127);
      long stronger = IntStream.range(0, frame.size()).filter(i -> Math.abs(frame.values()[i]) > least).count();
      assertTrue(stronger <= kept.length, "seed " + seed);
    }
  }

  @Test
  void theReelReadsBackAsThePageReadsIt() {
    FilmReel reel = new FilmReel();
    reel.add(new Quantised(.01f, new byte[] {127, -50, 1}, new int[] {3, 200, 69_999}), 10);
    reel.add(Quantised.of(new float[3]), 10);
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(reel.base64())).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(.01f, bytes.getFloat());
    assertEquals(3, number(bytes));
    assertEquals(3, number(bytes));
    assertEquals(127, bytes.get());
    assertEquals(197, number(bytes));
    assertEquals(-50, bytes.get());
    assertEquals(69_799, number(bytes));
    assertEquals(1, bytes.get());
    assertEquals(0, bytes.getFloat());
    assertEquals(0, number(bytes));
    assertTrue(!bytes.hasRemaining());
  }

  private static int number(ByteBuffer bytes) {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      int b = bytes.get();
      value |= (b & 127) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  @Test
  void swapsAreCountedByRings() {
    List<Move> moves =
        List.of(
            new Move(10, 0, 1), new Move(10, 1, 0), // one swap
            new Move(20, 0, 1), new Move(20, 1, 2), new Move(20, 2, 0), new Move(20, 4, 3), new Move(20, 3, 4)); // two, and one
    Film film = new Film(new long[] {0, 10, 15, 20}, new float[4], List.of(), Map.of("x", moves));
    assertArrayEquals(new int[] {0, 1, 1, 4}, FilmSwaps.until(film));
  }

  @Test
  void lossesStandBetweenWhereTheyWereMeasured() {
    Film film = new Film(new long[] {0, 5, 10, 20, 20}, new float[] {Float.NaN, 3, 2, 1, Float.NaN}, List.of(), Map.of());
    List<FilmCurves.AtFrames> curves =
        FilmCurves.of(
            new FilmView(film, List.of(), List.of(new FilmView.Cut(.1, 3, 7))),
            List.of(
                new Curve("loss", "train", new long[] {0, 10}, new double[] {4, 9}),
                new Curve("loss", "test", new long[] {0, 10}, new double[] {4, 2})));
    assertEquals(List.of("train", "test"), curves.stream().map(FilmCurves.AtFrames::name).toList());
    assertArrayEquals(new double[] {4, 3, 2, 1, Double.NaN}, curves.get(0).values());
    assertArrayEquals(new double[] {4, 3, 2, Double.NaN, 7}, curves.get(1).values(), "pruned, as it then stood");
  }
}
