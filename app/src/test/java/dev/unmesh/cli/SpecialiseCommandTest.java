package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Specialisation through the command: what is printed, what is kept, what is refused. */
class SpecialiseCommandTest {
  private static final String MODULES = "{count: 2, connections: [fc2]}";
  private static final String PRESSED = "[{kind: assignment, modules: [[negative], [positive]]}]";

  @TempDir Path folder;

  private Path train(String name, String modules, String specialise, String... more) throws IOException {
    Path recipe = Files.writeString(folder.resolve(name + ".yaml"), recipe(modules, specialise));
    String[] args = {"train", recipe.toString(), "--runs", folder.toString(), "--name", name};
    String[] all = java.util.stream.Stream.of(args, more).flatMap(java.util.Arrays::stream).toArray(String[]::new);
    Invocation.of((Object[]) all).succeeds();
    return folder.resolve(name);
  }

  private String recipe(String modules, String specialise) throws IOException {
    return """
        name: small-classes
        task: {kind: csv, file: '%s', separator: ';', targets: [sign], learn: classification}
        network: {kind: mlp, hidden: [8, 8], activation: relu}
        training: {epochs: 2, batch: 20, optimiser: {rate: 1.0e-2}}
        modules: %s
        specialise: %s
        measures: {shuffles: 0, draws: 3, ablate: false, prune: false}
        """
        .formatted(SmallRuns.table(folder), modules, specialise);
  }

  @Test
  void everyFigureStandsBesideEveryControl() throws IOException {
    Path run = train("run", MODULES, PRESSED);
    Path plain = train("plain", "null", "[]");
    Path without = train("without", MODULES, "[]");
    String out = Invocation.of("specialise", run, "--plain", plain, "--without", without, "--draws", 4).succeeds().out();
    assertTrue(out.contains("run: 2 modules (the run's own modules), 2 classes"), out);
    assertTrue(out.contains("owners by activity on 12 test examples, damage on 12 others; random splits: 4"), out);
    assertTrue(out.contains("plain net:         plain, trained differently by modules, specialise"), out);
    assertEquals(7, lines(out, "random splits of this net"));
    assertEquals(7, lines(out, "random splits of plain"));
    assertEquals(7, lines(out, "plain, modules found in its weights"));
    assertEquals(7, lines(out, "without, its own modules"));
    assertTrue(out.lines().allMatch(line -> line.length() <= 110 && line.equals(line.stripTrailing())), out);
    String page = Files.readString(run.resolve("report.html"));
    assertTrue(page.contains("A plain net (plain)") && page.contains("The same net without the pressure (without)"));
    Invocation.of("report", run).succeeds();
    assertEquals(page, Files.readString(run.resolve("report.html")), "kept when the report is made again");
  }

  @Test
  void asJsonToo() throws IOException {
    Path run = train("run", MODULES, PRESSED);
    Path without = train("without", MODULES, "[]");
    JsonNode json = Invocation.of("specialise", run, "--without", without, "--draws", 4, "--json").json();
    assertEquals(2, json.path("modules").asInt());
    JsonNode brief = json.path("specialisation");
    assertTrue(brief.path("withoutSplitGap").isNumber() && brief.path("withoutGap").isNumber(), brief::toString);
    JsonNode first = json.path("figures").get(0);
    assertEquals("mutualInformation", first.path("figure").asString());
    assertEquals(brief.path("layers").get(0).path("mutualInformation"), first.path("value"));
    assertEquals("this", first.path("beside").get(0).path("net").asString());
    assertEquals("without", first.path("beside").get(1).path("run").asString());
    assertTrue(first.path("beside").get(0).path("own").isNull());
    assertEquals("without", json.path("controls").get(0).path("role").asString());
  }

  @Test
  void theReportOfTrainingShowsModulesAtOnce() throws IOException {
    Path run = train("run", MODULES, PRESSED);
    assertTrue(Files.readString(run.resolve("report.html")).contains("id=\"specialisation\""));
    assertFalse(Files.exists(run.resolve("circuits.json")));
    JsonNode record = new tools.jackson.databind.json.JsonMapper().readTree(Files.readString(run.resolve("run.json"))).path("specialisation");
    assertEquals(new TreeSet<>(List.of("causalGap", "layers", "randomSplitGap")), new TreeSet<>(record.propertyNames()));
  }

  @Test
  void whatCannotBeMeasuredIsToldInOneLine() throws IOException {
    Path run = train("run", MODULES, PRESSED);
    Path plain = train("plain", "null", "[]");
    Path other = SmallRuns.trained(folder, "values");
    Path narrow = train("narrow", "null", "[]", "--set", "network.hidden=[8, 1]");
    Path short1 = train("short", "null", "[]", "--set", "network.hidden=[8]");
    Invocation.of("specialise", plain).fails(1, "no modules of its own", "--clusters 2");
    Invocation.of("specialise", other).fails(1, "learns values", "choose a run that tells classes apart");
    Invocation.of("specialise", run, "--plain", other).fails(1, "learns independence", "same task");
    Invocation.of("specialise", run, "--plain", run).fails(1, "its own control");
    Invocation.of("specialise", run, "--plain", narrow).fails(1, "'fc2' has 1 units, fewer than the 2 modules", "choose a wider net");
    Invocation.of("specialise", run, "--plain", short1).fails(1, "no hidden layer 'fc2'", "layers of the same names");
    Invocation.of("specialise", run, "--without", plain).fails(1, "no modules of its own");
    Invocation.of("specialise", run, "--without", "nobody").fails(1, "no run nobody");
    Invocation.of("specialise", run, "--draws", 0).fails(2, "--draws must be at least 1");
    Invocation.of("specialise", run, "--clusters", 1).fails(2, "--clusters must be at least 2");
  }

  @Test
  void controlsThatCannotBeAreRefused() throws IOException {
    Path recipe = Files.writeString(folder.resolve("r.yaml"), recipe(MODULES, PRESSED));
    Path bare = Files.writeString(folder.resolve("bare.yaml"), recipe("null", "[]"));
    Path other = Files.writeString(folder.resolve("other.yaml"), recipe("null", "[]").replace("[8, 8]", "[8]"));
    Object[] train = {"train", recipe, "--runs", folder, "--name", "run", "--controls"};
    Invocation.of("train", bare, "--runs", folder, "--controls").fails(2, "no 'modules' section");
    Invocation.of("train", recipe, "--runs", folder, "--plain", bare).fails(2, "give both");
    Invocation.of(with(train, "--plain", "two-moons")).fails(2, "recipe two-moons learns two-moons", "same task");
    assertFalse(Files.exists(folder.resolve("run")), "before anything is trained");
    Invocation.of(with(train, "--plain", other)).fails(1, "recipe small-classes: no hidden layer 'fc2'");
    try (java.util.stream.Stream<Path> runs = Files.list(folder)) {
      assertEquals(1, runs.filter(Files::isDirectory).count(), "no control was trained for nothing");
    }
    Invocation out = Invocation.of(with(train, "--plain", bare, "--if-needed")).succeeds();
    assertTrue(out.out().contains("; of a plain net: ") && out.out().contains("; without the pressure: "), out.out());
  }

  private static Object[] with(Object[] line, Object... more) {
    return java.util.stream.Stream.of(line, more).flatMap(java.util.Arrays::stream).toArray();
  }

  private static long lines(String out, String part) {
    return out.lines().filter(line -> line.contains(part)).count();
  }
}
