package dev.unmesh.run.sweep;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A choice as chosen.json has it: the rule, and for each setting what was chosen, why, and how far ahead of the others it is. */
final class ChoiceJson {
  private ChoiceJson() {}

  static ObjectNode of(SweepPlan plan, Selection selection) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    ObjectNode rule = all.putObject("choose").put("by", selection.rule().by()).put("order", selection.rule().more() ? "max" : "min");
    ObjectNode within = rule.putObject("within");
    selection.rule().within().forEach(within::put);
    selection.notes().forEach(all.putArray("notes")::add);
    plan.warnings().forEach(all.putArray("warnings")::add);
    for (Choice choice : selection.choices()) {
      ObjectNode node = all.withArray("chosen").addObject();
      if (!choice.setting().isEmpty()) {
        node.put("setting", choice.setting());
      }
      candidate(node, choice.chosen());
      node.put("by", choice.figure()).put("why", choice.why());
      for (Candidate other : choice.others()) {
        ObjectNode beside = node.withArray("beside").addObject();
        candidate(beside, other);
        double behind = Math.abs(choice.chosen().figure(choice.figure()) - other.figure(choice.figure()));
        if (other.leftOut().isEmpty()) {
          beside.put("behind", behind);
        } else {
          beside.put("leftOut", other.leftOut());
        }
      }
    }
    return all;
  }

  private static void candidate(ObjectNode node, Candidate candidate) {
    node.put("name", candidate.name());
    ObjectNode keys = node.putObject("keys");
    candidate.point().values().forEach(keys::set);
    ObjectNode figures = node.putObject("figures");
    candidate.figures().forEach(figures::put);
    candidate.runs().forEach(node.putArray("runs")::add);
    if (candidate.runs().size() < candidate.trials()) {
      node.put("failed", candidate.trials() - candidate.runs().size());
    }
  }
}
