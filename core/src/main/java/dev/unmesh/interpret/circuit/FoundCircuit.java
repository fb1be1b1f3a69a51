package dev.unmesh.interpret.circuit;

import java.util.List;

/**
 * A circuit as a search leaves it, before it is graded.
 *
 * @param bound what the objective had to stay within
 * @param value the circuit's objective on the examples of the search
 * @param fullValue the full model's
 * @param curve may be empty
 */
public record FoundCircuit(
    int label, EdgeSet edges, double bound, double value, double fullValue, double seconds, List<CurvePoint> curve) {
  /** The same after a search that had been interrupted. @param before seconds it had taken until then */
  public FoundCircuit longerBy(double before) {
    return new FoundCircuit(label, edges, bound, value, fullValue, before + seconds, curve);
  }
}
