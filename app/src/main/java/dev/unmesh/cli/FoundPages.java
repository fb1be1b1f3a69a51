package dev.unmesh.cli;

import dev.unmesh.interpret.prune.Findings;
import dev.unmesh.interpret.prune.Pruning;
import dev.unmesh.report.FoundView;
import dev.unmesh.report.ImageShape;
import dev.unmesh.report.NetworkView;
import dev.unmesh.run.FoundFiles;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.Origin;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What measures.json holds of a run's pruning, as the report shows it. */
final class FoundPages {
  /** With more weights the pruned wiring is no clearer than the whole one. */
  private static final int MOST_WEIGHTS = 250;

  private FoundPages() {}

  static Optional<FoundView> of(LoadedRun run, Optional<ImageShape> inputImage) {
    return FoundFiles.read(run.folder()).map(found -> new FoundView(found, pruned(run, found), inputImage));
  }

  /** The sentences worth standing at the head of the page: what depends on what, and through what. */
  static List<String> headlines(Findings found) {
    return found.sentences().stream().skip(1).limit(2).map(sentence -> sentence.replace(" %", "\u00a0%")).toList();
  }

  private static Optional<NetworkView> pruned(LoadedRun run, Findings found) {
    // a run that was pruned is drawn as it is anyway
    if (found.live() > MOST_WEIGHTS || Origin.command(run.record()).isPresent()) {
      return Optional.empty();
    }
    Wiring wiring = OrderedLabels.of(run);
    Weights weights = Pruning.cut(wiring, run.weights(), found.threshold());
    return Optional.of(new NetworkView(wiring, weights, modules(wiring, found), List.of(), Optional.empty()));
  }

  /** The modules found, input by input, neuron by neuron, output by output; empty if there is one only. */
  private static Optional<Partition> modules(Wiring wiring, Findings found) {
    if (found.modules().size() < 2) {
      return Optional.empty();
    }
    Map<String, int[]> labels = new LinkedHashMap<>();
    for (NeuronGroup group : wiring.groups()) {
      int[] of = new int[group.size()];
      Arrays.fill(of, -1);
      for (int m = 0; m < found.modules().size(); m++) {
        List<String> boundary =
            group.role() == Role.INPUT ? found.modules().get(m).inputs() : group.role() == Role.OUTPUT ? found.modules().get(m).outputs() : List.of();
        for (int i = 0; i < of.length; i++) {
          of[i] = boundary.contains(group.label(i)) ? m : of[i];
        }
        for (int neuron : found.modules().get(m).neurons().getOrDefault(group.name(), new int[0])) {
          of[neuron] = m;
        }
      }
      labels.put(group.name(), of);
    }
    return Optional.of(new Partition(found.modules().size(), labels));
  }
}
