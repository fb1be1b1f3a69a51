package dev.unmesh.run.recipe;

import dev.unmesh.pressure.Schedule;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Records written back as the tree they could have been read from, every default spelt out but those of keys that came later. */
final class Trees {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Kinds kinds;

  Trees(Kinds kinds) {
    this.kinds = kinds;
  }

  JsonNode of(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(this::of).orElse(NODES.nullNode());
    } else if (value instanceof Collection<?> values) {
      ArrayNode list = NODES.arrayNode();
      values.forEach(element -> list.add(of(element)));
      return list;
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((key, element) -> object.set(key.toString(), of(element)));
      return object;
    } else if (value instanceof Schedule schedule) {
      return Schedules.write(schedule);
    } else if (value instanceof Record) {
      return record(value);
    }
    return scalar(value);
  }

  private ObjectNode record(Object value) {
    ObjectNode object = NODES.objectNode();
    String kind = kinds.kindOf(value);
    if (kind != null) {
      object.put("kind", kind);
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object held = Defaults.component(component, value);
      if (!kinds.unwritten(value.getClass(), component, held)) {
        object.set(component.getName(), of(held));
      }
    }
    return object;
  }

  private static JsonNode scalar(Object value) {
    if (value instanceof Integer number) {
      return NODES.numberNode(number);
    } else if (value instanceof Long number) {
      return NODES.numberNode(number);
    } else if (value instanceof Double number) {
      return NODES.numberNode(number);
    } else if (value instanceof Boolean truth) {
      return NODES.booleanNode(truth);
    } else if (value instanceof Enum<?> constant) {
      return NODES.stringNode(Kinds.written(constant));
    } else if (value instanceof String || value instanceof Path) {
      return NODES.stringNode(value.toString());
    }
    throw new IllegalStateException("recipes cannot hold " + value);
  }
}
