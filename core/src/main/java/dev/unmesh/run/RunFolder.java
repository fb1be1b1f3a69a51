package dev.unmesh.run;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.train.CheckpointFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A run's directory: which file holds what. Every file is written whole or not at all. */
public record RunFolder(Path path) {
  /** @throws RunExistsException if something is at {@code path} already */
  static void refuseExisting(Path path) {
    if (Files.exists(path)) {
      throw new RunExistsException("the run " + path + " exists already; go on with it by --resume, or choose another --name");
    }
  }

  /** The same for a run whose directory was named by {@code option}. */
  static void refuseTaken(Path path, String option) {
    if (Files.exists(path)) {
      throw new RunExistsException(path + " exists already; choose another directory with " + option);
    }
  }

  /**
   * Makes the directory of a new run. It appears with its recipe and its record in it or not at all: whatever is there can be resumed.
   *
   * @throws RunExistsException if it is there already
   * @throws RunException if it cannot be made
   */
  static RunFolder create(Path path, String recipe, ObjectNode record) {
    try {
      return make(path, recipe, record, draft -> {});
    } catch (IOException e) {
      refuseExisting(path);
      throw new RunException("cannot make the run directory " + path + ": " + reason(e) + "; choose a writable one with --runs");
    }
  }

  /**
   * The same for a run whose directory was named by --out, with more files in it from the first.
   *
   * @param more writes them into the folder it is handed
   */
  static RunFolder create(Path path, String recipe, ObjectNode record, Consumer<RunFolder> more) {
    try {
      return make(path, recipe, record, more);
    } catch (IOException e) {
      refuseTaken(path, "--out");
      throw new RunException("cannot make the run directory " + path + ": " + reason(e) + "; choose a writable one with --out");
    }
  }

  private static RunFolder make(Path path, String recipe, ObjectNode record, Consumer<RunFolder> more) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    RunFolder draft =
        new RunFolder(Files.createDirectory(parent.resolve("." + path.getFileName() + "." + ProcessHandle.current().pid() + ".new")));
    try {
      AtomicFile.write(draft.recipe(), recipe.getBytes(StandardCharsets.UTF_8));
      draft.write(draft.record(), record);
      more.accept(draft);
      Files.move(draft.path, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      draft.discard();
    }
    return new RunFolder(path);
  }

  // the messages of these are the bare path
  private static String reason(IOException e) {
    return e instanceof FileAlreadyExistsException
        ? e.getMessage() + " is a file"
        : e instanceof AccessDeniedException
            ? e.getMessage() + ": no permission"
            : e instanceof NoSuchFileException ? e.getMessage() + " cannot be made there" : e.getMessage();
  }

  private void discard() throws IOException {
    if (Files.isDirectory(path)) {
      List<Path> all;
      try (Stream<Path> walk = Files.walk(path)) {
        all = walk.sorted(Comparator.reverseOrder()).toList(); // what is in a folder before it
      }
      for (Path file : all) {
        Files.delete(file);
      }
    }
  }

  /** An existing run. @throws RunException if it is none */
  public static RunFolder open(Path path) {
    RunFolder folder = new RunFolder(path);
    if (!Files.isRegularFile(folder.record())) {
      throw new RunException(path + " is not a run: it has no run.json");
    }
    return folder;
  }

  public String name() {
    return path.toAbsolutePath().normalize().getFileName().toString();
  }

  public Path record() {
    return path.resolve("run.json");
  }

  public Path recipe() {
    return path.resolve("recipe.yaml");
  }

  public Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  public CheckpointFolder checkpoints() {
    return new CheckpointFolder(path.resolve("checkpoints"));
  }

  /** The final weights; there only once the run has finished. */
  public Path model() {
    return path.resolve("model.safetensors");
  }

  public Path partition() {
    return path.resolve("partition.json");
  }

  public Path measures() {
    return path.resolve("measures.json");
  }

  public Path ablation() {
    return path.resolve("ablation.json");
  }

  /** How many modules right answers depend on; of tokens from the end of training, else none before {@code unmesh dependence}. */
  public Path dependence() {
    return path.resolve("dependence.json");
  }

  /** The frequencies of a network that adds modulo p; none of other tasks. */
  public Path fourier() {
    return path.resolve("fourier.json");
  }

  /** How specialised the run's modules are; none before {@code unmesh circuits}. */
  public Path specialisation() {
    return path.resolve("specialisation.json");
  }

  /** What the searches for circuits found; none before {@code unmesh circuits}. */
  public Path circuits() {
    return path.resolve("circuits.json");
  }

  /** The folder of their masks: LABEL-protocol-method.safetensors. */
  public Path circuitMasks() {
    return path.resolve("circuits");
  }

  /** The wiring through training; none for large networks. */
  public Path film() {
    return path.resolve("film.safetensors");
  }

  /** What each module of a cut is for; none of other runs. */
  public Path cards() {
    return path.resolve("cards.json");
  }

  /** The inputs that excite each module most. */
  public Path examples() {
    return path.resolve("examples.json");
  }

  /** Text the network wrote; there for small language models only. */
  public Path sample() {
    return path.resolve("sample.json");
  }

  /** How a network was cut into modules; there only in a folder that {@code unmesh cut} made. */
  public Path cut() {
    return path.resolve("cut.json");
  }

  public Path report() {
    return path.resolve("report.html");
  }

  /** Writes a tree as a JSON file. */
  public void write(Path file, JsonNode tree) {
    JsonFile.write(file, tree);
  }

  /** A record as {@link #write(Path, Record)} writes it. */
  ObjectNode tree(Record value) {
    return JsonFile.tree(value);
  }

  /** Writes a record as a JSON file. */
  public void write(Path file, Record value) {
    JsonFile.write(file, value);
  }

  /** Reads a record that {@link #write(Path, Record)} wrote. @throws RunException if the file does not hold one */
  public <T extends Record> T read(Path file, Class<T> type) {
    return JsonFile.read(file, type);
  }

  /** Reads a record that stands under a key of a JSON file; empty if there is none. @throws RunException if something else does */
  <T extends Record> Optional<T> read(Path file, String key, Class<T> type) {
    return JsonFile.read(file, key, type);
  }

  /** Reads a JSON file that holds an object. @throws RunException if it cannot be read or is something else */
  public ObjectNode read(Path file) {
    return JsonFile.read(file);
  }
}
