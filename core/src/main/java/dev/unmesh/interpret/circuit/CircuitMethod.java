package dev.unmesh.interpret.circuit;

import java.util.function.DoubleConsumer;

/** A way to find circuits: all answer the same question, so that they compare. */
interface CircuitMethod {
  /**
   * @param progress told the share done, 0 to 1; may throw to stop
   * @throws IllegalArgumentException if the method cannot answer such a question
   */
  Found find(Question question, DoubleConsumer progress);
}
