package dev.unmesh.network.language;

import dev.unmesh.format.FormatException;
import dev.unmesh.format.JsonTree;
import dev.unmesh.format.SafetensorsFolder;
import dev.unmesh.format.tokeniser.Tokeniser;
import dev.unmesh.format.tokeniser.TokeniserFolder;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A language model's folder as Hugging Face lays it out: {@code config.json}, {@code model.safetensors} or its shards, and perhaps a
 * tokeniser's files. On opening, the configuration and the tensors' headers are read and held against each other; weights are read when
 * asked for. Immutable, safe for use by several threads, nothing to close.
 */
public final class LanguageModelFolder {
  static final String CONFIG = "config.json";

  private final Path path;
  private final ObjectNode json;
  private final LanguageModelConfig config;
  private final StoredTensors tensors;
  private final Wiring wiring;

  private LanguageModelFolder(Path path, ObjectNode json, LanguageModelConfig config, StoredTensors tensors, Wiring wiring) {
    this.path = path;
    this.json = json;
    this.config = config;
    this.tensors = tensors;
    this.wiring = wiring;
  }

  /**
   * @throws FormatException if the architecture is unknown, a shard or a tensor is missing, there is one too many, or shapes are not those
   *     the configuration asks for
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  public static LanguageModelFolder open(Path folder) {
    Path file = folder.resolve(CONFIG);
    if (!Files.exists(file)) {
      throw new FormatException(folder, Files.isDirectory(folder) ? "no " + CONFIG + " in it" : Files.exists(folder) ? "not a folder" : "no such folder");
    }
    ObjectNode json = (ObjectNode) JsonTree.read(file);
    LanguageModelConfig config = LanguageModelConfig.read(file, json);
    LanguageLayers layers = LanguageLayers.of(config);
    StoredTensors tensors = StoredTensors.of(SafetensorsFolder.open(folder), config, layers);
    return new LanguageModelFolder(folder, json, config, tensors, layers.wiring(config, List.of()));
  }

  /** Whether a folder holds a config.json, which other folders of weights lack. */
  public static boolean isOne(Path folder) {
    return Files.isRegularFile(folder.resolve(CONFIG));
  }

  public Path path() {
    return path;
  }

  public LanguageModelConfig config() {
    return config;
  }

  /** The files the model is read from: config.json and those of the tensors. */
  public List<Path> files() {
    return Stream.concat(Stream.of(path.resolve(CONFIG)), tensors.files().stream()).toList();
  }

  /** config.json as it stands there, keys without a meaning here included; a copy. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** The same for weights written as F32. */
  ObjectNode jsonOfFloats() {
    ObjectNode copy = json();
    for (String key : List.of("torch_dtype", "dtype")) {
      if (copy.has(key)) {
        copy.put(key, "float32");
      }
    }
    return copy;
  }

  /** The name a parameter has in the folder's files, which may lack the model's prefix. */
  String storedName(String parameter) {
    return tensors.stored(parameter);
  }

  public Wiring wiring() {
    return wiring;
  }

  /** Every parameter under its full name ({@code transformer.wte.weight}), read from disk each time it is asked for. */
  public Weights weights() {
    return tensors;
  }

  /**
   * The folder's tokeniser; empty if it has none.
   *
   * @throws FormatException if its files are not sound
   * @throws IllegalArgumentException naming both sizes, if it has another number of tokens than the model
   */
  public Optional<Tokeniser> tokeniser() {
    if (TokeniserFiles.in(path).isEmpty()) {
      return Optional.empty();
    }
    Tokeniser tokeniser = TokeniserFolder.open(path);
    tokeniser.requireSize(config.vocabulary());
    return Optional.of(tokeniser);
  }

  /**
   * The model for a task, starting from the folder's weights.
   *
   * @throws IllegalArgumentException naming both sides, if the task's vocabulary or length does not fit
   */
  public Blueprint blueprint(NetworkShape shape) {
    TaskFit.requireTokens(shape);
    if (!Tokeniser.fits(shape.vocabulary(), config.vocabulary())) {
      throw new IllegalArgumentException(
          "the task's vocabulary is " + shape.vocabulary() + ", but the model in " + path + " has " + config.vocabulary()
              + " tokens: take the tokeniser that belongs to the model");
    }
    if (shape.outputs() > config.vocabulary()) {
      throw new IllegalArgumentException(
          "the task has " + shape.outputs() + " outputs, but the model in " + path + " answers with one of " + config.vocabulary() + " tokens");
    }
    return LanguageBlueprint.of(config, shape, Optional.of(this));
  }

  /** The model for texts of its full length. */
  public Blueprint blueprint() {
    return blueprint(new NetworkShape(new int[] {config.positions()}, config.vocabulary(), config.vocabulary(), List.of(), List.of()));
  }
}
