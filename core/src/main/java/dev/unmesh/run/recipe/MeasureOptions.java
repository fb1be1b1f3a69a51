package dev.unmesh.run.recipe;

/**
 * How a finished run is measured.
 *
 * @param shuffles draws of each null distribution; 0 for none
 * @param draws random splits behind the ablation's controls
 * @param ablate whether modules are switched on and off at the end of training
 */
public record MeasureOptions(int shuffles, int draws, boolean ablate) {
  /** 50 shuffles, 20 random splits, modules ablated. */
  public MeasureOptions() {
    this(50, 20, true);
  }

  public MeasureOptions {
    if (shuffles < 0 || draws < 0) {
      throw new IllegalArgumentException("measures: shuffles and draws cannot be negative, were " + shuffles + " and " + draws);
    }
  }
}
