package dev.unmesh.run;

import dev.unmesh.interpret.circuit.CircuitOptions;
import dev.unmesh.interpret.circuit.CurvePoint;
import dev.unmesh.interpret.circuit.FoundCircuit;
import dev.unmesh.interpret.circuit.SearchPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the circuits of a run lie: masks of searches that ended, and how far one has come that did not. */
final class CircuitFolder {
  private final RunFolder run;
  private final CircuitOptions options;
  private final String model;

  /** @param model the checksum of the weights that are searched */
  CircuitFolder(RunFolder run, CircuitOptions options, String model) {
    this.run = run;
    this.options = options;
    this.model = model;
    try {
      Files.createDirectories(run.circuitMasks());
    } catch (IOException e) {
      throw new RunException("cannot make " + run.circuitMasks() + ": " + e.getMessage(), e);
    }
  }

  private Path mask(int label) {
    return run.circuitMasks().resolve(label + "-" + options.key() + ".safetensors");
  }

  private Path partial(int label) {
    return run.circuitMasks().resolve(label + "-" + options.key() + ".partial.safetensors");
  }

  // what must be the same for a result to be the answer
  private Map<String, String> question() {
    Map<String, String> question = new LinkedHashMap<>();
    question.put("model", model);
    question.put("search", options.toString());
    return question;
  }

  private boolean answers(CircuitMask mask) {
    return mask.metadata().entrySet().containsAll(question().entrySet());
  }

  /** What an earlier search with the same options found. */
  Optional<FoundCircuit> finished(int label) {
    return read(mask(label))
        .map(
            mask ->
                new FoundCircuit(
                    label,
                    mask.edges(),
                    number(mask, "bound"),
                    number(mask, "value"),
                    number(mask, "fullValue"),
                    number(mask, "seconds"),
                    curve(mask)));
  }

  void finish(FoundCircuit found) {
    Map<String, String> metadata = question();
    metadata.put("bound", Double.toString(found.bound()));
    metadata.put("value", Double.toString(found.value()));
    metadata.put("fullValue", Double.toString(found.fullValue()));
    metadata.put("seconds", Double.toString(found.seconds()));
    metadata.put("curve", curve(found.curve()));
    new CircuitMask(found.edges(), metadata).write(mask(found.label()));
    forget(found.label());
  }

  /** Where an interrupted search with the same options was. */
  Optional<SearchPosition> reached(int label) {
    return read(partial(label))
        .map(mask -> new SearchPosition((int) number(mask, "layer"), (int) number(mask, "row"), mask::edges));
  }

  /** The seconds such a search had taken. */
  double secondsUntilReached(int label) {
    return read(partial(label)).map(mask -> number(mask, "seconds")).orElse(0.0);
  }

  void reach(int label, SearchPosition at, double seconds) {
    Map<String, String> metadata = question();
    metadata.put("layer", Integer.toString(at.layer()));
    metadata.put("row", Integer.toString(at.row()));
    metadata.put("seconds", Double.toString(seconds));
    new CircuitMask(at.edges().get(), metadata).write(partial(label));
  }

  private void forget(int label) {
    try {
      Files.deleteIfExists(partial(label));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + partial(label), e);
    }
  }

  private Optional<CircuitMask> read(Path file) {
    return CircuitMask.isThere(file) ? Optional.of(CircuitMask.read(file)).filter(this::answers) : Optional.empty();
  }

  private static double number(CircuitMask mask, String key) {
    return Double.parseDouble(text(mask, key));
  }

  private static String text(CircuitMask mask, String key) {
    String text = mask.metadata().get(key);
    if (text == null) {
      throw new RunException("a mask in the run's circuits folder lacks its '" + key + "'; search again with --fresh");
    }
    return text;
  }

  private static String curve(List<CurvePoint> points) {
    StringBuilder text = new StringBuilder();
    for (CurvePoint p : points) {
      text.append(p.edges()).append(' ').append(p.size()).append(' ').append(p.oneVsRestKl()).append(' ').append(p.classAccuracy());
      text.append(' ').append(p.falsePositiveRate()).append(' ').append(p.auc()).append('\n');
    }
    return text.toString();
  }

  private static List<CurvePoint> curve(CircuitMask mask) {
    List<CurvePoint> points = new ArrayList<>();
    for (String line : text(mask, "curve").lines().toList()) {
      String[] part = line.split(" ");
      points.add(
          new CurvePoint(
              Integer.parseInt(part[0]), number(part[1]), number(part[2]), number(part[3]), number(part[4]), number(part[5])));
    }
    return points;
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
