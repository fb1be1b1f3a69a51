package dev.unmesh.interpret.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/** Looks for the circuit of a class in a tail. Immutable: several labels may be searched at once. */
public final class CircuitSearch {
  private static final double LOOSER_ERROR = .02;
  private static final int MOST_POINTS = 14;

  private final Tail tail;
  private final CircuitOptions options;
  private final Grader grader;
  private final Grader curveGrader;

  /** @param grader on all test examples; @param curveGrader on as many of them as points of a curve are worth */
  public CircuitSearch(Tail tail, CircuitOptions options, Grader grader, Grader curveGrader) {
    this.tail = tail;
    this.options = options;
    this.grader = grader;
    this.curveGrader = curveGrader;
  }

  /** Whether searches can be taken up where they were: the papers' greedy one. */
  public boolean isResumable() {
    return options.protocol() == Protocol.PAPERS && options.method() == MethodKind.GREEDY && options.unit() == CircuitUnit.EDGES;
  }

  /**
   * @param examples of the papers' protocol: test examples of the class; of the contrastive one: training examples of all classes
   * @param from where an interrupted search was, if it {@link #isResumable}
   * @param reached told where a resumable search is, now and then; may throw to stop
   * @param progress told the share done, 0 to 1; may throw to stop
   */
  public FoundCircuit find(
      int label, TailExamples examples, Optional<SearchPosition> from, Consumer<SearchPosition> reached, DoubleConsumer progress) {
    long start = System.nanoTime();
    Carried carried = Carried.of(tail, examples, options.ablation(), Optional.empty(), options.seed());
    if (options.protocol() == Protocol.CONTRASTIVE) {
      return contrastive(label, carried, examples.labels(), start, progress);
    }
    CrossEntropy loss = CrossEntropy.ofClass(tail.outputs(), tail.place(label), examples.count());
    if (isResumable()) {
      PapersSearch search = PapersSearch.run(carried, loss, from.orElseGet(() -> PapersSearch.start(tail)), at -> {
        reached.accept(at);
        progress.accept(at.share(tail));
      });
      EdgeSet edges = search.edges();
      return new FoundCircuit(label, edges, search.bound(), value(carried, loss, edges), search.bound(), since(start), List.of());
    }
    double full = loss.value(TailForward.outputs(carried, Mask.all(tail)));
    double[] weights = TailForward.constant(examples.count(), 1.0 / examples.count());
    Question question = new Question(carried, loss, full, Optional.empty(), tail.place(label), weights, options.unit().of(tail), options.seed());
    Found found = options.method().method().find(question, progress);
    return answer(label, question, found, full, since(start));
  }

  private FoundCircuit contrastive(int label, Carried carried, int[] labels, long start, DoubleConsumer progress) {
    int place = tail.place(label);
    boolean[] isOfClass = new boolean[labels.length];
    int of = 0;
    for (int n = 0; n < labels.length; n++) {
      isOfClass[n] = labels[n] == label;
      of += isOfClass[n] ? 1 : 0;
    }
    double[] weights = new double[labels.length];
    for (int n = 0; n < labels.length; n++) {
      weights[n] = .5 / (isOfClass[n] ? of : labels.length - of);
    }
    double[][] outputs = TailForward.outputs(carried, Mask.all(tail));
    Objective objective = options.criterion().objective(place, outputs, isOfClass, weights);
    double full = objective.value(outputs);
    Question open = new Question(carried, objective, Double.NaN, Optional.empty(), place, weights, options.unit().of(tail), options.seed());
    boolean isFree = options.bound().isEmpty() && options.criterion().isDivergence();
    if (!isFree) {
      Question question = open.within(bound(options.bound(), full), Optional.empty());
      return answer(label, question, options.method().method().find(question, progress), full, since(start));
    }
    Question question = BoundChoice.of(open, options.criterion(), outputs, isOfClass);
    Found found = options.method().method().find(question, progress);
    Faithfulness model = grader.full(label);
    if (!BoundChoice.isWithin(grader.of(label, found.edges()), model)) {
      Mask left = stepsBack(label, question, found, model);
      question = question.within(question.value(left), question.limits());
      found = new Found(left.edges(), found.order());
    }
    return answer(label, question, found, full, since(start));
  }

  // the bound tightened until the test examples agree: back along the way the units went, to the first larger circuit that is good enough
  private Mask stepsBack(int label, Question question, Found found, Faithfulness model) {
    Mask all = Mask.all(tail);
    List<Unit> order = found.order();
    int units = options.unit().of(tail).size();
    for (int gone = order.size(); gone > 0; gone -= Math.max(1, (order.size() - gone + units / 100) / 20)) {
      Mask mask = Ranked.without(all, order, gone);
      boolean isLarger = mask.size() > found.edges().size();
      if (isLarger && BoundChoice.isWithin(grader.of(label, mask.edges()), model) && question.fits(mask)) {
        return mask;
      }
    }
    return all;
  }

  private double bound(OptionalDouble bound, double full) {
    return options.criterion().isDivergence() ? bound.getAsDouble() : full + bound.orElse(LOOSER_ERROR);
  }

  private FoundCircuit answer(int label, Question question, Found found, double full, double seconds) {
    double value = value(question.carried(), question.objective(), found.edges());
    return new FoundCircuit(label, found.edges(), question.bound(), value, full, seconds, curve(label, found));
  }

  private double value(Carried carried, Objective objective, EdgeSet edges) {
    return objective.value(TailForward.outputs(carried, new Mask(tail, edges)));
  }

  // along the order in which units go, at sizes each half of the one before
  private List<CurvePoint> curve(int label, Found found) {
    List<CurvePoint> curve = new ArrayList<>();
    Mask mask = Mask.all(tail);
    int gone = 0;
    double wanted = mask.size();
    for (int point = 0; point < MOST_POINTS && wanted >= 1; point++, wanted /= 2) {
      while (gone < found.order().size() && mask.size() > wanted) {
        found.order().get(gone++).removeFrom(mask);
      }
      if (mask.size() > wanted) {
        break;
      }
      Mask left = mask.copy();
      left.trim();
      EdgeSet edges = left.edges();
      curve.add(CurvePoint.of(edges.size(), tail.total(), curveGrader.of(label, edges)));
    }
    return curve;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
