/**
 * The sub-network behind a class. A {@link dev.unmesh.interpret.circuit.Tail} is what is searched; a search answers which of its edges to keep
 * ({@link dev.unmesh.interpret.circuit.CircuitSearch}), by one of several methods that all answer the same question; a
 * {@link dev.unmesh.interpret.circuit.Grader} says how faithful that is on examples of all classes. The definition of a forward pass with
 * some of the edges stands in TailForward; TailState and AnchoredValue only get there sooner.
 */
package dev.unmesh.interpret.circuit;
