package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Frequencies of runs through the command, and where training leaves them. */
class FrequenciesCommandTest {
  @TempDir Path folder;

  @Test
  void theRecipeInSmallLeavesThemInItsReport() throws Exception {
    Path run = train("modular-addition-113", "--set", "task.p=13", "--set", "network.width=16", "--set", "network.mlp=16");
    assertTrue(Files.size(run.resolve("fourier.json")) > 0);
    String report = Files.readString(run.resolve("report.html"));
    assertTrue(report.contains("<section id=\"frequencies\">") && report.contains("id=\"spectrum-embedding-3\""), "four lanes");
    assertTrue(report.contains("Lane 4 carries"));

    JsonNode json = Invocation.of("frequencies", run, "--shuffles", "99", "--draws", "2", "--seed", "7", "--json").json();
    assertEquals(13, json.path("p").asInt());
    assertEquals(99, json.path("shuffles").asInt());
    assertEquals(4, json.path("reads").path("lanes").size());
    assertEquals(6, json.path("writes").path("lanes").path(3).path("shares").size());
    assertEquals(4, json.path("logits").path("without").size());
    assertEquals(2, json.path("logits").path("separation").path("draws").asInt());

    String text = Invocation.of("frequencies", run, "--draws", "1").succeeds().out();
    assertTrue(text.contains("lane 4, 4 dimensions") && text.contains("answers to 169 pairs") && text.contains("without lane 4"), text);
    assertTrue(text.endsWith("report: " + run.resolve("report.html") + System.lineSeparator()), text);
    Invocation.of("frequencies", run, "--shuffles", "98").fails(2, "--shuffles must be at least 99");
    Invocation.of("frequencies", run, "--draws", "0").fails(2, "--draws must be at least 1");

    Files.writeString(run.resolve("fourier.json"), "{\"p\": 13}");
    Invocation.of("report", run).fails(1, "fourier.json");
  }

  @Test
  void anotherTaskIsRefused() throws Exception {
    Path run = SmallRuns.trained(folder, "one");
    Invocation.of("frequencies", run).fails(1, "learned independence", "modular-addition");
  }

  private Path train(String recipe, String... more) {
    List<Object> arguments = new ArrayList<>(List.of("train", recipe, "--runs", folder, "--name", "small", "--json"));
    arguments.addAll(List.of("--set", "training.steps=3", "--set", "measures={shuffles: 0, draws: 1}"));
    arguments.addAll(List.of(more));
    Invocation.of(arguments.toArray()).succeeds();
    return folder.resolve("small");
  }
}
