package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code unmesh film} on a run that was trained, and on what is none. */
class FilmCommandTest {
  @TempDir Path folder;

  @Test
  void writesWhatIsAskedForAndReplacesNothingUnasked() throws IOException {
    Path run = SmallRuns.trained(folder, "one");
    assertTrue(Files.size(run.resolve("film.safetensors")) > 0);
    assertTrue(Files.readString(run.resolve("report.html")).contains("data-frames"));
    assertTrue(
        Pattern.compile("cuts(\"|&#34;|&quot;):\\[\\[").matcher(Files.readString(run.resolve("report.html"))).find(), "pruned in the end");
    Path svg = run.resolve("film.svg");
    assertEquals(svg.toString(), Invocation.of("film", run).succeeds().out().strip());
    assertTrue(Files.readString(svg).startsWith("<svg"));
    long before = Files.getLastModifiedTime(svg).toMillis();
    Invocation.of("film", run).fails(1, "film.svg exists already", "--force");
    assertEquals(before, Files.getLastModifiedTime(svg).toMillis());
    Path gif = folder.resolve("slides.GIF");
    Path runs = folder.resolve("runs");
    JsonNode json = Invocation.of("film", "one", "--runs", runs, "--out", gif, "--width", 200, "--seconds", 2, "--json").json();
    assertEquals(Files.size(gif), json.path("bytes").asLong());
    assertEquals(gif.toString(), json.path("film").asString());
    assertTrue(new String(Files.readAllBytes(gif), 0, 6).startsWith("GIF89a"));
    Invocation.of("film", run, "--dark", "--force").succeeds();
  }

  @Test
  void wrongUseIsTold() throws IOException {
    Path run = SmallRuns.trained(folder, "one");
    Invocation.of("film", run, "--out", folder.resolve("film.mp4")).fails(2, "film.mp4", ".svg or .gif");
    Invocation.of("film", run, "--seconds", 0).fails(2, "--seconds");
    Invocation.of("film", run, "--seconds", "NaN").fails(2, "--seconds");
    Invocation.of("film", run, "--width", 10).fails(2, "--width", "120");
    Invocation.of("film", "nothing", "--runs", folder).fails(1, "no run nothing");
    Invocation.of("film", run, "--out", folder.resolve("not/there/film.svg")).fails(1, "cannot write", "film.svg");
    assertFalse(Files.exists(folder.resolve("film.mp4")));
  }

  @Test
  void runsWithoutAFilmOrWithABrokenOneAreTold() throws IOException {
    Path run = SmallRuns.trained(folder, "one");
    Path film = run.resolve("film.safetensors");
    byte[] whole = Files.readAllBytes(film);
    Files.write(film, Arrays.copyOf(whole, whole.length - 5));
    Invocation.of("film", run).fails(1, "film.safetensors");
    new SafetensorsWriter()
        .longs("steps", new int[] {2}, new long[2])
        .floats("losses", new int[] {2}, new float[2])
        .floats("scale/other", new int[] {2}, new float[2])
        .signedBytes("weight/other", new int[] {2, 1, 1}, new byte[2])
        .write(film);
    Invocation.of("film", run).fails(1, "'other' is no connection");
    Files.delete(film);
    Invocation.of("film", run).fails(1, "has no film");
    Invocation.of("report", run).succeeds();
    assertFalse(Files.readString(run.resolve("report.html")).contains("data-frames"));
  }
}
