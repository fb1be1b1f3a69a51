package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.run.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The normalised cut of a whole network, wherever it is shown. */
class NetworkCutCommandTest {
  @TempDir Path folder;

  private static void isBesideItsNulls(JsonNode cut, int modules, int shuffles) {
    assertEquals(modules, cut.path("modules").asInt(), cut.toString());
    assertTrue(cut.path("nCut").asDouble() >= 0 && cut.path("nCut").asDouble() <= modules, cut.toString());
    for (String key : new String[] {"null", "scaleKeeping"}) {
      assertEquals(shuffles, cut.path(key).path("shuffles").asInt(), cut.toString());
      assertTrue(cut.path(key).path("mean").isNumber() && cut.path(key).path("sd").isNumber() && cut.path(key).path("p").isNumber(), cut.toString());
    }
  }

  @Test
  void measureShowsItOfARunsWholeNetworkOrSaysWhyNot() throws IOException {
    Path run = SmallRuns.trained(folder, "plain");
    isBesideItsNulls(Invocation.of("measure", run, "--clusters", 3, "--shuffles", 4, "--json").json().path("normalisedCut"), 3, 4);
    String text = Invocation.of("measure", run, "--clusters", 3, "--shuffles", 4).succeeds().out();
    assertTrue(text.contains("in 3 parts; lower is more modular") && text.contains("layers shuffled") && text.contains("scales kept"), text);
    Path page = folder.resolve("page.html");
    Invocation.of("measure", run, "--clusters", 3, "--shuffles", 4, "--out", page).succeeds();
    assertTrue(Files.readString(page).contains("Normalised cut beside its nulls"));

    // never without its null, of no single matrices, and not of one part
    JsonNode none = Invocation.of("measure", run, "--clusters", 3, "--shuffles", 0, "--json").json();
    assertTrue(none.path("normalisedCut").isNull() && none.path("normalisedCutLeftOut").asString().contains("shuffles"), none.toString());
    text = Invocation.of("measure", run, "--clusters", 3, "--shuffles", 2, "--connections", "fc2").succeeds().out();
    assertTrue(text.contains("no n-cut: it is of a whole network"), text);
    assertFalse(Invocation.of("measure", run, "--clusters", 1, "--shuffles", 2).succeeds().out().contains("n-cut"));
    SafetensorsWriter writer = new SafetensorsWriter();
    writer.floats("w", new int[] {2, 2}, new float[] {1, 2, 3, 4});
    writer.write(folder.resolve("bare.safetensors"));
    text = Invocation.of("measure", folder.resolve("bare.safetensors"), "--clusters", 2, "--shuffles", 2).succeeds().out();
    assertTrue(text.contains("no n-cut: it is of a whole network"), text);
  }

  @Test
  void aRunHasItWhereItIsAskedForOrTrainedFor() throws IOException {
    Path asked = SmallRuns.trained(folder, "asked", "--set", "measures.normalisedCut=2");
    JsonNode summary = JsonFile.read(asked.resolve("run.json"));
    isBesideItsNulls(summary.path("normalisedCut"), 2, 2);
    isBesideItsNulls(JsonFile.read(asked.resolve("measures.json")).path("normalisedCut"), 2, 2);
    assertTrue(Files.readString(asked.resolve("report.html")).contains("Normalised cut beside its nulls"));
    isBesideItsNulls(Invocation.of("measure", asked, "--shuffles", 3, "--json").json().path("normalisedCut"), 2, 3);

    Path spectral = SmallRuns.trained(folder, "spectral", "--set", "pressures.0={kind: spectral, eigenvalues: 2, strength: 0.1}");
    isBesideItsNulls(JsonFile.read(spectral.resolve("run.json")).path("normalisedCut"), 3, 2);

    Path plain = SmallRuns.trained(folder, "plain");
    assertFalse(JsonFile.read(plain.resolve("run.json")).has("normalisedCut"));
    assertFalse(Files.readString(plain.resolve("report.html")).contains("Normalised cut"));
    String side = Invocation.of("compare", plain, asked).succeeds().out();
    assertTrue(side.contains("n-cut"), side);
    assertFalse(Invocation.of("compare", plain).succeeds().out().contains("n-cut"));
    Invocation.of("train", SmallRuns.recipe(folder), "--runs", folder.resolve("runs"), "--set", "measures.normalisedCut=1").fails(2, "normalisedCut");
  }
}
