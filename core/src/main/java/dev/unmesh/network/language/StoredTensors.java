package dev.unmesh.network.language;

import dev.unmesh.format.FormatException;
import dev.unmesh.format.NearestName;
import dev.unmesh.format.SafetensorsFolder;
import dev.unmesh.format.TensorEntry;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A folder's tensors under their full names, whether they stand there with the model's prefix or without. */
final class StoredTensors implements Weights {
  private static final Pattern PREFIX = Pattern.compile("^(transformer|gpt_neox)\\.");
  /** Causal masks and rotary frequencies, which older checkpoints hold: no parameters. */
  private static final Pattern BUFFER =
      Pattern.compile("(h\\.\\d+\\.attn\\.(bias|masked_bias)|layers\\.\\d+\\.attention\\.(bias|masked_bias|rotary_emb\\.inv_freq)|rotary_emb\\.inv_freq)");

  private final SafetensorsFolder folder;
  private final Map<String, String> stored; // by full name

  private StoredTensors(SafetensorsFolder folder, Map<String, String> stored) {
    this.folder = folder;
    this.stored = Collections.unmodifiableMap(stored);
  }

  /** @throws FormatException if the tensors are not those the configuration asks for */
  static StoredTensors of(SafetensorsFolder folder, LanguageModelConfig config, LanguageLayers layers) {
    Map<String, String> stored = new LinkedHashMap<>();
    Set<String> left = new LinkedHashSet<>(folder.names());
    left.removeIf(name -> BUFFER.matcher(bare(name)).matches());
    for (ParameterSpec spec : layers.parameters(config)) {
      String name = folder.has(spec.name()) ? spec.name() : bare(spec.name());
      if (!left.remove(name)) {
        throw new FormatException(
            folder.path(),
            "tensor '" + spec.name() + "' is missing, which config.json asks for (" + config.summary() + ")" + NearestName.hint(spec.name(), left));
      }
      checkShape(folder, spec, folder.tensor(name), config);
      stored.put(spec.name(), name);
    }
    StoredTensors tensors = new StoredTensors(folder, stored);
    if (config.tied() && left.remove(layers.unembedding())) {
      tensors.checkTied(layers);
    }
    if (!left.isEmpty()) {
      throw new FormatException(
          folder.path(),
          "tensor '" + left.iterator().next() + "'" + (left.size() > 1 ? " and " + (left.size() - 1) + " more" : "")
              + " has no place in the model of config.json (" + config.summary() + ")");
    }
    return tensors;
  }

  private static void checkShape(SafetensorsFolder folder, ParameterSpec spec, TensorEntry entry, LanguageModelConfig config) {
    Path file = folder.file(entry.name()).path();
    if (!Arrays.equals(entry.shape(), spec.shape())) {
      throw new FormatException(
          file,
          "tensor '" + entry.name() + "' is of shape " + Arrays.toString(entry.shape()) + ", but config.json asks for "
              + Arrays.toString(spec.shape()) + " (" + config.summary() + ")");
    }
    if (!entry.type().isFloat()) {
      throw new FormatException(file, "tensor '" + entry.name() + "' is " + entry.type() + ": weights are read from F32, F64, F16 and BF16");
    }
  }

  // some writers store a tied table twice
  private void checkTied(LanguageLayers layers) {
    String own = stored.get(layers.embedding());
    if (!Arrays.equals(folder.tensor(own).shape(), folder.tensor(layers.unembedding()).shape())
        || !Arrays.equals(folder.floats(own), folder.floats(layers.unembedding()))) {
      throw new FormatException(
          folder.path(), "config.json ties the embeddings, but tensor '" + layers.unembedding() + "' differs from '" + own + "'");
    }
  }

  private static String bare(String name) {
    return PREFIX.matcher(name).replaceFirst("");
  }

  List<Path> files() {
    return folder.files();
  }

  /** The name a parameter has in the files. */
  String stored(String name) {
    return stored.get(name);
  }

  @Override
  public Set<String> names() {
    return stored.keySet();
  }

  private String known(String name) {
    String of = stored.get(name);
    if (of == null) {
      throw new IllegalArgumentException("no parameter '" + name + "'" + NearestName.hint(name, stored.keySet()));
    }
    return of;
  }

  @Override
  public void copy(String name, FloatBuffer to) {
    folder.file(known(name)).copy(known(name), to);
  }

  @Override
  public WeightArray get(String name) {
    String of = known(name);
    int[] shape = Arrays.stream(folder.tensor(of).shape()).mapToInt(Math::toIntExact).toArray();
    return new WeightArray(shape, folder.floats(of));
  }
}
