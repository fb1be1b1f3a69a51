package dev.unmesh.interpret.circuit;

import java.util.function.Consumer;

/**
 * The papers' effective circuit of a class: from the last layer to the first, each weight in row-major order is set to zero, and stays zero if the
 * cross-entropy on the class's examples does not rise above that of the unpruned model. (Golechha et al. 2024, section 4, and the
 * authors' notebooks.) The same mask as the plain algorithm, whose losses are float64 forward passes ({@link TailForward}), but only
 * what a weight changes is worked out: a value within {@link BoundTest#GUARD} of the bound is worked out in full before deciding.
 */
final class PapersSearch {
  private final Carried carried;
  private final Tail tail;
  private final Objective objective;
  private final double bound;
  private final Mask mask;
  private final TailState state;
  private final BoundTest test;
  private long tried;
  private long exact;

  private PapersSearch(Carried carried, Objective objective, EdgeSet edges) {
    this.carried = carried;
    this.tail = carried.tail();
    this.objective = objective;
    this.bound = objective.value(TailForward.outputs(carried, Mask.all(tail)));
    this.mask = new Mask(tail, edges);
    this.state = new TailState(carried, mask);
    this.test = new BoundTest(objective, state, bound);
  }

  static SearchPosition start(Tail tail) {
    return new SearchPosition(tail.depth() - 1, 0, tail::edges);
  }

  /** @param reached told the position after each row */
  static PapersSearch run(Carried carried, Objective objective, SearchPosition from, Consumer<SearchPosition> reached) {
    PapersSearch search = new PapersSearch(carried, objective, from.edges().get());
    search.search(from, reached);
    return search;
  }

  EdgeSet edges() {
    return mask.edges();
  }

  /** The unpruned model's objective, never exceeded. */
  double bound() {
    return bound;
  }

  /** Weights that were tried one by one; the others could not matter. */
  long tried() {
    return tried;
  }

  /** Those of them that lay so near the bound that they were worked out in full. */
  long exact() {
    return exact;
  }

  private void search(SearchPosition from, Consumer<SearchPosition> reached) {
    for (int l = from.layer(); l >= 0; l--) {
      double[][] columns = state.columns(l);
      boolean[] isSilent = silent(columns);
      ExactLayer definition = new ExactLayer(carried, mask, objective, l, columns);
      for (int row = l == from.layer() ? from.row() : 0; row < tail.layer(l).rows(); row++) {
        if (mask.isRead(l, row)) {
          searchRow(l, row, isSilent, definition);
        } else {
          mask.removeRow(l, row);
        }
        reached.accept(new SearchPosition(l, row + 1, mask::edges));
      }
    }
  }

  private void searchRow(int layer, int row, boolean[] isSilent, ExactLayer definition) {
    for (int column = 0; column < isSilent.length; column++) {
      if (!mask.has(layer, row, column)) {
        continue;
      }
      if (isSilent[column]) {
        mask.remove(layer, row, column);
        continue;
      }
      tried++;
      state.propose(layer, row, column);
      Verdict verdict = test.verdict();
      if (verdict == Verdict.CLOSE) {
        exact++;
        verdict = definition.without(row, column) <= bound ? Verdict.OUT : Verdict.STAYS;
      }
      if (verdict == Verdict.OUT) {
        state.accept();
        test.accepted();
        mask.remove(layer, row, column);
        definition.changed(row);
      }
    }
  }

  // columns that carry nothing on any example
  private static boolean[] silent(double[][] columns) {
    boolean[] isSilent = new boolean[columns.length];
    for (int c = 0; c < columns.length; c++) {
      isSilent[c] = true;
      for (int n = 0; columns[c] != null && n < columns[c].length && isSilent[c]; n++) {
        isSilent[c] = columns[c][n] == 0;
      }
    }
    return isSilent;
  }
}
