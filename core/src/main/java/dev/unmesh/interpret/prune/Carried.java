package dev.unmesh.interpret.prune;

import dev.unmesh.task.Inputs;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Weights;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the columns of connections carry in a network as it stands, read when first asked for. */
final class Carried {
  private final Subject subject;
  private final Weights weights;
  private final Inputs inputs;
  private final Map<String, Optional<float[]>> read = new HashMap<>();

  Carried(Subject subject, Weights weights, Inputs inputs) {
    this.subject = subject;
    this.weights = weights;
    this.inputs = inputs;
  }

  boolean isKnown(Connection connection) {
    return of(connection).isPresent();
  }

  /** Count x columns, example by example. */
  float[] values(Connection connection) {
    return of(connection).orElseThrow();
  }

  double mean(Connection connection, int column) {
    return Moments.mean(of(connection).orElseThrow(), column, connection.columns());
  }

  double variance(Connection connection, int column) {
    return Moments.variance(of(connection).orElseThrow(), column, connection.columns());
  }

  private Optional<float[]> of(Connection connection) {
    return read.computeIfAbsent(connection.name(), name -> subject.pass().into(weights, inputs, connection));
  }
}
