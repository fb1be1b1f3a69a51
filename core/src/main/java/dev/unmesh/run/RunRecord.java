package dev.unmesh.run;

import dev.unmesh.network.NetworkShape;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** run.json: status, what was trained, provenance, and in the end the summary. */
public record RunRecord(ObjectNode tree) {
  /** A run's state; a run that was killed still says running. */
  public enum Status {
    RUNNING,
    STOPPED,
    FAILED,
    FINISHED;

    public String written() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A run's record. @throws RunException if run.json does not hold one */
  public static RunRecord read(RunFolder folder) {
    RunRecord record = new RunRecord(folder.read(folder.record()));
    try {
      record.shape();
      record.threads();
      record.recipe();
      return record.at(folder);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new RunException(folder.record() + ": not what this program wrote: " + e.getMessage(), e);
    }
  }

  static RunRecord fresh(RunFolder folder, Recipe recipe, Task task, EngineChoice engine, int threads) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("run", folder.path().toString());
    tree.setAll(fresh(recipe, task, engine, threads).tree);
    return new RunRecord(tree);
  }

  /** The record of a run that has no directory. */
  static RunRecord fresh(Recipe recipe, Task task, EngineChoice engine, int threads) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("status", Status.RUNNING.written());
    tree.put("recipe", recipe.name());
    ObjectNode shape = tree.putObject("task");
    shape.put("name", task.name());
    Arrays.stream(task.inputShape()).forEach(shape.putArray("inputs")::add);
    if (task.vocabulary() > 0) {
      shape.put("vocabulary", task.vocabulary());
    }
    task.tokeniser().ifPresent(tokeniser -> shape.put("tokeniser", tokeniser.name()));
    shape.put("outputs", task.outputs());
    task.inputLabels().forEach(shape.putArray("inputLabels")::add);
    task.outputLabels().forEach(shape.putArray("outputLabels")::add);
    shape.put("loss", task.loss().name());
    tree.set("provenance", Provenance.of(recipe, task, engine, threads));
    return new RunRecord(tree);
  }

  public RunRecord with(Status status) {
    ObjectNode copy = tree.deepCopy();
    copy.put("status", status.written());
    return new RunRecord(copy);
  }

  /** The record of a run that has perhaps been moved since. */
  RunRecord at(RunFolder folder) {
    ObjectNode copy = tree.deepCopy();
    copy.put("run", folder.path().toString());
    return new RunRecord(copy);
  }

  public boolean is(Status status) {
    return tree.path("status").asString("").equals(status.written());
  }

  public String recipe() {
    return tree.path("recipe").asString("");
  }

  public int threads() {
    return Math.max(1, tree.path("provenance").path("threads").asInt(1));
  }

  /** What takes its steps, such as {@code libtorch}. */
  public String engine() {
    return tree.path("provenance").path("engine").asString(EngineChoice.LIBTORCH);
  }

  /** Why; empty in runs that say nothing of it. */
  public String engineReason() {
    return tree.path("provenance").path("engineReason").asString("");
  }

  /** What {@code train --json} prints: the outcome, without provenance. */
  public ObjectNode summary() {
    ObjectNode summary = tree.deepCopy();
    summary.remove(List.of("task", "provenance"));
    return summary;
  }

  /** What the task asks of the network. */
  public NetworkShape shape() {
    JsonNode task = tree.path("task");
    int[] inputs = new int[task.path("inputs").size()];
    Arrays.setAll(inputs, i -> task.path("inputs").get(i).asInt());
    int outputs = task.path("outputs").asInt(0);
    int vocabulary = task.path("vocabulary").asInt(0);
    if (inputs.length == 0 || vocabulary < 0 || Arrays.stream(inputs).anyMatch(size -> size < 1) || outputs < 1) {
      throw new IllegalArgumentException("it lacks the task's shape");
    }
    return new NetworkShape(inputs, vocabulary, outputs, strings(task.path("inputLabels")), strings(task.path("outputLabels")));
  }

  private static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    if (list instanceof ArrayNode array) {
      array.forEach(item -> strings.add(item.asString()));
    }
    return strings;
  }
}
