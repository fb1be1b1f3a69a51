package dev.unmesh.interpret.specialise;

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
    List<Partition> all = new ArrayList<>(List.of(partition));
    all.addAll(splits(partition, draws, seed));
    SplitFigures figures = figures(partition, all, progress);
    return new Specialisation(
        origin,
        partition.modules(),
        draws,
        halves.reading().length,
        halves.damage().length,
        figures.layers().stream().map(layer -> layer(layer, partition)).toList(),
        figures.last().group(),
        controlled(figures.gaps()),
        owned(figures.last().readings().get(0).ownership(), figures.together().get(0)));
  }

  /**
   * Random splits of the groups that another network's modules divide, into as many modules of the same sizes in proportion.
   *
   * @throws IllegalArgumentException if such a group is not there or has too few neurons, an activation is not finite, or there is no
   *     draw
   */
  public RandomSplits randomSplits(Specialisation like, int draws, long seed, DoubleConsumer progress) {
    Partition sizes = LikeSizes.of(network.wiring(), like);
    SplitFigures figures = figures(sizes, splits(sizes, draws, seed), progress);
    return new RandomSplits(
        like.modules(),
        draws,
        figures.layers().stream()
            .map(
                layer ->
                    new RandomSplits.Layer(
                        layer.group(), sizes(sizes, layer.group()), list(layer.information()), list(layer.owners()), list(layer.gaps())))
            .toList(),
        list(figures.gaps()));
  }

  private List<Partition> splits(Partition partition, int draws, long seed) {
    if (draws < 1) {
      throw new IllegalArgumentException("a figure about modules needs random splits beside it: at least 1 draw, was " + draws);
    }
    return IntStream.range(0, draws).mapToObj(draw -> RandomSplit.of(network.wiring(), partition, Seeds.mix(seed, draw))).toList();
  }

  private SplitFigures figures(Partition partition, List<Partition> all, DoubleConsumer progress) {
    return SplitFigures.of(network, data, classes.size(), halves, divided(partition), all, progress);
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

  private static Specialisation.Layer layer(SplitFigures.Layer layer, Partition partition) {
    Reading own = layer.readings().get(0);
    return new Specialisation.Layer(
        layer.group(),
        sizes(partition, layer.group()),
        controlled(layer.information()),
        own.table().corrected(),
        controlled(layer.owners()),
        controlled(layer.gaps()),
        list(own.ownership().owners()));
  }

  private static List<Integer> sizes(Partition partition, String group) {
    int[] sizes = new int[partition.modules()];
    Arrays.stream(partition.labels(group).orElseThrow()).filter(label -> label >= 0).forEach(label -> sizes[label]++);
    return list(sizes);
  }

  private static List<Integer> list(int[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
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
