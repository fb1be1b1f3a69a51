package dev.unmesh.run.recipe;

import dev.unmesh.interpret.circuit.MethodKind;
import dev.unmesh.interpret.prune.Tolerance;
import java.util.Optional;

/**
 * How a finished run is measured.
 *
 * @param shuffles draws of each null distribution; 0 for none
 * @param draws random splits behind the ablation's controls
 * @param ablate whether modules are switched on and off at the end of training, and lanes silenced to see what frequencies answers lose
 * @param prune whether an MLP is pruned at the end of training, to tell what it found; its weights stay as they are
 * @param tolerance of that pruning, in (0, 1]: .1 allows the test metric to be 10 % worse
 * @param specialise whether the end of training measures how specialised modules are, where nothing in the recipe trains them to be; where
 *     something does, it is measured anyway
 * @param normalisedCut into how many parts the whole network is cut to measure its normalised cut; 0: only where a spectral pressure trains
 *     for it, into one part more than its eigenvalues
 * @param circuits how contrastive circuits of all classes are searched for at the end of training; empty: they are not
 */
public record MeasureOptions(
    int shuffles,
    int draws,
    boolean ablate,
    boolean prune,
    double tolerance,
    boolean specialise,
    int normalisedCut,
    Optional<MethodKind> circuits) {
  /** 50 shuffles, 20 random splits, modules ablated, MLPs pruned at a tolerance of 10 %. */
  public MeasureOptions() {
    this(50, 20, true, true, Tolerance.USUAL.share(), false, 0, Optional.empty());
  }

  public MeasureOptions {
    if (shuffles < 0 || draws < 0) {
      throw new IllegalArgumentException("measures: shuffles and draws cannot be negative, were " + shuffles + " and " + draws);
    }
    if (normalisedCut < 0 || normalisedCut == 1) {
      throw new IllegalArgumentException(
          "measures.normalisedCut says into how many parts the network is cut: 2 or more, or 0 for none, was " + normalisedCut);
    }
    new Tolerance(tolerance); // refuses what is none
  }
}
