package dev.unmesh.run;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A wiring as JSON in a model file's metadata, so that whoever reads the file alone knows what its tensors connect. */
final class WiringText {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private WiringText() {}

  /** {"groups": [{name, size, role}], "connections": [{name, from, to, parameter, rows, columns, kernel}], "neuronParameters": [...]}. */
  static String of(Wiring wiring) {
    ObjectNode tree = NODES.objectNode();
    ArrayNode groups = tree.putArray("groups");
    for (NeuronGroup group : wiring.groups()) {
      groups.addObject().put("name", group.name()).put("size", group.size()).put("role", group.role().name().toLowerCase(Locale.ROOT));
    }
    ArrayNode connections = tree.putArray("connections");
    for (Connection connection : wiring.connections()) {
      ObjectNode node = connections.addObject();
      node.put("name", connection.name()).put("from", connection.from()).put("to", connection.to());
      node.put("parameter", connection.view().parameter()).put("rows", connection.rows()).put("columns", connection.columns());
      node.put("kernel", connection.kernelSize());
      put(node, "rowMap", connection.rowMap());
      put(node, "columnMap", connection.columnMap());
    }
    ArrayNode parameters = tree.putArray("neuronParameters");
    for (NeuronParameter parameter : wiring.neuronParameters()) {
      ObjectNode node = parameters.addObject();
      node.put("parameter", parameter.parameter()).put("group", parameter.group());
      node.put("kind", parameter.kind().name().toLowerCase(Locale.ROOT));
    }
    return tree.toString();
  }

  // one to one is what is left out
  private static void put(ObjectNode node, String key, AxisMap map) {
    if (map instanceof AxisMap.Blocks blocks) {
      node.putObject(key).put("blocks", blocks.width());
    } else if (map instanceof AxisMap.Folds folds) {
      node.putObject(key).put("folds", folds.copies());
    } else if (map instanceof AxisMap.Picks picks) {
      ArrayNode neurons = node.putObject(key).putArray("neurons");
      picks.neurons().forEach(neurons::add);
    }
  }

  /** {"fc1": [0, 3, ...]}: which neurons of the whole network a module's are, of the groups that are divided. */
  static String neurons(Map<String, int[]> neurons, List<String> divided) {
    ObjectNode tree = NODES.objectNode();
    divided.forEach(group -> Arrays.stream(neurons.get(group)).forEach(tree.putArray(group)::add));
    return tree.toString();
  }
}
