package dev.unmesh.run.sweep;

import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.run.CircuitsFile;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.SpecialisationFile;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The figures of a finished run, by column, taken over as they stand in its files. What a run has none of is left out. Of layers and
 * connections there is a column each, {@code mutualInformation.fc3}, beside the mean.
 */
public final class TrialFigures {
  public static final String ACCURACY = "testAccuracy";
  public static final String LOSS = "testLoss";
  public static final String CLUSTERABILITY = "clusterability";
  public static final String NEWMAN_Q = "newmanQ";
  public static final String INFORMATION = "mutualInformation";
  public static final String CUT = "normalisedCut";
  public static final String GAP = "causalGap";
  public static final String CIRCUIT = "circuitSize";
  public static final String CIRCUIT_WEIGHTS = "circuitWeights";
  public static final String ALIVE = "weightsAlive";
  public static final String MULTIPLICATIONS = "multiplications";
  public static final String SECONDS = "seconds";

  private final Map<String, JsonNode> figures = new LinkedHashMap<>();

  private TrialFigures() {}

  /** @param record its run.json */
  static Map<String, JsonNode> of(RunFolder folder, JsonNode record) {
    TrialFigures all = new TrialFigures();
    all.put(ACCURACY, record.at("/test/accuracy"));
    all.put(LOSS, record.at("/test/loss"));
    all.put("trainAccuracy", record.at("/train/accuracy"));
    all.put("trainLoss", record.at("/train/loss"));
    all.put(CLUSTERABILITY, record.path("clusterability"));
    all.put("clusterabilityShuffled", record.at("/clusterabilityNull/mean"));
    record.path("connections").forEach(of -> all.put(CLUSTERABILITY + "." + of.path("name").asString(""), of.path("clusterability")));
    all.put(NEWMAN_Q, record.at("/newman/q"));
    all.put("newmanQShuffled", record.at("/newman/null/mean"));
    all.put(CUT, record.at("/normalisedCut/nCut"));
    all.put("normalisedCutShuffled", record.at("/normalisedCut/null/mean"));
    if (record.path("specialisation").isObject()) {
      all.specialisation(record.path("specialisation"));
    } else {
      SpecialisationFile.read(folder).ifPresent(file -> all.specialisation(file.own()));
    }
    CircuitsFile.read(folder).ifPresent(all::circuits);
    for (String key : new String[] {ALIVE, "edges", "weights", MULTIPLICATIONS, "wiringCost", "steps", SECONDS}) {
      all.put(key, record.path(key));
    }
    return all.figures;
  }

  private void specialisation(JsonNode node) {
    put(GAP, node.path("causalGap"));
    put("randomSplitGap", node.path("randomSplitGap"));
    JsonNode layers = node.path("layers");
    mean(INFORMATION, layers, "mutualInformation");
    mean("randomSplitInformation", layers, "randomSplit");
    mean("owners", layers, "owners");
    for (JsonNode layer : layers) {
      String name = "." + layer.path("name").asString("");
      put(INFORMATION + name, layer.path("mutualInformation"));
      put("randomSplitInformation" + name, layer.path("randomSplit"));
      put("owners" + name, layer.path("owners"));
    }
  }

  private void mean(String column, JsonNode layers, String key) {
    layers.valueStream().map(layer -> layer.path(key)).filter(JsonNode::isNumber).mapToDouble(JsonNode::asDouble).average()
        .ifPresent(mean -> number(column, mean));
  }

  private void specialisation(Specialisation own) {
    number(GAP, own.causalGap().value());
    number("randomSplitGap", own.causalGap().mean());
    number(INFORMATION, own.layers().stream().mapToDouble(layer -> layer.mutualInformation().value()).average().orElse(Double.NaN));
    double split = own.layers().stream().mapToDouble(layer -> layer.mutualInformation().mean()).average().orElse(Double.NaN);
    number("randomSplitInformation", split);
    number("owners", own.layers().stream().mapToDouble(layer -> layer.owners().value()).average().orElse(Double.NaN));
    for (Specialisation.Layer layer : own.layers()) {
      number(INFORMATION + "." + layer.name(), layer.mutualInformation().value());
      number("randomSplitInformation." + layer.name(), layer.mutualInformation().mean());
      number("owners." + layer.name(), layer.owners().value());
    }
  }

  // of several searches the contrastive one, which is what circuits are compared by
  private void circuits(CircuitsFile file) {
    Comparator<CircuitTable> order = Comparator.comparing(table -> !table.protocol().equals("contrastive"));
    Optional<CircuitTable> table = file.tables().stream().min(order.thenComparing(CircuitTable::key));
    table.ifPresent(
        of -> {
          number(CIRCUIT, of.meanSize());
          number(CIRCUIT_WEIGHTS, of.meanEdges());
          number("circuitsWithin", of.within());
          figures.put("circuitSearch", JsonNodeFactory.instance.stringNode(of.key()));
        });
  }

  private void put(String column, JsonNode value) {
    if (value.isNumber()) {
      figures.put(column, value);
    }
  }

  private void number(String column, double value) {
    if (Double.isFinite(value)) {
      figures.put(column, JsonNodeFactory.instance.numberNode(value));
    }
  }
}
