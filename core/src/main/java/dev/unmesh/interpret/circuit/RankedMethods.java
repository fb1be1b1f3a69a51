package dev.unmesh.interpret.circuit;

import dev.unmesh.network.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/** Methods that rank all units once and keep as few of the highest as the bound allows. */
enum RankedMethods implements CircuitMethod {
  /** By the gradient at the examples. */
  ATTRIBUTION {
    @Override
    List<Unit> order(Question question) {
      return ascending(question.units(), Attribution.scores(question, Mask.all(question.tail()), 1));
    }
  },
  /** By the mean gradient on the way from the reference. */
  INTEGRATED_GRADIENTS {
    @Override
    List<Unit> order(Question question) {
      return ascending(question.units(), Attribution.scores(question, Mask.all(question.tail()), STEPS));
    }
  },
  /** By lot: the baseline. */
  RANDOM {
    @Override
    List<Unit> order(Question question) {
      List<Unit> order = new ArrayList<>(question.units());
      SplittableRandom random = new SplittableRandom(Seeds.mix(question.seed(), question.place()));
      for (int i = order.size() - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        Unit other = order.get(i);
        order.set(i, order.get(j));
        order.set(j, other);
      }
      return order;
    }
  };

  private static final int STEPS = 8;

  /** All units, what matters least first. */
  abstract List<Unit> order(Question question);

  @Override
  public Found find(Question question, DoubleConsumer progress) {
    List<Unit> order = order(question);
    progress.accept(.5);
    Mask all = Mask.all(question.tail());
    int most = Ranked.most(question, all, order, question.bound());
    progress.accept(1);
    return new Found(Ranked.without(all, order, most).edges(), order);
  }

  /** Units by their scores, the lowest first, ties in their order. */
  static List<Unit> ascending(List<Unit> units, double[] scores) {
    Integer[] at = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    Arrays.sort(at, Comparator.comparingDouble(i -> scores[i]));
    return Arrays.stream(at).map(units::get).toList();
  }
}
