package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.Faithfulness;
import java.util.function.Function;

/** A circuit's own figures and those they are held against. */
enum CircuitSide {
  CIRCUIT("circuit", Circuit::faithfulness),
  FULL("full model", Circuit::full),
  /** The network with the circuit's edges taken out. */
  WITHOUT("without it", Circuit::complement),
  /** As many edges of every connection, drawn at random. */
  RANDOM("random circuits", Circuit::control);

  private final String title;
  private final Function<Circuit, Faithfulness> of;

  CircuitSide(String title, Function<Circuit, Faithfulness> of) {
    this.title = title;
    this.of = of;
  }

  String title() {
    return title;
  }

  Faithfulness of(Circuit circuit) {
    return of.apply(circuit);
  }
}
