package dev.unmesh.interpret.specialise;

import dev.unmesh.wiring.Wiring;
import java.util.List;

/**
 * What random splits of a network into modules come to, with no modules that mean anything beside them: the control for modules of
 * another network.
 *
 * @param modules k
 * @param draws how many splits
 * @param layers the divided hidden groups, from input to output
 * @param causalGap of each split, with modules switched off in all layers at once
 */
public record RandomSplits(int modules, int draws, List<Layer> layers, List<Double> causalGap) {
  public RandomSplits {
    layers = List.copyOf(layers);
    causalGap = Drawn.of(causalGap);
  }

  /** @throws IllegalArgumentException if a net so wired cannot be split like another's modules: layers are missing, or too small */
  public static void check(Wiring wiring, Specialisation like) {
    LikeSizes.of(wiring, like);
  }

  /**
   * One divided hidden group; the figures are those of {@link Specialisation.Layer}, split by split.
   *
   * @param sizes neurons of each module
   */
  public record Layer(String name, List<Integer> sizes, List<Double> mutualInformation, List<Double> owners, List<Double> causalGap) {
    public Layer {
      sizes = List.copyOf(sizes);
      mutualInformation = Drawn.of(mutualInformation);
      owners = Drawn.of(owners);
      causalGap = Drawn.of(causalGap);
    }
  }
}
