package dev.unmesh.interpret.prune;

import dev.unmesh.task.Examples;
import dev.unmesh.wiring.Weights;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * A network pruned, and what it then turns out to be.
 *
 * @param weights pruned, without dead structure
 */
public record Examination(Weights weights, Findings findings) {
  /** Weights times examples that a knock-out may cost about: networks beyond it are knocked out on part of the test examples. */
  private static final double WORK = 5e7;

  private static final int FEWEST_EXAMPLES = 200;

  /** With fewer test examples than this, things are knocked out on training examples as well: a class of two examples proves nothing. */
  private static final int ENOUGH_EXAMPLES = 1000;

  /**
   * @param progress told the share done, 0 to 1
   * @throws IllegalArgumentException if a weight is not a finite number
   */
  public static Examination of(Subject subject, Tolerance tolerance, DoubleConsumer progress) {
    Pruning pruning = ThresholdPruning.of(subject, tolerance, share -> progress.accept(.4 * share));
    Weights pruned = DeadStructure.removed(subject, pruning.weights());
    int most = (int) Math.max(FEWEST_EXAMPLES, WORK / Math.max(1, pruning.total()));
    Examples examples =
        InputParts.joined(
            InputParts.spread(subject.test(), most), subject.task().train(), Math.min(most, ENOUGH_EXAMPLES));
    Knockouts knockouts = new Knockouts(subject, pruned, examples);
    Dependencies dependencies = Dependencies.of(subject, knockouts, share -> progress.accept(.4 + .2 * share));
    List<Feature> features = Features.of(subject, knockouts, dependencies);
    Skeleton skeleton = Skeleton.of(subject, knockouts, share -> progress.accept(.6 + .3 * share));
    Knockouts within = new Knockouts(subject, skeleton.weights(), examples);
    List<HiddenNeuron> neurons = HiddenNeurons.of(subject, skeleton, within);
    Optional<EmbeddingUse> embedding = EmbeddingFinder.of(subject, skeleton, within);
    Standing after = subject.standing(pruned);
    Findings findings =
        new Findings(
            tolerance.share(),
            after.hasClasses() ? "accuracy" : "loss",
            pruning.before(),
            after,
            pruning.threshold(),
            pruning.total(),
            pruning.left(),
            LiveWiring.of(subject.wiring(), pruned).edges().size(),
            skeleton.wiring().edges().size(),
            subject.standing(skeleton.weights()),
            Material.SHARE,
            pruning.curve(),
            dependencies.inputs(),
            dependencies.outputs(),
            dependencies.named(),
            rounded(dependencies.rise()),
            rounded(dependencies.movement()),
            features,
            Modules.of(subject, skeleton.wiring()),
            neurons,
            embedding,
            List.of());
    progress.accept(1);
    return new Examination(pruned, findings.withSentences(Sentences.of(findings)));
  }

  private static double[][] rounded(double[][] values) {
    return Arrays.stream(values).map(row -> Arrays.stream(row).map(Examination::rounded).toArray()).toArray(double[][]::new);
  }

  private static double rounded(double value) {
    return value == 0 || !Double.isFinite(value) ? value : new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }
}
