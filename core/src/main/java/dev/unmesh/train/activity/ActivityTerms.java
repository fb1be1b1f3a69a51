package dev.unmesh.train.activity;

import dev.unmesh.network.Taps;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;

/** All terms of a run that read what modules do, for one network. Not safe for use by several threads. */
public final class ActivityTerms implements AutoCloseable {
  /** None. */
  public static final ActivityTerms NONE = new ActivityTerms(List.of());

  private final List<ActivityTerm> terms;
  private double[] strengths;
  private final Set<String> groups = new LinkedHashSet<>();

  private ActivityTerms(List<ActivityTerm> terms) {
    this.terms = terms;
    this.strengths = new double[terms.size()];
    terms.forEach(term -> groups.addAll(term.groups()));
  }

  /** @throws IllegalArgumentException if one does not suit the network, its modules or the task's classes */
  public static ActivityTerms of(List<ActivityOptions> options, ModuleLayout layout) {
    check(options, layout);
    return new ActivityTerms(options.stream().map(option -> option.on(layout)).toList());
  }

  /** The same without making any: no engine is needed. */
  public static void check(List<ActivityOptions> options, ModuleLayout layout) {
    for (ActivityOptions option : options) {
      if (option.needsClasses() && layout.classes().isEmpty()) {
        throw new IllegalArgumentException(
            "specialise: which module serves which class can only be asked where the task tells classes apart; this one learns values");
      }
      option.check(layout);
    }
  }

  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /** How strong each is from now on, in the recipe's order; nothing until this is said. */
  public void strengths(double[] now) {
    if (now.length != terms.size()) {
      throw new IllegalArgumentException(now.length + " strengths for " + terms.size() + " terms");
    }
    strengths = now.clone();
  }

  /** One forward pass with a batch's targets. */
  public Listening listen(Tensor targets) {
    return new Listening(targets);
  }

  /** Called after each step. @param steps how many have been taken */
  public void stepped(long steps) {
    terms.forEach(term -> term.stepped(steps));
  }

  /** What the terms remember, by number and name. */
  public Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    for (int i = 0; i < terms.size(); i++) {
      String prefix = i + ".";
      terms.get(i).state().forEach((name, tensor) -> state.put(prefix + name, tensor));
    }
    return state;
  }

  /** Called after {@link #state()} was written to from outside. */
  public void restored() {
    terms.forEach(ActivityTerm::restored);
  }

  @Override
  public void close() {
    terms.forEach(ActivityTerm::close);
  }

  /** Hears a forward pass, then adds to its loss. */
  public final class Listening implements Taps {
    private final Tensor targets;
    private final Map<String, Tensor> heard = new LinkedHashMap<>();
    private final Deque<Cut> cuts = new ArrayDeque<>();

    private Listening(Tensor targets) {
      this.targets = targets;
    }

    @Override
    public Set<String> groups() {
      return groups;
    }

    @Override
    public Tensor at(String group, Tensor active) {
      heard.put(group, active);
      Tensor on = active;
      for (int i = 0; i < terms.size(); i++) {
        on = terms.get(i).pass(group, on, targets, strengths[i]);
      }
      if (terms.stream().noneMatch(term -> term.routes(group))) {
        return on;
      }
      Cut cut = new Cut(group, on, on.detach().requires_grad_(true));
      cuts.push(cut);
      return cut.goesOn();
    }

    /** {@code loss} with what the terms add. */
    public Tensor add(Tensor loss) {
      Tensor sum = loss;
      for (int i = 0; i < terms.size(); i++) {
        double strength = strengths[i];
        Tensor before = sum;
        sum = terms.get(i).loss(heard, targets).filter(term -> strength != 0).map(term -> before.add(term, new Scalar(strength))).orElse(before);
      }
      return sum;
    }

    /** Gradients of {@code loss} and of what the terms add, held back where a term routes them. */
    public void backward(Tensor loss) {
      Tensor sum = add(loss);
      if (cuts.isEmpty()) {
        sum.backward();
        return;
      }
      backward(sum, new Tensor());
      for (Cut cut : cuts) { // the last group first
        Tensor gradient = cut.goesOn().grad();
        for (int i = 0; i < terms.size(); i++) {
          gradient = terms.get(i).gradient(cut.group(), gradient, targets, strengths[i]);
        }
        backward(cut.came(), gradient);
      }
    }

    private static void backward(Tensor from, Tensor gradient) {
      from.backward(gradient, new BoolOptional(true), false, new TensorArrayRefOptional());
    }
  }

  // where the backward pass stops, to go on with what the terms let through
  private record Cut(String group, Tensor came, Tensor goesOn) {}
}
