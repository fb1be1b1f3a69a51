package dev.unmesh.interpret;

import dev.unmesh.wiring.PairPartition;

/**
 * Which entries of a divided matrix an intervention keeps (1) or silences (0).
 *
 * <p>OFF(c) zeroes rows U_c and columns V_c; ON(c) does so for every other module. In a dense matrix with four equal modules OFF
 * deletes 43.75 % and ON 93.75 %, in a block-diagonal one 25 % and 75 %; the like-for-like rule ROWS_OFF(c) zeroes rows U_c only,
 * 25 % in both. Source: the papers' notebooks; the rule is ours.
 */
public enum ModuleMask {
  OFF {
    @Override
    boolean keeps(int row, int column, int module) {
      return row != module && column != module;
    }
  },
  ON {
    @Override
    boolean keeps(int row, int column, int module) {
      return row == module && column == module;
    }
  },
  ROWS_OFF {
    @Override
    boolean keeps(int row, int column, int module) {
      return row != module;
    }
  };

  abstract boolean keeps(int row, int column, int module);

  /** 0 or 1 for every entry, rows x columns. Entries of neurons of no module are kept. */
  public float[] of(PairPartition partition, int module) {
    int[] rows = partition.rows();
    int[] columns = partition.columns();
    float[] mask = new float[Math.multiplyExact(rows.length, columns.length)];
    for (int i = 0, at = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++, at++) {
        int row = rows[i] < 0 ? this == ON ? module : -1 : rows[i];
        int column = columns[j] < 0 ? this == ON ? module : -1 : columns[j];
        mask[at] = keeps(row, column, module) ? 1 : 0;
      }
    }
    return mask;
  }
}
