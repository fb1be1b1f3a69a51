package dev.unmesh.train;

import dev.unmesh.format.FormatException;
import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.format.TensorEntry;
import dev.unmesh.wiring.Partition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkpoints as files, {@code STEP.safetensors} each, written whole or not at all; the newest few are kept. A file that
 * cannot be read (the disk filled up elsewhere) is passed over for the one before it.
 */
public final class CheckpointFolder {
  private static final int KEPT = 2;
  private static final String SUFFIX = "/state.safetensors";

  private final Path folder;

  public CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  public void write(Checkpoint checkpoint) {
    SafetensorsWriter writer = new SafetensorsWriter();
    LearnerState state = checkpoint.state();
    state.floats().keySet().forEach(name -> writer.floats(name, new int[] {state.length(name)}, () -> state.floats().get(name)));
    checkpoint.state().integers().forEach((name, values) -> writer.longs(name, new int[] {values.length}, values));
    checkpoint.gradientSignal().forEach((name, values) -> writer.floats("signal/" + name, new int[] {values.length}, values));
    checkpoint
        .partition()
        .ifPresent(
            partition -> {
              partition.labels().forEach((group, labels) -> writer.ints("module/" + group, new int[] {labels.length}, labels));
              writer.metadata("modules", Integer.toString(partition.modules()));
            });
    ControlStates.write(checkpoint.controls(), writer);
    checkpoint.projection().ifPresent(projection -> ProjectionEntries.write(projection, writer));
    checkpoint.best().ifPresent(best -> BestEntries.write(best, writer));
    writer.metadata("steps", Long.toString(checkpoint.steps()));
    writer.metadata("seconds", Double.toString(checkpoint.seconds()));
    writer.metadata("lossSum", Double.toString(checkpoint.lossSum()));
    writer.metadata("lossSteps", Long.toString(checkpoint.lossSteps()));
    writer.write(file(checkpoint.steps()));
    all().stream().skip(KEPT).forEach(CheckpointFolder::delete);
  }

  private Path file(long steps) {
    try {
      Path of = folder.resolve(String.format(Locale.ROOT, "%09d", steps));
      Files.createDirectories(of);
      return of.resolve("state.safetensors");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  /** The newest checkpoint that can be read. */
  public Optional<Checkpoint> newest() {
    FormatException fault = null;
    for (Path file : all()) {
      try {
        return Optional.of(read(file));
      } catch (FormatException e) {
        fault = e;
      }
    }
    if (fault != null) {
      throw fault;
    }
    return Optional.empty();
  }

  private static Checkpoint read(Path path) {
    SafetensorsFile file = SafetensorsFile.open(path);
    Map<String, Integer> lengths = new LinkedHashMap<>();
    Map<String, long[]> integers = new LinkedHashMap<>();
    Map<String, float[]> signal = new LinkedHashMap<>();
    Map<String, int[]> modules = new LinkedHashMap<>();
    for (TensorEntry entry : file.tensors()) {
      String name = entry.name();
      if (name.startsWith(BestEntries.PREFIX)) {
        continue;
      } else if (name.startsWith("signal/")) {
        signal.put(name.substring("signal/".length()), file.floats(name));
      } else if (name.startsWith("module/")) {
        modules.put(name.substring("module/".length()), Arrays.stream(file.longs(name)).mapToInt(label -> (int) label).toArray());
      } else if (entry.type().isFloat()) {
        lengths.put(name, Math.toIntExact(entry.elements()));
      } else {
        integers.put(name, file.longs(name));
      }
    }
    try {
      Map<String, String> metadata = file.metadata();
      Optional<Partition> partition =
          metadata.containsKey("modules")
              ? Optional.of(new Partition(Integer.parseInt(metadata.get("modules")), modules))
              : Optional.empty();
      return new Checkpoint(
          Long.parseLong(metadata.get("steps")),
          Double.parseDouble(metadata.get("seconds")),
          Double.parseDouble(metadata.get("lossSum")),
          Long.parseLong(metadata.get("lossSteps")),
          LearnerState.fetched(lengths, file::floats, integers),
          partition,
          signal,
          ControlStates.read(metadata),
          ProjectionEntries.read(metadata),
          BestEntries.read(file));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new FormatException(path, "not a checkpoint: its metadata or its modules make no sense");
    }
  }

  /** Newest first. */
  private List<Path> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files = new ArrayList<>(entries.map(entry -> entry.resolve(SUFFIX.substring(1))).filter(Files::isRegularFile).toList());
      files.sort(Comparator.comparing(Path::toString).reversed());
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.getParent());
    } catch (IOException e) {
      // an old checkpoint that stays does no harm
    }
  }
}
