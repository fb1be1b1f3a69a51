package dev.unmesh.interpret.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says how circuits of a tail behave on test examples of all classes. Immutable. */
public final class Grader {
  private static final int BATCH = 2000;

  private final Tail tail;
  private final List<Batch> batches = new ArrayList<>();
  private final int[] labels;

  /** @param examples of all classes; where ablated edges carry means, those of these examples */
  public Grader(Tail tail, TailExamples examples, EdgeAblation ablation, long seed) {
    Optional<ColumnMeans> means = ablation == EdgeAblation.MEAN ? Optional.of(ColumnMeans.of(tail, examples)) : Optional.empty();
    this.tail = tail;
    this.labels = examples.labels();
    int parts = (examples.count() + BATCH - 1) / BATCH;
    for (int at = 0; at < parts; at++) {
      TailExamples part = examples.only(IntStream.range(start(examples, at, parts), start(examples, at + 1, parts)).toArray());
      batches.add(Batch.of(Carried.of(tail, part, ablation, means, seed), part.labels()));
    }
  }

  // parts of even size: each needs two examples at least for one to stand in for another
  private static int start(TailExamples examples, int part, int parts) {
    return (int) ((long) examples.count() * part / parts);
  }

  /** The full model, seen as a circuit of {@code label}. */
  Faithfulness full(int label) {
    return grade(label, batches.stream().map(Batch::full).toList());
  }

  /** A circuit of {@code label}. */
  Faithfulness of(int label, EdgeSet edges) {
    Mask mask = new Mask(tail, edges);
    mask.trim();
    return grade(label, batches.stream().map(batch -> batch.outputs(mask)).toList());
  }

  private Faithfulness grade(int label, List<double[][]> outputs) {
    int classes = tail.outputs();
    int place = tail.place(label);
    int[] count = new int[classes];
    for (int of : labels) {
      count[of]++;
    }
    long present = Arrays.stream(count).filter(c -> c > 0).count();
    double[][] answers = new double[classes][classes];
    double[] odds = new double[labels.length];
    boolean[] isOfClass = new boolean[labels.length];
    double all = 0;
    double versus = 0;
    for (int b = 0, at = 0; b < batches.size(); b++) {
      double[][] said = outputs.get(b);
      double[][] full = batches.get(b).full();
      double[] weights = new double[said[0].length];
      double[] balanced = new double[said[0].length];
      for (int n = 0; n < weights.length; n++, at++) {
        int of = labels[at];
        answers[of][tail.outputAt(BalancedError.answer(said, n))]++;
        odds[at] = said[place][n] - LogSum.of(said, n, place);
        isOfClass[at] = of == label;
        weights[n] = 1.0 / count[of] / present;
        balanced[n] = of == label ? .5 / count[of] : .5 / (labels.length - count[label]);
      }
      all += CrossEntropy.divergence(full, weights).value(said);
      versus += new OneVersusRest(place, full, balanced).value(said);
    }
    double wrongly = 0;
    for (int of = 0; of < classes; of++) {
      wrongly += of == label ? 0 : answers[of][label];
      for (int answer = 0; answer < classes; answer++) {
        answers[of][answer] = count[of] == 0 ? Double.NaN : answers[of][answer] / count[of];
      }
    }
    wrongly /= labels.length - count[label];
    return new Faithfulness(Math.max(0, all), Math.max(0, versus), answers[label][label], wrongly, Ranks.auc(odds, isOfClass), answers);
  }
}
