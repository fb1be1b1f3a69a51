package dev.unmesh.interpret.specialise;

import dev.unmesh.interpret.NeuronActivity;
import dev.unmesh.interpret.RandomSplit;
import dev.unmesh.network.Network;
import dev.unmesh.network.Seeds;
import dev.unmesh.network.SequentialNetwork;
import dev.unmesh.train.Dataset;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * Measures how specialised a partition's modules are on a data set the network was not trained on. Owners are chosen by activity on
 * one half of the data, never by damage, which is measured on the other half: owners chosen by damage make even random splits look
 * specialised. Not safe for use by several threads.
 */
public final class Specialiser {
  private final SequentialNetwork network;
  private final Dataset data;
  private final List<String> classes;
  private final Halves halves;

  /**
   * @param classes what each class is called
   * @throws IllegalArgumentException if the network is no chain of layers or the data has no classes
   */
  public Specialiser(Network network, Dataset data, List<String> classes) {
    if (!(network instanceof SequentialNetwork sequential)) {
      throw new IllegalArgumentException("specialisation is measured in MLPs and conv nets only: this network is no chain of layers");
    }
    if (data.labels().length == 0) {
      throw new IllegalArgumentException("specialisation asks which module serves which class, but the targets are values");
    }
    this.network = sequential;
    this.data = data;
    this.classes = List.copyOf(classes);
    this.halves = Halves.of(data.labels(), classes.size());
  }

  /**
   * @param origin where the partition comes from, in words
   * @param draws random splits behind each figure, at least 1
   * @param progress told the share done, 0 to 1
   * @throws IllegalArgumentException if no hidden group is divided, an activation is not finite, or there is no draw
   */
  public Specialisation of(Partition partition, String origin, int draws, long seed, DoubleConsumer progress) {
    if (draws < 1) {
      throw new IllegalArgumentException("a figure about modules needs random splits beside it: at least 1 draw, was " + draws);
    }
    List<String> groups = divided(partition);
    List<Partition> splits = new ArrayList<>(List.of(partition));
    for (int draw = 0; draw < draws; draw++) {
      splits.add(RandomSplit.of(network.wiring(), partition, Seeds.mix(seed, draw)));
    }
    int total = (groups.size() + (groups.size() > 1 ? 1 : 0)) * splits.size() * partition.modules();
    int[] done = {0};
    Runnable step = () -> progress.accept((double) ++done[0] / total);
    Map<String, NeuronActivity> activities = NeuronActivity.of(network, data, groups);
    List<Specialisation.Layer> layers = new ArrayList<>();
    List<Reading> readings = List.of();
    List<Damage> damages = List.of();
    for (String group : groups) {
      readings =
          splits.stream().map(split -> Reading.of(activities.get(group), split, data.labels(), classes.size(), halves)).toList();
      damages = damages(List.of(group), splits, step);
      layers.add(layer(group, partition, readings, damages));
    }
    if (groups.size() > 1) {
      damages = damages(groups, splits, step);
    }
    return new Specialisation(
        origin,
        partition.modules(),
        draws,
        halves.reading().length,
        halves.damage().length,
        layers,
        groups.get(groups.size() - 1),
        gap(readings, damages),
        owned(readings.get(0).ownership(), damages.get(0)));
  }

  private List<String> divided(Partition partition) {
    List<String> groups =
        network.wiring().groups().stream()
            .filter(group -> group.role() == Role.HIDDEN && network.wiring().source(group.name()).isEmpty())
            .map(NeuronGroup::name)
            .filter(group -> partition.labels(group).map(of -> Arrays.stream(of).anyMatch(label -> label >= 0)).orElse(false))
            .sorted(Comparator.comparingInt(network::stagesUntilActive))
            .toList();
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("the modules divide no hidden layer, so there is no activity of theirs to read");
    }
    return groups;
  }

  private List<Damage> damages(List<String> groups, List<Partition> splits, Runnable step) {
    try (SilencedNetwork silenced = new SilencedNetwork(network, data, halves.damage(), classes.size(), groups)) {
      double[] whole = silenced.whole();
      return splits.stream().map(split -> silenced.damage(whole, split, step)).toList();
    }
  }

  private static Specialisation.Layer layer(String group, Partition partition, List<Reading> readings, List<Damage> damages) {
    int[] sizes = new int[partition.modules()];
    Arrays.stream(partition.labels(group).orElseThrow()).filter(label -> label >= 0).forEach(label -> sizes[label]++);
    Reading own = readings.get(0);
    return new Specialisation.Layer(
        group,
        Arrays.stream(sizes).boxed().toList(),
        controlled(readings.stream().mapToDouble(reading -> reading.table().mutualInformation()).toArray()),
        own.table().corrected(),
        controlled(readings.stream().mapToDouble(reading -> reading.ownership().effective()).toArray()),
        gap(readings, damages),
        Arrays.stream(own.ownership().owners()).boxed().toList());
  }

  private static Controlled gap(List<Reading> readings, List<Damage> damages) {
    return controlled(IntStream.range(0, readings.size()).mapToDouble(i -> damages.get(i).gap(readings.get(i).ownership())).toArray());
  }

  /** The first against the others. */
  private static Controlled controlled(double[] values) {
    return Controlled.of(values[0], Arrays.copyOfRange(values, 1, values.length));
  }

  private List<Specialisation.OwnedClass> owned(Ownership ownership, Damage damage) {
    return IntStream.range(0, classes.size())
        .mapToObj(
            c -> {
              int owner = ownership.owners()[c];
              double drop = owner < 0 ? Double.NaN : damage.drop(c, owner);
              double others = owner < 0 ? Double.NaN : damage.dropByOthers(c, owner);
              return new Specialisation.OwnedClass(classes.get(c), owner, ownership.shares()[c], damage.whole()[c], drop, others);
            })
        .toList();
  }
}
