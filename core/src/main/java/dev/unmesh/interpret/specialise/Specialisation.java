package dev.unmesh.interpret.specialise;

import java.util.List;

/**
 * How specialised the modules of a network are, every figure beside random splits of the same sizes.
 *
 * <p>A module is switched off by the like-for-like rule {@link dev.unmesh.interpret.ModuleMask#ROWS_OFF}, not by OFF, which takes
 * 43.75 % of a dense matrix but 25 % of a block-diagonal one. In the whole network that rule reaches every neuron OFF would: without
 * biases the two leave the same network in a chain.
 *
 * @param origin where the modules come from
 * @param modules k, empty ones included
 * @param draws how many random splits stand behind each figure
 * @param ownerExamples how many examples owners were read on
 * @param damageExamples how many others damage was measured on
 * @param layers the divided hidden groups, from input to output
 * @param ownersFrom the layer whose activity says who owns a class in {@code causalGap} and {@code classes}: the last one
 * @param causalGap a class's drop in accuracy when its owner is switched off in all layers at once, less the mean drop when another
 *     module is, averaged over classes: -1 to 1; NaN with fewer than two modules that have neurons
 * @param classes class by class what {@code causalGap} averages over
 */
public record Specialisation(
    String origin,
    int modules,
    int draws,
    int ownerExamples,
    int damageExamples,
    List<Layer> layers,
    String ownersFrom,
    Controlled causalGap,
    List<OwnedClass> classes) {
  public Specialisation {
    layers = List.copyOf(layers);
    classes = List.copyOf(classes);
  }

  /**
   * One divided hidden group.
   *
   * @param sizes neurons of each module
   * @param mutualInformation MI(class; most active module) in nats, plug-in estimate over all examples: 0 to ln k. Random splits
   *     share its upward bias.
   * @param correctedInformation the same less its first-order bias (Miller 1955)
   * @param owners effective number of owners: exp of the entropy of the classes over the modules that own them, 1 to k
   * @param causalGap as for the whole network, with owners read at this layer and modules switched off in this layer only
   * @param ownerOf the owner of each class at this layer, -1 for a class without examples
   */
  public record Layer(
      String name,
      List<Integer> sizes,
      Controlled mutualInformation,
      double correctedInformation,
      Controlled owners,
      Controlled causalGap,
      List<Integer> ownerOf) {
    public Layer {
      sizes = List.copyOf(sizes);
      ownerOf = List.copyOf(ownerOf);
    }
  }

  /**
   * A class and the module that owns it.
   *
   * @param owner the module that is the most active for the largest share of the class's examples; -1 for a class without examples
   * @param share that share
   * @param accuracy of the class with all modules on, on the examples damage was measured on
   * @param drop what it loses without its owner
   * @param dropByOthers what it loses without another module, mean over those
   */
  public record OwnedClass(String label, int owner, double share, double accuracy, double drop, double dropByOthers) {}
}
