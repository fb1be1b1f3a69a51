package dev.unmesh.network.language;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.wiring.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a language model as a folder that transformers loads: {@code config.json}, {@code model.safetensors} in F32 (shards with an index
 * where that would exceed a limit), and a tokeniser's files. Only one tensor is in memory at a time.
 */
public final class LanguageModelWriter {
  /** Bytes of tensors a shard holds at most, unless one alone is larger. */
  private static final long SHARD = 2L << 30;

  private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final LanguageModelConfig config;
  private final ObjectNode json;
  private final UnaryOperator<String> names;
  private final List<Path> tokeniser;
  private final long limit;

  private LanguageModelWriter(
      LanguageModelConfig config, ObjectNode json, UnaryOperator<String> names, List<Path> tokeniser, long limit) {
    this.config = config;
    this.json = json;
    this.names = names;
    this.tokeniser = List.copyOf(tokeniser);
    this.limit = limit;
  }

  /** For a model that came from a folder: its configuration, its tensors' names and its tokeniser again. */
  public static LanguageModelWriter like(LanguageModelFolder source) {
    return new LanguageModelWriter(source.config(), source.jsonOfFloats(), source::storedName, TokeniserFiles.in(source.path()), SHARD);
  }

  /** @param tokeniser files to go with the model; may be none */
  public static LanguageModelWriter of(LanguageModelConfig config, List<Path> tokeniser) {
    return new LanguageModelWriter(config, config.json(), UnaryOperator.identity(), tokeniser, SHARD);
  }

  /** The same with another limit to a shard, in bytes. */
  LanguageModelWriter shardedAbove(long bytes) {
    return new LanguageModelWriter(config, json, names, tokeniser, bytes);
  }

  /**
   * Makes the folder. Each file is written whole or not at all, config.json last: without it the folder is no model.
   *
   * @param weights by full name, as {@link LanguageModelFolder#weights} has them
   * @throws IllegalArgumentException if something is in the folder already
   * @throws UncheckedIOException if it cannot be written
   */
  public void write(Path folder, Weights weights) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> there = Files.list(folder)) {
        if (there.findAny().isPresent()) {
          throw new IllegalArgumentException(folder + " is not empty: choose another folder");
        }
      }
      writeTensors(folder, weights);
      for (Path file : tokeniser) {
        AtomicFile.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder + ": " + e.getMessage(), e);
    }
    AtomicFile.write(folder.resolve(LanguageModelFolder.CONFIG), text(json));
  }

  /** A JSON file's bytes, indented. */
  static byte[] text(ObjectNode tree) {
    return (JSON.writeValueAsString(tree) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void writeTensors(Path folder, Weights weights) {
    Shards shards = Shards.of(LanguageLayers.of(config).parameters(config), limit);
    int count = shards.parts().size();
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < count; i++) {
      String file = count == 1 ? "model.safetensors" : String.format(Locale.ROOT, "model-%05d-of-%05d.safetensors", i + 1, count);
      SafetensorsWriter writer = new SafetensorsWriter().metadata("format", "pt"); // transformers asks for it
      for (ParameterSpec spec : shards.parts().get(i)) {
        writer.floats(names.apply(spec.name()), shape(spec), () -> weights.get(spec.name()).values());
        map.put(names.apply(spec.name()), file);
      }
      writer.write(folder.resolve(file));
    }
    if (count > 1) {
      ObjectNode index = JsonNodeFactory.instance.objectNode();
      index.putObject("metadata").put("total_size", shards.bytes());
      index.set("weight_map", map);
      AtomicFile.write(folder.resolve("model.safetensors.index.json"), text(index));
    }
  }

  private static int[] shape(ParameterSpec spec) {
    return Arrays.stream(spec.shape()).mapToInt(Math::toIntExact).toArray();
  }

  /** Parameters in their order, cut where a shard would hold more than the limit. */
  private record Shards(List<List<ParameterSpec>> parts, long bytes) {
    static Shards of(List<ParameterSpec> specs, long limit) {
      List<List<ParameterSpec>> parts = new ArrayList<>(List.of(new ArrayList<>()));
      long all = 0;
      long within = 0;
      for (ParameterSpec spec : specs) {
        long bytes = 4L * spec.size();
        if (within > 0 && within + bytes > limit) {
          parts.add(new ArrayList<>());
          within = 0;
        }
        parts.get(parts.size() - 1).add(spec);
        within += bytes;
        all += bytes;
      }
      return new Shards(parts, all);
    }
  }
}
