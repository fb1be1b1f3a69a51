package dev.unmesh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.train.FrameSchedule;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a run with a film. */
class FilmPageTest {
  private static final int MOST_BYTES = 5_000_000;

  /** Weights that never vanish in any frame: the most a film can hold. */
  private static NetworkView dense(int layers, int width) {
    var builder = Wiring.builder();
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    Random random = new Random(31);
    for (int i = 0; i <= layers; i++) {
      Role role = i == 0 ? Role.INPUT : i == layers ? Role.OUTPUT : Role.HIDDEN;
      builder.group(NeuronGroup.of("g" + i, width, role).with(Coordinates.line(width)));
      if (i > 0) {
        builder.linear("fc" + i, "g" + (i - 1), "g" + i);
        float[] values = new float[width * width];
        for (int w = 0; w < values.length; w++) {
          values[w] = (random.nextBoolean() ? 1 : -1) * (.5f + random.nextFloat());
        }
        weights.put("fc" + i + ".weight", new WeightArray(new int[] {width, width}, values));
      }
    }
    return new NetworkView(builder.build(), Weights.of(weights), Optional.empty(), List.of(), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 60})
  void staysBelowFiveMegabytesForTwentyThousandSteps(int layers) {
    NetworkView network = dense(layers, 70);
    FilmView film = SampleFilms.of(network, "g0", "g1");
    assertEquals(20_000, film.film().steps()[film.film().frames() - 1]);
    assertTrue(film.film().frames() <= FrameSchedule.MOST_FRAMES);
    String page = ReportWriter.render(RunView.builder("dense").network(network).film(film).build());
    int bytes = page.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < MOST_BYTES, layers + " layers take " + bytes + " bytes");
  }

  @Test
  void aRunWithoutAFilmHasNoTraceOfOne() {
    String page = ReportWriter.render(SampleRuns.mnist());
    assertFalse(page.contains("The film") || page.contains("data-frames"));
    assertTrue(ReportWriter.render(SampleRuns.bimt()).contains("The film"));
  }

  @Test
  void hostileNamesStayText() {
    String evil = "\"'><script>alert(1)</script>&amp;";
    NetworkView network = SampleNets.bimt(List.of(evil, evil, evil, evil));
    FilmView film = new FilmView(SampleFilms.of(network, "x").film(), List.of(new FilmView.Mark(1, evil)), List.of());
    String page = ReportWriter.render(RunView.builder("r").network(network).film(film).build());
    assertEquals(1, page.split("<script", -1).length - 1, "scripts");
  }
}
