package dev.unmesh.interpret.dependence;

import dev.unmesh.engine.Tensors;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;

/** Compares the likeliest output with the target, batch after batch, for so many rows at a time that their logits stay small. */
final class RightAnswers {
  /** Logits held at a time: 32 MiB. */
  private static final int LOGITS = 1 << 23;

  private final AskedTokens asked;
  private final int most;
  private final BitSet right = new BitSet();
  private int next;

  RightAnswers(AskedTokens asked, int outputs) {
    this.asked = asked;
    this.most = Math.max(1, LOGITS / outputs);
  }

  /**
   * The next batch.
   *
   * @param rows its rows, of which the first is row {@code first} of all
   * @param read what is answered at some of them: n x outputs
   */
  void add(Tensor rows, int first, UnaryOperator<Tensor> read) {
    long end = first + rows.size(0);
    int to = next;
    while (to < asked.count() && asked.places()[to] < end) {
      to++;
    }
    for (int from = next; from < to; from += most) {
      int[] some = Arrays.copyOfRange(asked.places(), from, Math.min(to, from + most));
      for (int i = 0; i < some.length; i++) {
        some[i] -= first;
      }
      try (PointerScope scope = new PointerScope()) {
        Tensor logits = read.apply(rows.index_select(0, Tensors.ofIndices(some)));
        long[] answers = Tensors.longs(logits.argmax(new LongOptional(1), false));
        for (int i = 0; i < answers.length; i++) {
          right.set(from + i, answers[i] == asked.targets()[from + i]);
        }
      }
    }
    next = to;
  }

  /** By the order of the tokens asked for. */
  BitSet found() {
    return right;
  }
}
