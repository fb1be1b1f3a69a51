package dev.unmesh.run;

import dev.unmesh.network.NetworkShape;
import java.util.List;
import java.util.stream.IntStream;

/** What a run's network answers with. */
final class RunClasses {
  private RunClasses() {}

  /** The names of its outputs, or their numbers. */
  static List<String> of(RunRecord record) {
    NetworkShape shape = record.shape();
    return shape.outputLabels().isEmpty() ? IntStream.range(0, shape.outputs()).mapToObj(Integer::toString).toList() : shape.outputLabels();
  }
}
