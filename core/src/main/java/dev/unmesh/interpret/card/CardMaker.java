package dev.unmesh.interpret.card;

import dev.unmesh.interpret.ExampleInputs;
import dev.unmesh.interpret.RandomSplit;
import dev.unmesh.interpret.prune.Standing;
import dev.unmesh.interpret.prune.Subject;
import dev.unmesh.interpret.specialise.Controlled;
import dev.unmesh.network.Seeds;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Task;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * Makes cards from a network's test examples. Controls are modules of as many neurons of the last divided group drawn at random: their
 * contributions, too, are summed in the outputs. Not safe for use by several threads.
 */
public final class CardMaker {
  /** Draws where each takes as many runs of the network as there are modules. */
  private static final int FEW_DRAWS = 3;

  private final Subject subject;
  private final Wiring wiring;
  private final Partition partition;
  private final Task task;
  private final Joint joint;
  private final ContributionReader reader;

  /**
   * @param subject with one answer an example
   * @param weights with nothing left between modules
   * @throws IllegalArgumentException if the modules do not meet in the outputs
   */
  public CardMaker(Subject subject, Weights weights, Partition partition) {
    this.subject = subject;
    this.wiring = subject.wiring();
    this.partition = partition;
    this.task = subject.task();
    this.joint = Joint.of(wiring, partition);
    this.reader = new ContributionReader(subject.pass(), weights, task.test().inputs(), joint, task.outputs());
  }

  /**
   * @param draws random splits behind each control, at least 1; fewer are drawn where the network does not show what its joint reads
   * @param inputs how many inputs at each end of a module's excitement
   * @param progress told the share done, 0 to 1
   */
  public ModuleCards of(int draws, int inputs, long seed, DoubleConsumer progress) {
    if (draws < 1) {
      throw new IllegalArgumentException("a card needs random splits beside its scores: at least 1 draw, was " + draws);
    }
    int modules = partition.modules();
    int drawn = reader.isShown() ? draws : Math.min(draws, FEW_DRAWS);
    Contributions own = reader.of(joint, modules);
    progress.accept(1.0 / (1 + drawn));
    double[][] alone = new double[modules][drawn];
    double[][] without = new double[modules][drawn];
    for (int draw = 0; draw < drawn; draw++) {
      Partition split = RandomSplit.of(wiring, partition, Seeds.mix(seed, draw));
      Contributions random = reader.of(joint.under(wiring, split), modules);
      for (int m = 0; m < modules; m++) {
        alone[m][draw] = score(random.alone(m));
        without[m][draw] = score(random.without(m));
      }
      progress.accept((2.0 + draw) / (1 + drawn));
    }
    boolean[] all = new boolean[modules];
    java.util.Arrays.fill(all, true);
    ModuleSizes sizes = new ModuleSizes(wiring, partition);
    List<ModuleCard> cards = new ArrayList<>();
    for (int m = 0; m < modules; m++) {
      int[] ranked = ranked(own, m);
      cards.add(
          new ModuleCard(
              m,
              sizes.neurons(m),
              sizes.parameters(m),
              OutputEffects.of(own, m, task),
              Controlled.of(score(own.alone(m)), alone[m]),
              Controlled.of(score(own.without(m)), without[m]),
              inputs(own, m, IntStream.range(0, Math.min(inputs, ranked.length)).map(i -> ranked[i]).toArray()),
              inputs(own, m, IntStream.range(0, Math.min(inputs, ranked.length)).map(i -> ranked[ranked.length - 1 - i]).toArray())));
    }
    return new ModuleCards(
        task.test().targets() instanceof ClassTargets ? "accuracy" : "mse",
        score(own.with(all)),
        own.examples(),
        drawn,
        joint.connection().name(),
        "L2 norm of what the module adds to the outputs",
        ExampleInputs.imageShape(task.test()),
        cards);
  }

  // accuracy, or the mean squared error where targets are values
  private double score(float[] answers) {
    Standing standing = subject.standing(answers, task.test());
    return standing.hasClasses() ? standing.accuracy() : standing.loss();
  }

  private static int[] ranked(Contributions of, int module) {
    double[] strength = IntStream.range(0, of.examples()).mapToDouble(e -> of.strength(module, e)).toArray();
    return IntStream.range(0, of.examples())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer e) -> -strength[e]).thenComparing(e -> e))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private List<ExampleInputs.Input> inputs(Contributions of, int module, int[] chosen) {
    Examples examples = task.test();
    return IntStream.of(chosen)
        .mapToObj(e -> ExampleInputs.Input.of(examples, e, of.strength(module, e), task.inputLabels(), task.outputLabels()))
        .toList();
  }
}
