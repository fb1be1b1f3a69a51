package dev.unmesh.run;

import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.format.TensorEntry;
import dev.unmesh.interpret.circuit.EdgeSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * circuits/LABEL-protocol-method.safetensors: uint8, one tensor a connection by its name, rows x columns, 1 for an edge of the circuit; in
 * the metadata which search it answers, and what that came to.
 */
record CircuitMask(EdgeSet edges, Map<String, String> metadata) {
  CircuitMask {
    metadata = Map.copyOf(metadata);
  }

  void write(Path file) {
    SafetensorsWriter writer = new SafetensorsWriter();
    for (String name : edges.connections()) {
      byte[] kept = new byte[edges.rows(name) * edges.columns(name)];
      edges.bits(name).stream().forEach(i -> kept[i] = 1);
      writer.bytes(name, new int[] {edges.rows(name), edges.columns(name)}, kept);
    }
    metadata.forEach(writer::metadata);
    writer.write(file);
  }

  /** @throws RunException if the file holds something else */
  static CircuitMask read(Path file) {
    SafetensorsFile from = SafetensorsFile.open(file);
    EdgeSet.Builder edges = EdgeSet.builder();
    for (TensorEntry entry : from.tensors()) {
      if (entry.shape().length != 2) {
        throw new RunException(file + ": '" + entry.name() + "' is no mask of a matrix; delete the file and search again");
      }
      byte[] kept = from.bytes(entry.name());
      BitSet bits = new BitSet();
      for (int i = 0; i < kept.length; i++) {
        bits.set(i, kept[i] != 0);
      }
      edges.put(entry.name(), Math.toIntExact(entry.shape()[0]), Math.toIntExact(entry.shape()[1]), bits);
    }
    return new CircuitMask(edges.build(), new LinkedHashMap<>(from.metadata()));
  }

  static boolean isThere(Path file) {
    return Files.isRegularFile(file);
  }
}
