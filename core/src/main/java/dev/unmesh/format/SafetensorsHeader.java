package dev.unmesh.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON header of a safetensors file, checked: every byte of the data belongs to exactly one tensor of a fitting type and shape. */
record SafetensorsHeader(Map<String, TensorEntry> tensors, Map<String, String> metadata) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** @param dataBytes how many bytes follow the header in the file */
  static SafetensorsHeader parse(Path file, byte[] json, long dataBytes) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JacksonException e) {
      throw new FormatException(file, "the header is not sound JSON: " + e.getOriginalMessage(), e);
    }
    if (!root.isObject()) {
      throw new FormatException(file, "the header is not a JSON object");
    }
    Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      if (entry.getKey().equals("__metadata__")) {
        readMetadata(file, entry.getValue(), metadata);
      } else {
        tensors.put(entry.getKey(), readTensor(file, entry.getKey(), entry.getValue(), dataBytes));
      }
    }
    checkCover(file, tensors, dataBytes);
    return new SafetensorsHeader(Collections.unmodifiableMap(tensors), Collections.unmodifiableMap(metadata));
  }

  private static void readMetadata(Path file, JsonNode node, Map<String, String> metadata) {
    if (!node.isObject()) {
      throw new FormatException(file, "__metadata__ is not a JSON object");
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!entry.getValue().isString()) {
        throw new FormatException(file, "__metadata__: '" + entry.getKey() + "' is not a string");
      }
      metadata.put(entry.getKey(), entry.getValue().stringValue());
    }
  }

  private static TensorEntry readTensor(Path file, String name, JsonNode node, long dataBytes) {
    String where = "tensor '" + name + "': ";
    if (!node.isObject()) {
      throw new FormatException(file, where + "not described by a JSON object");
    }
    ElementType type = readType(file, where, node.path("dtype"));
    long[] shape = readNumbers(file, where + "shape", node.path("shape"));
    long[] offsets = readNumbers(file, where + "data_offsets", node.path("data_offsets"));
    if (offsets.length != 2 || offsets[0] > offsets[1] || offsets[1] > dataBytes) {
      throw new FormatException(
          file, where + "data_offsets " + Arrays.toString(offsets) + " do not lie in order within the " + dataBytes + " bytes of data");
    }
    long size = type.bytes();
    try {
      for (long extent : shape) {
        size = Math.multiplyExact(size, extent);
      }
    } catch (ArithmeticException e) {
      throw new FormatException(file, where + "shape " + Arrays.toString(shape) + " is impossibly large", e);
    }
    if (size != offsets[1] - offsets[0]) {
      throw new FormatException(
          file,
          where + "shape " + Arrays.toString(shape) + " of " + type + " takes " + size + " bytes, but data_offsets give it "
              + (offsets[1] - offsets[0]));
    }
    return new TensorEntry(name, type, shape, offsets[0], offsets[1]);
  }

  private static ElementType readType(Path file, String where, JsonNode node) {
    for (ElementType type : ElementType.values()) {
      if (node.isString() && type.name().equals(node.stringValue())) {
        return type;
      }
    }
    String known = Arrays.stream(ElementType.values()).map(Enum::name).collect(Collectors.joining(", "));
    throw new FormatException(file, where + "dtype " + node + " is not one of " + known);
  }

  private static long[] readNumbers(Path file, String where, JsonNode node) {
    if (!node.isArray()) {
      throw new FormatException(file, where + " is missing or not a JSON array");
    }
    long[] numbers = new long[node.size()];
    for (int i = 0; i < numbers.length; i++) {
      JsonNode number = node.get(i);
      if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
        throw new FormatException(file, where + ": " + number + " is not a whole number from 0 to 2^63 - 1");
      }
      numbers[i] = number.longValue();
    }
    return numbers;
  }

  private static void checkCover(Path file, Map<String, TensorEntry> tensors, long dataBytes) {
    List<TensorEntry> inOrder = new ArrayList<>(tensors.values());
    inOrder.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
    long at = 0;
    for (TensorEntry tensor : inOrder) {
      if (tensor.begin() != at) {
        throw new FormatException(
            file,
            "tensor '" + tensor.name() + "' begins at byte " + tensor.begin() + " of the data, "
                + (tensor.begin() < at ? "inside the tensor before it, which ends at " : "leaving a hole after ") + at);
      }
      at = tensor.end();
    }
    if (at != dataBytes) {
      throw new FormatException(file, "the tensors end at byte " + at + " of the data, the file at " + dataBytes);
    }
  }
}
