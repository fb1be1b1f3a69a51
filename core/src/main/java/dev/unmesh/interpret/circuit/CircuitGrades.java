package dev.unmesh.interpret.circuit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Grades what searches found, each circuit beside the full model, its complement and random circuits. Immutable. */
public final class CircuitGrades {
  private final Tail tail;
  private final CircuitOptions options;
  private final Grader grader;
  private final List<String> labels;
  private final Optional<ModuleShares> modules;

  /** @param labels what each of the task's outputs is called */
  public CircuitGrades(Tail tail, CircuitOptions options, Grader grader, List<String> labels, Optional<ModuleShares> modules) {
    this.tail = tail;
    this.options = options;
    this.grader = grader;
    this.labels = List.copyOf(labels);
    this.modules = modules;
  }

  /** How a circuit does. */
  public Circuit of(FoundCircuit found) {
    EdgeSet whole = tail.edges();
    EdgeSet edges = found.edges();
    Map<String, Integer> byConnection = new LinkedHashMap<>();
    edges.connections().forEach(name -> byConnection.put(name, edges.size(name)));
    Faithfulness faithfulness = grader.of(found.label(), edges);
    Faithfulness full = grader.full(found.label());
    return new Circuit(
        found.label(),
        labels.get(found.label()),
        edges.size(),
        tail.total(),
        (double) edges.size() / tail.total(),
        found.seconds(),
        byConnection,
        found.bound(),
        found.value(),
        found.fullValue(),
        BoundChoice.isWithin(faithfulness, full),
        faithfulness,
        full,
        grader.of(found.label(), edges.complement(whole)),
        RandomCircuits.control(grader, found.label(), edges, whole, options.draws(), options.seed()),
        found.curve(),
        modules.flatMap(shares -> shares.of(edges, options.seed())));
  }

  /** All circuits of a search, in the order given. @param found one a circuit */
  public CircuitTable table(List<Circuit> circuits, List<FoundCircuit> found) {
    EdgeSet whole = tail.edges();
    int n = found.size();
    double[][] jaccard = new double[n][n];
    double[][] control = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        jaccard[i][j] = found.get(i).edges().jaccard(found.get(j).edges());
        control[i][j] = i == j ? 1 : RandomCircuits.expectedJaccard(found.get(i).edges(), found.get(j).edges(), whole);
      }
    }
    return new CircuitTable(
        CircuitOptions.name(options.protocol()),
        CircuitOptions.name(options.method()),
        CircuitOptions.name(options.ablation()),
        CircuitOptions.name(options.unit()),
        options.measured(),
        labels,
        tail.connections(),
        whole.size(),
        circuits,
        jaccard,
        control);
  }
}
