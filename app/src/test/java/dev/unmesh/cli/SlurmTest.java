package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Sweeps as job arrays of a real Slurm of this one machine, which {@code bench/slurm} starts. */
class SlurmTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String RECIPE =
      """
      name: small
      task: {kind: independence, trainExamples: 20, testExamples: 20}
      network: {kind: mlp, hidden: [6, 6]}
      training: {steps: 30, batch: 0, optimiser: {rate: 1.0e-2}}
      measures: {shuffles: 2, draws: 2, prune: false}
      """;

  @TempDir Path folder;
  private Processes processes;
  private Map<String, String> slurm = Map.of();

  @BeforeEach
  void write() throws IOException {
    processes = new Processes(folder);
    Files.writeString(folder.resolve("small.yaml"), RECIPE);
    Files.writeString(folder.resolve("sweep.yaml"), "recipe: small.yaml\ngrid: {training.optimiser.rate: [1.0e-2, 1.0e+30]}\n");
  }

  private void startSlurm() throws Exception {
    String[] paths = System.getenv("PATH").split(File.pathSeparator);
    boolean there = Arrays.stream(paths).anyMatch(path -> Files.isExecutable(Path.of(path, "sbatch")));
    Assumptions.assumeTrue(there, "skipped: no sbatch on the PATH (Debian: apt-get install slurm-wlm munge)");
    Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "skipped: slurmd has to be started by root");
    Process start = bench("start");
    assertEquals(0, start.waitFor(), Files.readString(folder.resolve("bench.log")));
    slurm = Map.of("SLURM_CONF", folder.resolve("slurm/slurm.conf").toString());
  }

  @AfterEach
  void stopSlurm() throws Exception {
    if (!slurm.isEmpty()) {
      bench("stop").waitFor();
    }
  }

  // its daemons keep what they were handed, so their words go to a file
  private Process bench(String action) throws IOException {
    Path script = Path.of("..", "bench", "slurm").toAbsolutePath().normalize();
    return new ProcessBuilder("/bin/sh", script.toString(), action, folder.resolve("slurm").toString())
        .redirectErrorStream(true).redirectOutput(folder.resolve("bench.log").toFile()).start();
  }

  private Process sweep(String name, String... more) throws IOException {
    Path out = folder.resolve("out");
    List<String> all =
        new ArrayList<>(
            List.of("sweep", folder.resolve("sweep.yaml").toString(), "--executor", "slurm", "--poll", "1", "--out", out.toString()));
    all.addAll(List.of(more));
    return processes.startWith(slurm, name, all.toArray(String[]::new));
  }

  @Test
  void whatFailsIsSubmittedAgainAndWhatIsChosenAfterIt() throws Exception {
    startSlurm();
    String refused = processes.finish(sweep("refused", "--slurm-args", "--partition=nowhere"), 1);
    assertTrue(refused.contains("unmesh: sbatch refused the trials: ") && refused.contains("nowhere"), refused);
    Files.writeString(folder.resolve("sweep.yaml"), "choose: {by: testLoss}\nfinal: {seeds: [7]}\n", StandardOpenOption.APPEND);
    processes.finish(sweep("one", "--slurm-args", "--time=10 '--comment=two words'"), 1);
    String told = told("one");
    assertTrue(told.contains("submitted 2 trials as job"), told);
    assertEquals(2, told.lines().filter(line -> line.startsWith("submitted 1 trial as job")).count(), told);
    List<String> failures = told.lines().filter(line -> line.contains("failed: FAILED 1:0: ")).toList();
    assertEquals(2, failures.stream().filter(line -> line.contains("loss is not a finite number")).count(), told);
    assertEquals(List.of("finished", "failed", "finished"), statuses());
    assertTrue(Files.exists(folder.resolve("out/chosen.json")));
  }

  @Test
  void aSweepThatWasKilledCollectsWhatItSubmitted() throws Exception {
    startSlurm();
    Process killed = sweep("killed", "--workers", "1");
    while (killed.isAlive() && !told("killed").contains("submitted 2 trials")) {
      Thread.sleep(20);
    }
    killed.destroyForcibly().waitFor();
    String told = processes.finish(sweep("again", "--workers", "1"), 1);
    assertFalse(told("again").contains("submitted 2 trials"), told);
    assertEquals(List.of("finished", "failed"), statuses());
    try (Stream<Path> submissions = Files.list(folder.resolve("out/slurm"))) {
      long arrays = submissions.filter(file -> file.toString().endsWith(".json")).count();
      assertEquals(2, arrays, "all of them once, the one that fails once more");
    }
    assertTrue(told("again").contains("1 failed") || told("again").contains("failed: "), told);
  }

  @Test
  void withoutSlurmItSaysSo() throws Exception {
    Path nothing = Files.createDirectories(folder.resolve("nothing"));
    slurm = Map.of();
    Process process =
        processes.startWith(
            Map.of("PATH", nothing.toString()), "none", "sweep", folder.resolve("sweep.yaml").toString(), "--executor", "slurm", "--out",
            folder.resolve("out").toString());
    String told = processes.finish(process, 1);
    assertTrue(told.contains("unmesh: cannot run sbatch") && told.contains("a machine from which Slurm takes jobs"), told);
  }

  private String told(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".err"));
  }

  private List<String> statuses() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("out/results.jsonl"));
    return lines.stream().map(line -> JSON.readTree(line).path("status").asString()).toList();
  }
}
