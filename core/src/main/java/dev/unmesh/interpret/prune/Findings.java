package dev.unmesh.interpret.prune;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a network turned out to be once it was pruned.
 *
 * @param tolerance the share by which its error on the test examples may be higher
 * @param metric what was watched: "loss", or "accuracy" where classes are told apart (then the share of wrong answers may not rise more)
 * @param threshold weights below it in size are gone
 * @param weights of its connections, zero or not; {@code left} those of at least the threshold, {@code live} those on a path from an
 *     input to an output
 * @param skeletonEdges the weights no output can do without, see {@link Skeleton}; {@code skeleton} how the network stands with these alone
 * @param material the share of its target's variance by which an output's error must rise for something to matter to it
 * @param inputs what inputs are called, {@code outputs} what outputs are
 * @param dependencies the inputs each output depends on
 * @param rise outputs x inputs: see {@link Dependencies}; rounded to four digits, {@code movement} too
 * @param features sums that inputs enter as
 * @param modules the skeleton's parts
 * @param neurons its hidden neurons; empty where there are more than a few hundred
 * @param embedding of a token task
 * @param sentences all of this in words
 */
public record Findings(
    double tolerance,
    String metric,
    Standing before,
    Standing after,
    double threshold,
    int weights,
    int left,
    int live,
    int skeletonEdges,
    Standing skeleton,
    double material,
    List<Pruning.Point> curve,
    List<String> inputs,
    List<String> outputs,
    Map<String, List<String>> dependencies,
    double[][] rise,
    double[][] movement,
    List<Feature> features,
    List<Module> modules,
    List<HiddenNeuron> neurons,
    Optional<EmbeddingUse> embedding,
    List<String> sentences) {
  Findings withSentences(List<String> words) {
    return new Findings(
        tolerance, metric, before, after, threshold, weights, left, live, skeletonEdges, skeleton, material, curve, inputs, outputs, dependencies,
        rise, movement, features, modules, neurons, embedding, List.copyOf(words));
  }

  /** Hidden neurons on which several outputs rest. */
  public List<HiddenNeuron> sharedNeurons() {
    return neurons.stream().filter(HiddenNeuron::isShared).toList();
  }
}
