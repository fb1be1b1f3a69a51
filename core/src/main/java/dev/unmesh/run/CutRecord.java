package dev.unmesh.run;

import dev.unmesh.cut.Cut;
import dev.unmesh.cut.CutModule;
import dev.unmesh.cut.verify.Verification;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** cut.json: the rule that joins the modules, their sizes and checksums, and what was verified. */
final class CutRecord {
  private static final String RULE = "rule";
  private static final String BIAS = "bias";

  private final ObjectNode tree = JsonNodeFactory.instance.objectNode();
  private final Cut cut;

  CutRecord(Cut cut, CutProvenance provenance) {
    this.cut = cut;
    tree.put("unmesh", Provenance.version());
    ObjectNode from = tree.putObject("from");
    from.put("run", provenance.path()).put("recipe", provenance.recipe()).put("seed", provenance.seed()).put("sha256", provenance.sha256());
    tree.put("modules", cut.modules().size());
  }

  /** outputs = sum of the modules' outputs + bias. */
  CutRecord rule(float[] bias) {
    ObjectNode rule = tree.putObject(RULE);
    rule.put("join", "sum");
    rule.put("outputs", cut.endToEnd().sumsOutputs() ? "whole" : "divided");
    ArrayNode values = rule.putArray(BIAS);
    for (float value : bias) {
      values.add((double) value);
    }
    cut.endToEnd().stem().forEach(rule.putArray("stem")::add);
    cut.endToEnd().divided().forEach(rule.putArray("divided")::add);
    return this;
  }

  /** The rule's bias as it was written. @throws RunException if there is none in it */
  static float[] bias(RunFolder folder, int outputs) {
    JsonNode values = folder.read(folder.cut()).path(RULE).path(BIAS);
    if (!values.isArray() || values.size() != 0 && values.size() != outputs) {
      throw new RunException(folder.cut() + ": its rule has no bias of " + outputs + " outputs");
    }
    float[] bias = new float[values.size()];
    for (int i = 0; i < bias.length; i++) {
      bias[i] = (float) values.get(i).asDouble(Double.NaN);
    }
    return bias;
  }

  /** Parameters counted as stored; what every module carries a copy of counts once in {@code joined}. */
  CutRecord parts(CutFolder folder) {
    long shared = cut.sharedParameters();
    long parts = cut.modules().stream().mapToLong(CutModule::parameters).sum();
    ObjectNode parameters = tree.putObject("parameters");
    parameters.put("whole", count());
    parameters.put("shared", shared);
    parameters.put("modules", parts);
    parameters.put("joined", parts - (cut.modules().size() - 1) * shared);
    ArrayNode list = tree.putArray("parts");
    for (CutModule module : cut.modules()) {
      RunFolder run = folder.module(module.number());
      ObjectNode node = list.addObject();
      node.put("name", run.name());
      node.put("parameters", module.parameters());
      ObjectNode neurons = node.putObject("neurons");
      cut.endToEnd().divided().forEach(group -> neurons.put(group, module.members().count(group)));
      node.set("test", run.read(run.record()).path("test").deepCopy());
      CutFiles.put(node, CutFiles.sums(run.path(), CutFolder.moduleFiles()));
    }
    return this;
  }

  private long count() {
    return cut.whole().parameters().stream().mapToLong(spec -> spec.size()).sum();
  }

  CutRecord projection(JsonNode projection) {
    tree.set("projection", projection);
    return this;
  }

  CutRecord verification(Verification verification) {
    tree.set("verification", JsonFile.tree(verification));
    return this;
  }

  CutRecord certificate(JsonNode certificate) {
    tree.set("certificate", certificate);
    return this;
  }

  ObjectNode tree() {
    return tree;
  }
}
