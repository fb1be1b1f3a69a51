package dev.unmesh.format;

import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tensors of a model's folder as Hugging Face lays them out: one {@code model.safetensors}, or shards that
 * {@code model.safetensors.index.json} names (the one file goes first, as there). Only headers are read on opening; each tensor is read
 * when asked for, memory-mapped if large. Immutable, safe for use by several threads, nothing to close.
 */
public final class SafetensorsFolder {
  private static final String ONE = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";

  private final Path path;
  private final Map<String, SafetensorsFile> files; // by tensor

  private SafetensorsFolder(Path path, Map<String, SafetensorsFile> files) {
    this.path = path;
    this.files = Collections.unmodifiableMap(files);
  }

  /**
   * @throws FormatException if there are no tensors, a shard is missing or unsound, or index and shards disagree
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  public static SafetensorsFolder open(Path folder) {
    Map<String, SafetensorsFile> files = new LinkedHashMap<>();
    if (Files.exists(folder.resolve(ONE))) {
      SafetensorsFile one = SafetensorsFile.open(folder.resolve(ONE));
      one.tensors().forEach(tensor -> files.put(tensor.name(), one));
      return new SafetensorsFolder(folder, files);
    }
    if (!Files.exists(folder.resolve(INDEX))) {
      throw new FormatException(folder, absent(folder));
    }
    ShardIndex index = ShardIndex.read(folder.resolve(INDEX));
    Map<String, SafetensorsFile> shards = shards(folder, index);
    Map<String, SafetensorsFile> holders = holders(index, shards.values());
    index.shards().forEach((tensor, shard) -> files.put(tensor, checked(index, tensor, shards.get(shard), holders.get(tensor))));
    return new SafetensorsFolder(folder, files);
  }

  private static String absent(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Files.exists(folder) ? "not a folder" : "no such folder";
    }
    boolean pickle =
        List.of("pytorch_model.bin", "pytorch_model.bin.index.json").stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    return "neither " + ONE + " nor " + INDEX + " in it"
        + (pickle ? "; pickles (pytorch_model.bin) may run code when loaded and are not read; save as safetensors" : "");
  }

  private static Map<String, SafetensorsFile> shards(Path folder, ShardIndex index) {
    Map<String, SafetensorsFile> shards = new LinkedHashMap<>();
    for (String name : index.files()) {
      if (!Files.exists(folder.resolve(name))) {
        long tensors = index.shards().values().stream().filter(name::equals).count();
        throw new FormatException(
            index.file(), "the shard " + name + " is missing, where " + tensors + " of " + index.shards().size() + " tensors should be");
      }
      shards.put(name, SafetensorsFile.open(folder.resolve(name)));
    }
    return shards;
  }

  /** Which shard has which tensor, whatever the index says. */
  private static Map<String, SafetensorsFile> holders(ShardIndex index, Collection<SafetensorsFile> shards) {
    Map<String, SafetensorsFile> holders = new LinkedHashMap<>();
    for (SafetensorsFile shard : shards) {
      for (TensorEntry tensor : shard.tensors()) {
        SafetensorsFile other = holders.put(tensor.name(), shard);
        if (other != null) {
          throw new FormatException(shard.path(), "tensor '" + tensor.name() + "' is here and in " + other.path().getFileName() + " too");
        }
        if (!index.shards().containsKey(tensor.name())) {
          throw new FormatException(shard.path(), "tensor '" + tensor.name() + "' is here, but " + INDEX + " does not name it");
        }
      }
    }
    return holders;
  }

  private static SafetensorsFile checked(ShardIndex index, String tensor, SafetensorsFile said, SafetensorsFile holder) {
    if (said != holder) {
      throw new FormatException(
          index.file(),
          "tensor '" + tensor + "' should be in " + said.path().getFileName() + ", but is "
              + (holder == null ? "in no shard" : "in " + holder.path().getFileName()));
    }
    return said;
  }

  public Path path() {
    return path;
  }

  /** The files the tensors are in, each once. */
  public List<Path> files() {
    return files.values().stream().map(SafetensorsFile::path).distinct().toList();
  }

  /** The names of all tensors: in the order of the one file, or of the index. */
  public Set<String> names() {
    return files.keySet();
  }

  public boolean has(String name) {
    return files.containsKey(name);
  }

  /**
   * The file that holds a tensor, to read it from.
   *
   * @throws IllegalArgumentException if there is no such tensor
   */
  public SafetensorsFile file(String name) {
    SafetensorsFile file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException(path + ": no tensor '" + name + "'" + NearestName.hint(name, files.keySet()));
    }
    return file;
  }

  /** @throws IllegalArgumentException if there is no such tensor */
  public TensorEntry tensor(String name) {
    return file(name).tensor(name);
  }

  /** A tensor of F32, F64 (rounded), F16 or BF16, row-major. */
  public float[] floats(String name) {
    return file(name).floats(name);
  }

  /** The float tensors (F32, F64, F16, BF16) as weights, each read anew when asked for. */
  public Weights weights() {
    Set<String> names = new LinkedHashSet<>();
    files.forEach((name, file) -> {
      if (file.tensor(name).type().isFloat()) {
        names.add(name);
      }
    });
    return new FolderWeights(this, Collections.unmodifiableSet(names));
  }

  private record FolderWeights(SafetensorsFolder folder, Set<String> names) implements Weights {
    @Override
    public WeightArray get(String name) {
      return folder.file(name).weights().get(name);
    }

    @Override
    public void copy(String name, FloatBuffer to) {
      folder.file(name).copy(name, to);
    }
  }
}
