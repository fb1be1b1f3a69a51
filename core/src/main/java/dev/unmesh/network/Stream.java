package dev.unmesh.network;

import dev.unmesh.engine.Tensors;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * The residual stream of a batch. Right after the embedding a place holds nothing but its token's vector and its position's: where
 * that makes fewer different rows than there are places, each row stands once, and what the first layer computes of it is computed once.
 *
 * @param rows n x width
 * @param index batch x length, int64: the row of each place; empty where the rows are the places themselves, in order
 */
record Stream(Tensor rows, Optional<Tensor> index, long batch, long length) {
  /**
   * @param tokens batch x length, int64
   * @param table vocabulary x width
   * @param positions at least length x width, or null for none
   */
  static Stream of(Tensor tokens, Tensor table, Tensor positions) {
    long batch = tokens.size(0);
    long length = tokens.size(1);
    long vocabulary = table.size(0);
    long distinct = positions == null ? vocabulary : vocabulary * length;
    if (distinct < batch * length) {
      Tensor placed = positions == null ? null : positions.narrow(0, 0, length);
      Tensor rows = placed == null ? table : placed.unsqueeze(1).add(table).flatten(0, 1);
      Tensor index = placed == null ? tokens : tokens.add(starts(length, vocabulary));
      return new Stream(rows, Optional.of(index), batch, length);
    }
    return of(table.index_select(0, tokens.flatten()), positions, batch, length);
  }

  /**
   * @param rows (batch * length) x width
   * @param positions at least length x width, or null for none
   */
  static Stream of(Tensor rows, Tensor positions, long batch, long length) {
    Tensor placed = positions == null ? rows : rows.view(batch, length, -1).add(positions.narrow(0, 0, length)).flatten(0, 1);
    return new Stream(placed, Optional.empty(), batch, length);
  }

  // where the rows of each position begin
  private static Tensor starts(long length, long vocabulary) {
    long[] starts = new long[Math.toIntExact(length)];
    Arrays.setAll(starts, position -> position * vocabulary);
    return Tensors.of(starts, length);
  }

  /** What was computed of every row, n x m, as every place has it: batch x length x m. */
  Tensor placed(Tensor ofRows) {
    return index.map(of -> ofRows.index_select(0, of.flatten())).orElse(ofRows).view(batch, length, -1);
  }

  /** What was computed of every row, n x m, as the last place of each example has it: batch x 1 x m. */
  Tensor placedLast(Tensor ofRows) {
    return index
        .map(of -> ofRows.index_select(0, of.select(1, length - 1)).unsqueeze(1))
        .orElseGet(() -> ofRows.view(batch, length, -1).narrow(1, length - 1, 1));
  }

  /** The stream cut down to the last place of each example. */
  Stream last() {
    return length == 1 && index.isEmpty() ? this : new Stream(placedLast(rows).flatten(0, 1), Optional.empty(), batch, 1);
  }

  /** The stream with {@code added}, batch x length x width, added to it. */
  Stream plus(Tensor added) {
    return new Stream(placed(rows).add(added).flatten(0, 1), Optional.empty(), batch, length);
  }
}
