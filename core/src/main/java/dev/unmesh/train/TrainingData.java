package dev.unmesh.train;

import dev.unmesh.task.Task;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a network is trained and evaluated on. Closed by its owner; not safe for use by several threads.
 *
 * @param others examples of other kinds by name, evaluated whenever {@code test} is
 */
public record TrainingData(Dataset train, Dataset test, Map<String, Dataset> others) implements AutoCloseable {
  public TrainingData {
    others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }

  /** All examples of a task. */
  public static TrainingData of(Task task) {
    Map<String, Dataset> others = new LinkedHashMap<>();
    task.others().forEach((name, examples) -> others.put(name, new Dataset(examples)));
    return new TrainingData(new Dataset(task.train()), new Dataset(task.test()), others);
  }

  @Override
  public void close() {
    train.close();
    test.close();
    others.values().forEach(Dataset::close);
  }
}
