package dev.unmesh.run;

import dev.unmesh.interpret.specialise.RandomSplits;
import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.run.SpecialisationControl.Role;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The short form of how specialised a run's modules are, as {@code train --json} prints it: each figure beside the mean of random
 * splits, and, where controls were measured, of those.
 */
public final class SpecialisationJson {
  private SpecialisationJson() {}

  public static ObjectNode of(SpecialisationFile file) {
    Specialisation own = file.own();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    number(node, "causalGap", own.causalGap().value());
    number(node, "randomSplitGap", own.causalGap().mean());
    for (SpecialisationControl control : file.controls()) {
      String role = name(control.role());
      number(node, role + "SplitGap", mean(control.splits().causalGap()));
      control.own().ifPresent(of -> number(node, role + "Gap", of.causalGap().value()));
    }
    ArrayNode layers = node.putArray("layers");
    for (int l = 0; l < own.layers().size(); l++) {
      layer(layers.addObject(), file, l);
    }
    file.controls().forEach(control -> node.put(name(control.role()) + "Run", control.run()));
    return node;
  }

  private static void layer(ObjectNode one, SpecialisationFile file, int at) {
    Specialisation.Layer layer = file.own().layers().get(at);
    one.put("name", layer.name());
    number(one, "mutualInformation", layer.mutualInformation().value());
    number(one, "randomSplit", layer.mutualInformation().mean());
    number(one, "owners", layer.owners().value());
    for (SpecialisationControl control : file.controls()) {
      String role = name(control.role());
      RandomSplits.Layer splits = control.splits().layers().get(at);
      number(one, role + "Split", mean(splits.mutualInformation()));
      control.own().ifPresent(of -> {
        number(one, role + "MutualInformation", of.layers().get(at).mutualInformation().value());
        number(one, role + "Owners", of.layers().get(at).owners().value());
      });
    }
  }

  private static String name(Role role) {
    return role == Role.PLAIN ? "plain" : "without";
  }

  private static double mean(List<Double> draws) {
    return draws.stream().mapToDouble(draw -> draw).average().orElse(Double.NaN);
  }

  private static void number(ObjectNode node, String key, double value) {
    node.put(key, Double.isNaN(value) ? null : (Double) value);
  }
}
