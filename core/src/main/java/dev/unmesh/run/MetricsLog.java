package dev.unmesh.run;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.train.TrainingEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** metrics.jsonl: a line for each time figures were taken; {"step": 200, "epoch": 1.0, "test.loss": ...}. */
public final class MetricsLog implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final Writer writer;

  private MetricsLog(Writer writer) {
    this.writer = writer;
  }

  /** Opens the log to go on after {@code step}: later lines, and a torn last one, are cut off first. */
  public static MetricsLog after(Path file, long step) {
    StringBuilder kept = new StringBuilder();
    for (JsonNode line : read(file)) {
      if (line.path("step").asLong(Long.MAX_VALUE) <= step) {
        kept.append(JSON.writeValueAsString(line)).append('\n');
      }
    }
    AtomicFile.write(file, kept.toString().getBytes(StandardCharsets.UTF_8));
    try {
      return new MetricsLog(Files.newBufferedWriter(file, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  public void add(TrainingEvent.Measured measured) {
    ObjectNode line = JSON.createObjectNode();
    line.put("step", measured.step());
    line.put("epoch", measured.epoch());
    for (Map.Entry<String, Double> figure : measured.figures().entrySet()) {
      // a figure that is not defined (C of a matrix without weights) or has overflowed is no JSON number
      line.put(figure.getKey(), Double.isFinite(figure.getValue()) ? figure.getValue() : null);
    }
    try {
      writer.write(JSON.writeValueAsString(line) + "\n");
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write metrics.jsonl: " + e.getMessage(), e);
    }
  }

  /** The lines that are whole; none if there is no file. */
  public static List<JsonNode> read(Path file) {
    List<JsonNode> lines = new ArrayList<>();
    if (!Files.exists(file)) {
      return lines;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        try {
          lines.add(JSON.readTree(line));
        } catch (JacksonException e) {
          break; // torn by a kill while it was written: nothing after it counts
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write metrics.jsonl: " + e.getMessage(), e);
    }
  }
}
