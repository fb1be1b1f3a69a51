package dev.unmesh.train;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Initial weights for modules that will read less than the whole layer: those within modules times the root of columns over columns of
 * the own module. A stored weight is scaled once, by the first connection that views it within a module.
 */
final class ModuleStart {
  private ModuleStart() {}

  static void scale(Learner learner, Partition partition) {
    Wiring wiring = learner.wiring();
    LearnerState model = learner.model();
    Map<String, BitSet> scaled = new HashMap<>();
    for (Connection connection : wiring.connections()) {
      float[] values = model.floats().get("parameter/" + connection.view().parameter());
      BitSet done = scaled.computeIfAbsent(connection.view().parameter(), name -> new BitSet());
      partition.pair(wiring, connection).ifPresent(pair -> scale(values, connection.view(), pair, done));
    }
    learner.adopt(model, 0);
  }

  private static void scale(float[] values, ParameterView view, PairPartition pair, BitSet done) {
    int[] columns = pair.columns();
    for (int i = 0; i < view.rows().length(); i++) {
      int module = pair.row(i);
      long own = Arrays.stream(columns).filter(label -> label == module).count();
      float factor = (float) Math.sqrt((double) columns.length / own);
      for (int j = 0; j < columns.length; j++) {
        for (int s = 0; s < view.kernel().length() && pair.within(i, j); s++) {
          int at = Math.toIntExact(view.index(i, j, s));
          if (!done.get(at)) {
            done.set(at);
            values[at] *= factor;
          }
        }
      }
    }
  }
}
