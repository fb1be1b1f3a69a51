package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code unmesh bimt-table} in small. */
class BimtTableTest {
  private static final String RECIPE =
      """
      name: small
      task: {kind: independence, trainExamples: 30, testExamples: 30}
      network: {kind: mlp, hidden: [8, 8], freeBoundary: true}
      training: {steps: 60, batch: 0, optimiser: {rate: 1.0e-2}}
      pressures: [{kind: connection-cost, strength: 3.0e-3}]
      swap: {every: 20}
      """;
  private static final String WILD = "wild:training.optimiser={kind: sgd, rate: 1.0e+38}";

  @TempDir Path folder;
  private Path recipe;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    recipe = Files.writeString(folder.resolve("small.yaml"), RECIPE);
    out = folder.resolve("out");
  }

  private Invocation table(String... more) {
    List<Object> all = new ArrayList<>(List.of("bimt-table", "--tasks", recipe + ",two-moons", "--set", "two-moons/training.steps=40", "--out", out));
    all.addAll(List.of(more));
    return Invocation.of(all.toArray());
  }

  @Test
  void everyFileSaysTheSame() throws IOException {
    Invocation made = table("--variants", "none,bimt", "--seeds", "2", "--setting", WILD, "--jobs", "2").succeeds();
    assertTrue(made.err().contains("small-wild-0 diverged: "), made.err());
    String markdown = Files.readString(out.resolve("table.md"));
    assertTrue(made.out().startsWith(markdown), made.out());
    assertTrue(markdown.contains("* wild, seed 1 diverged: "), markdown);

    List<List<String>> cells = csv(out.resolve("cells.csv"));
    assertEquals(List.of("task", "setting", "seed", "status", "reason", "steps"), cells.get(0).subList(0, 6));
    assertEquals(1 + 2 * 3 * 2, cells.size());
    for (List<String> row : cells.subList(1, cells.size())) {
      assertEquals(row.get(1).equals("wild") ? "diverged" : "finished", row.get(3), row::toString);
      assertEquals(row.get(1).equals("wild"), row.get(4).contains("not a finite number"), row::toString);
    }

    JsonNode json = new JsonMapper().readTree(Files.readString(out.resolve("table.json")));
    List<List<String>> means = csv(out.resolve("table.csv"));
    int q = means.get(0).indexOf("newmanQMean");
    for (int row = 1; row < means.size(); row++) {
      JsonNode of = json.path("means").get(row - 1);
      assertEquals(of.path("task").asString(), means.get(row).get(0));
      double[] seeds = figures(cells, means.get(row).get(0), means.get(row).get(1), "newmanQ");
      if (means.get(row).get(1).equals("wild")) {
        assertEquals("", means.get(row).get(q));
        assertTrue(of.path("newmanQ").path("mean").isNull());
        assertEquals(2, of.path("failed").asInt());
      } else {
        assertEquals((seeds[0] + seeds[1]) / 2, Double.parseDouble(means.get(row).get(q)), 1e-12);
        assertEquals((seeds[0] + seeds[1]) / 2, of.path("newmanQ").path("mean").asDouble(), 1e-12);
        assertEquals(Math.abs(seeds[0] - seeds[1]) / Math.sqrt(2), of.path("newmanQ").path("sd").asDouble(), 1e-12);
      }
    }
    double[] bimt = figures(cells, "small", "bimt", "newmanQ");
    double[] none = figures(cells, "small", "none", "newmanQ");
    JsonNode pair = json.path("comparisons").get(0);
    assertEquals("small bimt none", pair.path("task").asString() + " " + pair.path("setting").asString() + " " + pair.path("against").asString());
    assertEquals((bimt[0] - none[0] + bimt[1] - none[1]) / 2, pair.path("newmanQ").path("mean").asDouble(), 1e-12);
    assertTrue(Files.readString(out.resolve("table.html")).contains("wild, seed 0 diverged"));
    assertTrue(Files.readString(out.resolve("table.svg")).startsWith("<svg "));
  }

  @Test
  void asJsonItGoesOnWhereItWas() throws IOException {
    table("--variants", "none", "--seeds", "1").succeeds();
    byte[] first = Files.readAllBytes(out.resolve("cells/small-none-0.json"));
    Invocation grown = table("--variants", "none,l1", "--seeds", "0,4", "--json");
    assertTrue(grown.err().contains("2 of 8 cells are there already"), grown.err());
    JsonNode json = grown.json();
    assertEquals(8, json.path("cells").size());
    assertTrue(json.path("complete").asBoolean());
    assertEquals(0, json.path("claims").size(), "without bimt there is nothing to claim");
    assertArrayEquals(first, Files.readAllBytes(out.resolve("cells/small-none-0.json")));
    table("--variants", "none", "--seeds", "1", "--set", "small/training.steps=61")
        .fails(1, "small-none-0.json was trained by another recipe: 'training.steps' was 60 and is now 61; choose another --out");
  }

  @Test
  void aShuffledNullIsMeasuredWhereAskedFor() throws IOException {
    Invocation made = table("--variants", "bimt", "--seeds", "1", "--shuffles", "3").succeeds();
    assertTrue(made.out().contains("Newman Q, shuffled"), made.out());
    assertTrue(figures(csv(out.resolve("cells.csv")), "small", "bimt", "newmanNull")[0] > 0);
  }

  @Test
  void keptRunsCanBeMeasuredAndReported() {
    table("--variants", "bimt", "--seeds", "1", "--keep-runs").succeeds();
    Path run = out.resolve("runs/small-bimt-0");
    Invocation.of("report", run).succeeds();
    assertTrue(Files.exists(run.resolve("report.html")));
  }

  @Test
  void withoutAnyFiguresItFails() {
    Invocation failed = Invocation.of("bimt-table", "--tasks", recipe, "--variants", "", "--setting", WILD, "--seeds", "2", "--out", out);
    assertEquals(1, failed.exit(), failed.toString());
    assertTrue(failed.out().contains("| 0 of 2 |"), failed.out());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "--tasks independense | did you mean 'independence'",
    "--tasks two-moons,two-moons | task 'two-moons' is there twice",
    "--tasks mnist-plain | no connection-cost pressure",
    "--variants bimd | did you mean 'bimt'",
    "--variants bimt,bimt | setting 'bimt' is there twice",
    "--seeds 0 | no seed",
    "--seeds many | how many (5)",
    "--seeds 1,1 | the seed '1' is there twice",
    "--jobs 0 | at least 1",
    "--shuffles -1 | cannot be negative",
    "--setting far | name:key=value",
    "--setting bimt:swap.a=2 | setting 'bimt' is there twice",
    "--setting far:swap.at=2 | did you mean 'a'",
    "--setting far:swap.until=2 | a fraction of training",
    "--set mnist/training.steps=2 | none of the table's",
    "--set training.threads=2 | --set training.threads=1",
    "--task two-moons | did you mean '--tasks'"
  })
  void wrongUseExitsWithTwoAndLeavesNothing(String arguments, String told) {
    List<Object> all = new ArrayList<>(List.of("bimt-table", "--out", out));
    all.addAll(Arrays.asList(arguments.split(" ")));
    Invocation.of(all.toArray()).fails(2, told);
    assertFalse(Files.exists(out));
  }

  private static double[] figures(List<List<String>> cells, String task, String setting, String figure) {
    int at = cells.get(0).indexOf(figure);
    return cells.stream()
        .filter(row -> row.get(0).equals(task) && row.get(1).equals(setting) && !row.get(at).isEmpty())
        .mapToDouble(row -> Double.parseDouble(row.get(at)))
        .toArray();
  }

  /** A reader of its own: quotes doubled within quotes, as RFC 4180 has it. */
  private static List<List<String>> csv(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readString(file).split("\n")) {
      List<String> row = new ArrayList<>();
      StringBuilder field = new StringBuilder();
      boolean quoted = false;
      for (char c : (line + ",").toCharArray()) {
        if (c == '"') {
          quoted = !quoted;
        } else if (c == ',' && !quoted) {
          row.add(field.toString());
          field.setLength(0);
        } else {
          field.append(c);
        }
      }
      rows.add(row);
      assertEquals(rows.get(0).size(), row.size(), line);
    }
    return rows;
  }
}
