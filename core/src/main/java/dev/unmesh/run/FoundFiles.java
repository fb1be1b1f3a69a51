package dev.unmesh.run;

import dev.unmesh.interpret.prune.EmbeddingUse;
import dev.unmesh.interpret.prune.Feature;
import dev.unmesh.interpret.prune.Findings;
import dev.unmesh.interpret.prune.HiddenNeuron;
import dev.unmesh.interpret.prune.Module;
import dev.unmesh.interpret.prune.Standing;
import dev.unmesh.measure.Measures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What pruning a run's network showed: whole in measures.json, beside the measures, and in short in the summary. */
public final class FoundFiles {
  private static final String DEPENDENCIES = "dependencies";
  private static final String PRUNED = "pruned";

  /** Longer lists of neurons and inputs stand in measures.json only. */
  private static final int FEW = 64;

  private FoundFiles() {}

  static void write(RunFolder folder, Measures measures, Optional<Findings> found) {
    ObjectNode tree = folder.tree(measures);
    found.ifPresentOrElse(
        findings -> {
          dependencies(findings, tree);
          tree.set(PRUNED, folder.tree(findings));
        },
        () -> tree.putNull(DEPENDENCIES).putNull(PRUNED));
    folder.write(folder.measures(), tree);
  }

  /** Empty for a run that was not pruned. @throws RunException if measures.json holds something else there */
  public static Optional<Findings> read(RunFolder folder) {
    return folder.read(folder.measures(), PRUNED, Findings.class);
  }

  private static void dependencies(Findings found, ObjectNode tree) {
    ObjectNode node = tree.putObject(DEPENDENCIES);
    found.dependencies().forEach((output, inputs) -> strings(node.putArray(output), inputs));
  }

  /** Adds what the summary of a run shows. */
  static void summarise(Optional<Findings> found, ObjectNode tree) {
    if (found.isEmpty()) {
      tree.putNull(DEPENDENCIES).putNull(PRUNED);
      return;
    }
    Findings findings = found.get();
    dependencies(findings, tree);
    ObjectNode node = tree.putObject(PRUNED);
    node.put("tolerance", findings.tolerance());
    node.put("metric", findings.metric());
    standing(node.putObject("before"), findings.before());
    standing(node.putObject("after"), findings.after());
    node.put("threshold", findings.threshold());
    node.put("weights", findings.weights());
    node.put("left", findings.left());
    node.put("live", findings.live());
    node.put("skeletonEdges", findings.skeletonEdges());
    ArrayNode features = node.putArray("features");
    findings.features().stream().map(Feature::written).forEach(features::add);
    node.put("hiddenNeurons", findings.neurons().size());
    List<HiddenNeuron> several = findings.neurons().stream().filter(HiddenNeuron::isShared).toList();
    node.put("sharedNeurons", several.size());
    if (findings.neurons().size() <= FEW) {
      ArrayNode shared = node.putArray("shared");
      several.forEach(neuron -> shared(shared.addObject(), neuron));
    }
    ArrayNode modules = node.putArray("modules");
    findings.modules().forEach(module -> module(modules.addObject(), module));
    findings.embedding().ifPresent(use -> embedding(node.putObject("embedding"), use));
    strings(node.putArray("sentences"), findings.sentences());
  }

  private static void standing(ObjectNode node, Standing standing) {
    node.put("loss", standing.loss());
    if (standing.hasClasses()) {
      node.put("accuracy", standing.accuracy());
    }
  }

  private static void shared(ObjectNode node, HiddenNeuron neuron) {
    node.put("group", neuron.group());
    node.put("neuron", neuron.neuron());
    strings(node.putArray("serves"), neuron.serves());
  }

  private static void module(ObjectNode node, Module module) {
    strings(node.putArray("outputs"), module.outputs());
    if (module.inputs().size() <= FEW) {
      strings(node.putArray("inputs"), module.inputs());
    }
    node.put("hidden", module.hidden());
    if (module.hidden() <= FEW) {
      ObjectNode neurons = node.putObject("neurons");
      for (Map.Entry<String, int[]> group : module.neurons().entrySet()) {
        Arrays.stream(group.getValue()).forEach(neurons.putArray(group.getKey())::add);
      }
    }
    node.put("edges", module.edges());
  }

  private static void embedding(ObjectNode node, EmbeddingUse use) {
    node.put("dimensions", use.dimensions());
    Arrays.stream(use.active()).forEach(node.putArray("active")::add);
    ArrayNode groups = node.putArray("groups");
    use.groups().forEach(group -> Arrays.stream(group.dimensions()).forEach(groups.addArray()::add));
  }

  private static void strings(ArrayNode node, List<String> values) {
    values.forEach(node::add);
  }
}
