package dev.unmesh.cli;

import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.SpecialisationControl.Role;
import dev.unmesh.run.SpecialisationFile;
import dev.unmesh.run.SpecialisationJson;
import dev.unmesh.run.SpecialisationTable;
import dev.unmesh.run.SpecialisationTable.Beside;
import dev.unmesh.run.SpecialisationTable.Figure;
import dev.unmesh.run.SpecialisationTable.Row;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code unmesh specialise --json} prints. */
final class SpecialiseJson {
  private SpecialiseJson() {}

  static ObjectNode of(RunFolder folder, SpecialisationFile file) {
    Specialisation own = file.own();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("run", folder.path().toString());
    node.put("origin", own.origin());
    node.put("modules", own.modules());
    node.put("draws", own.draws());
    node.put("ownerExamples", own.ownerExamples());
    node.put("damageExamples", own.damageExamples());
    node.put("ownersFrom", own.ownersFrom());
    node.set("specialisation", SpecialisationJson.of(file));
    ArrayNode rows = node.putArray("figures");
    SpecialisationTable.of(file).rows().forEach(row -> json(rows.addObject(), row));
    node.set("controls", Json.tree(file.controls().stream().map(one -> new Named(name(one.role()), one.run(), one.differs())).toList()));
    return node;
  }

  /** A control in few words. */
  private record Named(String role, String run, List<String> differs) {}

  private static void json(ObjectNode node, Row row) {
    node.put("figure", figure(row.figure()));
    node.put("layer", row.layer());
    node.set("value", Json.tree(row.value()));
    ArrayNode beside = node.putArray("beside");
    for (Beside one : row.beside()) {
      ObjectNode control = beside.addObject();
      control.put("net", one.role().map(SpecialiseJson::name).orElse(one.run().isEmpty() ? "this" : "other"));
      if (!one.run().isEmpty()) {
        control.put("run", one.run());
      }
      control.set("mean", Json.tree(one.splits().mean()));
      control.set("sd", Json.tree(one.splits().sd()));
      control.set("max", Json.tree(one.splits().max()));
      control.set("z", Json.tree(one.splits().z().orElse(Double.NaN)));
      control.set("p", Json.tree(one.splits().p()));
      control.set("own", Json.tree(one.own()));
      control.set("found", Json.tree(one.found()));
    }
  }

  private static String figure(Figure figure) {
    return switch (figure) {
      case MUTUAL_INFORMATION -> "mutualInformation";
      case OWNERS -> "owners";
      case CAUSAL_GAP -> "causalGap";
    };
  }

  private static String name(Role role) {
    return role == Role.PLAIN ? "plain" : "without";
  }
}
