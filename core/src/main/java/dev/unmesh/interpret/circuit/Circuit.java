package dev.unmesh.interpret.circuit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sub-network behind a label: which edges it keeps stands in a file of its own ({@link EdgeSet}), what it is worth stands here.
 *
 * @param label the task's output it is for, from 0
 * @param name what the label is called
 * @param edges kept
 * @param total weights of the connections searched, zero or not
 * @param size edges / total
 * @param seconds the search took
 * @param byConnection edges kept, connection by connection
 * @param bound what the search had to keep its objective below
 * @param value the objective of the circuit found, on the examples of the search
 * @param fullValue the full model's
 * @param withinTolerance whether the class keeps more than 90 % of its accuracy with under 10 % false positives
 * @param faithfulness on all test examples
 * @param full the full model on the same
 * @param complement all the other edges on the same: what is left without the circuit
 * @param control random circuits with as many edges of every connection: the mean over draws
 * @param curve sizes and faithfulness of circuits on the way; empty where the method has none
 * @param modules how it lies in the run's modules; empty without modules
 */
public record Circuit(
    int label,
    String name,
    int edges,
    int total,
    double size,
    double seconds,
    Map<String, Integer> byConnection,
    double bound,
    double value,
    double fullValue,
    boolean withinTolerance,
    Faithfulness faithfulness,
    Faithfulness full,
    Faithfulness complement,
    Faithfulness control,
    List<CurvePoint> curve,
    Optional<ModuleShare> modules) {}
