package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.EdgeSet;
import dev.unmesh.report.CircuitsView;
import dev.unmesh.report.NetworkView;
import dev.unmesh.report.SampleCircuits;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.RunFolder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** circuits.json and its masks as they are read for the report. */
class CircuitPagesTest {
  private static final List<String> SEARCHED = List.of("fc1", "fc2", "fc3");

  @TempDir Path folder;
  private RunFolder run;

  @BeforeEach
  void copy() throws IOException, URISyntaxException {
    run = new RunFolder(Files.createDirectory(folder.resolve("run")));
    try (Stream<Path> files = Files.list(Path.of(CircuitPagesTest.class.getResource("/golden-run").toURI()))) {
      for (Path file : files.toList()) {
        Files.copy(file, run.path().resolve(file.getFileName()));
      }
    }
  }

  private CircuitsView search(SampleCircuits.Habit... habits) throws IOException {
    LoadedRun loaded = LoadedRun.open(run);
    NetworkView network = new NetworkView(loaded.wiring(), loaded.weights(), loaded.partition(), List.of(), Optional.empty());
    CircuitsView view = SampleCircuits.view(network, SEARCHED, List.of("y1", "y2"), new int[] {0, 1}, habits);
    run.write(run.circuits(), view.found());
    Files.createDirectories(run.circuitMasks());
    view.kept().forEach((key, masks) -> masks.forEach((label, mask) -> write(mask, label + "-" + key + ".safetensors")));
    return view;
  }

  private void write(EdgeSet mask, String name) {
    SafetensorsWriter writer = new SafetensorsWriter();
    for (String connection : mask.connections()) {
      byte[] kept = new byte[mask.rows(connection) * mask.columns(connection)];
      mask.bits(connection).stream().forEach(at -> kept[at] = 1);
      writer.bytes(connection, new int[] {mask.rows(connection), mask.columns(connection)}, kept);
    }
    writer.write(run.circuitMasks().resolve(name));
  }

  private String page() throws IOException {
    Invocation.of("report", run.path()).succeeds();
    return Files.readString(run.report());
  }

  @Test
  void whatWasWrittenIsReadBack() throws IOException {
    CircuitsView written = search(SampleCircuits.PAPERS, SampleCircuits.CONTRASTIVE);
    CircuitsView read = CircuitPages.of(LoadedRun.open(run)).orElseThrow();
    assertEquals(written.kept(), read.kept(), "every mask, edge by edge");
    Circuit first = read.found().tables().get(1).circuits().get(0);
    assertEquals(SampleCircuits.CONTRASTIVE.falsePositives(), first.faithfulness().answers()[1][0]);
    String page = page();
    assertTrue(page.contains("id=\"circuits\"") && page.contains("constant predictors") && page.contains("id=\"circuits-1-wiring\""));
  }

  @Test
  void aRunWithoutCircuitsHasNoSuchChapter() throws IOException {
    assertFalse(page().contains("id=\"circuits\""));
  }

  @Test
  void aMaskThatIsMissingIsNotDrawn() throws IOException {
    search(SampleCircuits.CONTRASTIVE);
    Files.delete(run.circuitMasks().resolve("0-contrastive-greedy.safetensors"));
    String page = page();
    assertTrue(page.contains("id=\"circuits-0-wiring\""));
    assertTrue(page.contains("The circuit of y2: ") && !page.contains("The circuit of y1: "));
  }

  @Test
  void brokenFilesAreToldInOneLine() throws IOException {
    search(SampleCircuits.CONTRASTIVE);
    Path mask = run.circuitMasks().resolve("1-contrastive-greedy.safetensors");
    write(EdgeSet.builder().put("fc1", 2, 2, new BitSet()).build(), "1-contrastive-greedy.safetensors");
    Invocation.of("report", run.path()).fails(1, mask.toString(), "no mask of 6 x 4 for 'fc1'");
    Files.writeString(mask, "nonsense");
    Invocation.of("report", run.path()).fails(1, mask.toString());
    Files.delete(mask);
    Files.writeString(run.circuits(), Files.readString(run.circuits()).replace("\"fc2\"", "\"fc9\""));
    Invocation.of("report", run.path()).fails(1, "'fc9' is no connection");
    Files.writeString(run.circuits(), "{\"tables\": 3}");
    Invocation.of("report", run.path()).fails(1, run.circuits().toString(), "not what this program wrote");
    Files.writeString(run.circuits(), "{}");
    Invocation.of("report", run.path()).fails(1, run.circuits().toString(), "no tables of circuits");
  }
}
