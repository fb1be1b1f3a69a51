package dev.unmesh.interpret;

import dev.unmesh.network.Network;
import dev.unmesh.network.Seeds;
import dev.unmesh.train.Dataset;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Switches modules on and off, class by class, beside random splits of the same sizes. Weights are put back as they were. */
public final class Ablator {
  private final Network network;
  private final Dataset data;
  private final List<String> labels;
  private final Partition partition;
  private final List<Connection> connections;

  /**
   * @param labels what each class or output is called
   * @param connections names of the divided connections to intervene on
   * @throws IllegalArgumentException if a connection is not divided by the partition or shares its parameter with others
   */
  public Ablator(Network network, Dataset data, List<String> labels, Partition partition, List<String> connections) {
    this.network = network;
    this.data = data;
    this.labels = List.copyOf(labels);
    this.partition = partition;
    this.connections = connections.stream().map(network.wiring()::connection).toList();
    if (parameters().size() < this.connections.size()) {
      throw new IllegalArgumentException("connections " + connections + " share a parameter: switch one of them at a time");
    }
    for (Connection connection : this.connections) {
      if (partition.pair(network.wiring(), connection).isEmpty()) {
        throw new IllegalArgumentException("connection '" + connection.name() + "' has a whole side: there are no modules in it to switch");
      }
    }
  }

  /**
   * @param draws random splits for the controls
   * @param progress told the share done, 0 to 1
   */
  public Ablation run(int draws, long seed, DoubleConsumer progress) {
    List<Ablation.Effect> effects = new ArrayList<>();
    int total = ModuleMask.values().length * partition.modules() * (1 + draws);
    int[] done = {0};
    Runnable step = () -> progress.accept((double) ++done[0] / total);
    try (Suffix suffix = new Suffix(network, data, labels.size(), parameters())) {
      Scores whole = suffix.scores();
      List<Partition> splits = new ArrayList<>();
      for (int draw = 0; draw < draws; draw++) {
        splits.add(RandomSplit.of(network.wiring(), partition, Seeds.mix(seed, draw)));
      }
      for (ModuleMask mask : ModuleMask.values()) {
        for (int module = 0; module < partition.modules(); module++) {
          double[] silenced = new double[1];
          Scores scores = scores(suffix, mask, partition, module, silenced);
          step.run();
          List<Scores> controls = new ArrayList<>();
          for (Partition split : splits) {
            controls.add(scores(suffix, mask, split, module, new double[1]));
            step.run();
          }
          effects.add(
              new Ablation.Effect(
                  mask,
                  module,
                  silenced[0],
                  scores,
                  Controls.mean(controls, labels.size()),
                  Controls.deviation(controls, labels.size())));
        }
      }
      return new Ablation(
          data.labels().length > 0 ? "accuracy" : "mse",
          labels,
          connections.stream().map(Connection::name).toList(),
          partition.modules(),
          draws,
          whole,
          effects);
    }
  }

  private List<String> parameters() {
    return connections.stream().map(connection -> connection.view().parameter()).distinct().toList();
  }

  private Scores scores(Suffix suffix, ModuleMask mask, Partition split, int module, double[] silenced) {
    try (SilencedModule switched = SilencedModule.of(network, connections, split, mask, module)) {
      silenced[0] = switched.share();
      return suffix.scores();
    }
  }
}
