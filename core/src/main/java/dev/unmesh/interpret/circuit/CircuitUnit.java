package dev.unmesh.interpret.circuit;

import java.util.ArrayList;
import java.util.List;

/** What circuits are made of. */
public enum CircuitUnit {
  /** Single weights. */
  EDGES {
    @Override
    List<Unit> of(Tail tail) {
      List<Unit> units = new ArrayList<>();
      for (int l = 0; l < tail.depth(); l++) {
        TailLayer layer = tail.layer(l);
        for (int row = 0; row < layer.rows(); row++) {
          for (int column = 0; column < layer.columns(); column++) {
            if (layer.weight(row, column) != 0) {
              units.add(new Unit.Edge(l, row, column));
            }
          }
        }
      }
      return units;
    }
  },
  /** Whole neurons, inputs among them; of a feature map its channels. */
  NEURONS {
    @Override
    List<Unit> of(Tail tail) {
      List<Unit> units = new ArrayList<>();
      for (int l = 0; l < tail.depth(); l++) {
        int width = l == 0 ? tail.inputBlock() : 1;
        for (int column = 0; column < tail.layer(l).columns(); column += width) {
          units.add(new Unit.Columns(l, column, column + width, tail.layer(l).rows()));
        }
      }
      return units;
    }
  };

  /** All units of a tail, from input to output. */
  abstract List<Unit> of(Tail tail);
}
