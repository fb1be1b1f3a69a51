package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Cutting in processes of its own: killed, and two at once into one directory. */
class CutProcessTest {
  @TempDir Path folder;
  private Path run;

  @BeforeEach
  void train() throws Exception {
    Path recipe = SmallRuns.recipe(folder);
    Files.writeString(recipe, Files.readString(recipe) + "gate: {until: 0.5}\n");
    Invocation.of("train", recipe, "--runs", folder.resolve("runs"), "--name", "one").succeeds();
    run = folder.resolve("runs/one");
  }

  private Process cut(String name, Path out) throws Exception {
    return new Processes(folder).start(name, "cut", run.toString(), "--out", out.toString(), "--json");
  }

  @Test
  void ofTwoAtOnceOneCutsAndTheOtherIsTold() throws Exception {
    Path out = folder.resolve("out");
    Process one = cut("one", out);
    Process two = cut("two", out);
    assertTrue(one.waitFor(2, TimeUnit.MINUTES) && two.waitFor(2, TimeUnit.MINUTES));
    assertEquals(1, one.exitValue() + two.exitValue(), "one of them");
    String loser = Files.readString(folder.resolve((one.exitValue() == 1 ? "one" : "two") + ".err"));
    assertTrue(loser.contains("exists already; choose another directory with --out"), loser);
    JsonNode json = Invocation.object(Files.readString(folder.resolve((one.exitValue() == 0 ? "one" : "two") + ".out")));
    assertEquals(out.toString(), json.path("run").asString());
    Invocation.of("cut", out, "--verify").succeeds();
  }

  @Test
  void killedAtAnyMomentItLeavesAllOrNothing() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    int nothing = 0;
    for (int kill = 0; kill < 3; kill++) {
      Path out = folder.resolve("out-" + kill);
      Process process = cut("killed-" + kill, out);
      Path draft = folder.resolve(".out-" + kill + "." + process.pid() + ".new");
      while (process.isAlive() && !Files.exists(draft)) {
        Thread.sleep(2);
      }
      Thread.sleep(random.nextInt(300));
      process.destroyForcibly().waitFor();
      if (Files.exists(out)) {
        Invocation.of("cut", out, "--verify").succeeds();
      } else {
        nothing++;
        assertFalse(Files.exists(out.resolve("cut.json")));
        Invocation.of("cut", run, "--out", out).succeeds();
      }
    }
    System.out.println(nothing + " of 3 were killed in the middle of it");
  }
}
