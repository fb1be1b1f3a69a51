package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.interpret.circuit.CircuitOptions;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.CircuitUnit;
import dev.unmesh.interpret.circuit.Criterion;
import dev.unmesh.interpret.circuit.CurvePoint;
import dev.unmesh.interpret.circuit.EdgeAblation;
import dev.unmesh.interpret.circuit.EdgeSet;
import dev.unmesh.interpret.circuit.FoundCircuit;
import dev.unmesh.interpret.circuit.MethodKind;
import dev.unmesh.interpret.circuit.Protocol;
import dev.unmesh.interpret.circuit.SearchPosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masks and circuits.json as they are written and read again. */
class CircuitFilesTest {
  @TempDir Path folder;

  private static EdgeSet edges(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BitSet first = new BitSet();
    BitSet last = new BitSet();
    for (int i = 0; i < 35; i++) {
      first.set(i, random.nextBoolean());
      last.set(i % 15, random.nextBoolean());
    }
    return EdgeSet.builder().put("fc1", 5, 7, first).put("fc2", 3, 5, last).build();
  }

  @Test
  void aMaskComesBackAsItWas() {
    Path file = folder.resolve("0-papers-greedy.safetensors");
    for (long seed = 0; seed < 20; seed++) {
      new CircuitMask(edges(seed), Map.of("bound", "0.5", "search", "x \"y\"\n")).write(file);
      CircuitMask read = CircuitMask.read(file);
      assertEquals(edges(seed), read.edges(), "seed " + seed);
      assertEquals("0.5", read.metadata().get("bound"));
      assertEquals("x \"y\"\n", read.metadata().get("search"));
      SafetensorsFile tensors = SafetensorsFile.open(file);
      assertArrayEquals(new long[] {5, 7}, tensors.tensor("fc1").shape());
      byte[] kept = tensors.bytes("fc2");
      for (int i = 0; i < 15; i++) {
        assertEquals(edges(seed).has("fc2", i / 5, i % 5) ? 1 : 0, kept[i]);
      }
    }
  }

  @Test
  void whatIsNoMaskIsRefused() {
    Path file = folder.resolve("0-papers-greedy.safetensors");
    SafetensorsWriter writer = new SafetensorsWriter();
    writer.bytes("fc1", new int[] {6}, new byte[6]);
    writer.write(file);
    String told = assertThrows(RunException.class, () -> CircuitMask.read(file)).getMessage();
    assertTrue(told.contains(file.toString()) && told.contains("'fc1'") && told.contains("search again"), told);
  }

  private static CircuitOptions options(long seed) {
    return new CircuitOptions(
        Protocol.PAPERS, MethodKind.GREEDY, EdgeAblation.ZERO, CircuitUnit.EDGES, Criterion.KL, OptionalDouble.empty(), 10, 5, seed);
  }

  /** A position, and then a mask, is the answer to its own question only: the same weights, the same options. */
  @Test
  void aSearchGoesOnWithItsOwnPositionOnly() throws Exception {
    RunFolder run = new RunFolder(Files.createDirectory(folder.resolve("run")));
    CircuitFolder circuits = new CircuitFolder(run, options(0), "weights");
    assertTrue(circuits.reached(3).isEmpty() && circuits.finished(3).isEmpty());
    assertEquals(0, circuits.secondsUntilReached(3));
    circuits.reach(3, new SearchPosition(1, 7, () -> edges(1)), 2.5);
    SearchPosition at = circuits.reached(3).orElseThrow();
    assertEquals(1, at.layer());
    assertEquals(7, at.row());
    assertEquals(edges(1), at.edges().get());
    assertEquals(2.5, circuits.secondsUntilReached(3));
    assertTrue(circuits.reached(2).isEmpty(), "another label's");
    assertTrue(new CircuitFolder(run, options(1), "weights").reached(3).isEmpty(), "another search's");
    assertTrue(new CircuitFolder(run, options(0), "other weights").reached(3).isEmpty(), "another model's");
    CurvePoint point = new CurvePoint(9, .1, Double.NaN, 1, 1e-17, .5);
    circuits.finish(new FoundCircuit(3, edges(2), .1 + .2, Double.MIN_VALUE, 1.0 / 3, 7.25, List.of(point, point)));
    assertTrue(circuits.reached(3).isEmpty(), "no position is left behind");
    FoundCircuit found = new CircuitFolder(run, options(0), "weights").finished(3).orElseThrow();
    assertEquals(new FoundCircuit(3, edges(2), .1 + .2, Double.MIN_VALUE, 1.0 / 3, 7.25, List.of(point, point)), found);
    assertTrue(new CircuitFolder(run, options(1), "weights").finished(3).isEmpty());
    assertTrue(new CircuitFolder(run, options(0), "other weights").finished(3).isEmpty());
  }

  @Test
  void aMaskThatLostItsFiguresIsRefused() throws Exception {
    RunFolder run = new RunFolder(Files.createDirectory(folder.resolve("run")));
    CircuitFolder circuits = new CircuitFolder(run, options(0), "weights");
    new CircuitMask(edges(1), Map.of("model", "weights", "search", options(0).toString()))
        .write(run.circuitMasks().resolve("3-papers-greedy.safetensors"));
    String told = assertThrows(RunException.class, () -> circuits.finished(3)).getMessage();
    assertTrue(told.contains("'bound'") && told.contains("--fresh"), told);
  }

  private static CircuitTable table(String protocol, String method, int weights) {
    return new CircuitTable(
        protocol, method, "zero", "edges", "kl", List.of("a", "b"), List.of("fc1"), weights, List.of(), new double[0][0], new double[0][0]);
  }

  private static List<String> kept(RunFolder run) {
    return CircuitsFile.read(run).orElseThrow().tables().stream().map(table -> table.key() + " " + table.weights()).toList();
  }

  @Test
  void aSearchReplacesTheLastOfItsKindOnly() throws Exception {
    RunFolder run = new RunFolder(Files.createDirectory(folder.resolve("run")));
    RunFolder other = new RunFolder(Files.createDirectory(folder.resolve("other")));
    assertEquals(Optional.empty(), CircuitsFile.read(run));
    CircuitsFile.merge(run, table("papers", "greedy", 1));
    CircuitsFile.merge(run, table("contrastive", "greedy", 2));
    CircuitsFile.merge(run, table("contrastive", "acdc", 3));
    CircuitsFile.merge(other, table("papers", "greedy", 9));
    CircuitsFile.setAgainst(run, other);
    CircuitsFile.merge(run, table("contrastive", "greedy", 4));
    assertEquals(List.of("contrastive-acdc 3", "contrastive-greedy 4", "papers-greedy 1"), kept(run));
    CircuitsFile.Against against = CircuitsFile.read(run).orElseThrow().against().orElseThrow();
    assertEquals("other", against.run());
    assertEquals(9, against.tables().get(0).weights());
  }

  @Test
  void aFileWithoutTablesIsRefused() throws Exception {
    RunFolder run = new RunFolder(Files.createDirectory(folder.resolve("run")));
    for (String text : List.of("{}", "{\"tables\": null}", "{\"tables\": 3}", "[]", "", "{\"tables\": [")) {
      Files.writeString(run.circuits(), text);
      String told = assertThrows(RunException.class, () -> CircuitsFile.read(run), text).getMessage();
      assertTrue(told.contains("circuits.json"), told);
    }
  }
}
