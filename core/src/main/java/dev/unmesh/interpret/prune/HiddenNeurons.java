package dev.unmesh.interpret.prune;

import dev.unmesh.interpret.edit.WeightDraft;
import dev.unmesh.interpret.prune.Reach.Place;
import dev.unmesh.task.Inputs;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What each hidden neuron of a skeleton reads and serves, verified by shuffling the inputs and by silencing the neuron. */
final class HiddenNeurons {
  private static final int MOST_INPUTS = 64;
  private static final int MOST_NEURONS = 400;

  private final Subject subject;
  private final Skeleton skeleton;
  private final Knockouts knockouts;
  private final Carried carried;
  private final List<String> inputs;
  private final List<Inputs> shuffled = new ArrayList<>();

  private HiddenNeurons(Subject subject, Skeleton skeleton, Knockouts knockouts) {
    this.subject = subject;
    this.skeleton = skeleton;
    this.knockouts = knockouts;
    this.carried = new Carried(subject, skeleton.weights(), knockouts.examples().inputs());
    this.inputs = InputNames.of(subject.task());
    if (inputs.size() <= MOST_INPUTS && knockouts.rounds() > 0) {
      int[] partners = Shuffles.partners(knockouts.examples().count(), 0);
      for (int i = 0; i < inputs.size(); i++) {
        shuffled.add(Shuffles.feature(knockouts.examples().inputs(), i, partners));
      }
    }
  }

  /** The live hidden neurons, group by group; none where there are more than a few hundred. */
  static List<HiddenNeuron> of(Subject subject, Skeleton skeleton, Knockouts knockouts) {
    HiddenNeurons neurons = new HiddenNeurons(subject, skeleton, knockouts);
    List<HiddenNeuron> all = new ArrayList<>();
    for (NeuronGroup group : subject.wiring().groups()) {
      int[] live = group.role() == Role.HIDDEN ? skeleton.wiring().live(group.name()) : new int[0];
      if (live.length > 0 && all.size() + live.length <= MOST_NEURONS) {
        all.addAll(neurons.of(group, live));
      }
    }
    return all;
  }

  private List<HiddenNeuron> of(NeuronGroup group, int[] live) {
    Optional<Connection> out = subject.wiring().outOf(group.name()).stream().filter(carried::isKnown).findFirst();
    List<float[]> activity = new ArrayList<>();
    out.ifPresent(connection ->
        shuffled.forEach(inputs -> activity.add(subject.pass().into(skeleton.weights(), inputs, connection).orElseThrow())));
    Reach reach = new Reach(skeleton.wiring().edges(), true);
    String outputs = subject.wiring().groups().stream().filter(g -> g.role() == Role.OUTPUT).findFirst().orElseThrow().name();
    int[] order = subject.pass().outputOrder();
    List<HiddenNeuron> neurons = new ArrayList<>();
    for (int neuron : live) {
      Set<Place> reached = reach.from(group.name(), neuron);
      boolean[] served = new boolean[order.length];
      for (int place = 0; place < order.length; place++) {
        served[order[place]] = reached.contains(new Place(outputs, place));
      }
      neurons.add(neuron(group, neuron, served, out, activity));
    }
    return neurons;
  }

  private HiddenNeuron neuron(NeuronGroup group, int neuron, boolean[] served, Optional<Connection> out, List<float[]> activity) {
    List<String> reads = new ArrayList<>();
    for (int i = 0; i < activity.size(); i++) {
      if (movement(out.orElseThrow(), neuron, activity.get(i)) > Material.SHARE) {
        reads.add(inputs.get(i));
      }
    }
    double[] cost = knockouts.cost(silenced(group, neuron));
    List<String> serves = new ArrayList<>();
    List<Double> loss = new ArrayList<>();
    for (int o = 0; o < served.length; o++) {
      if (served[o]) {
        serves.add(subject.task().outputLabels().get(o));
        loss.add(cost[o]);
      }
    }
    return new HiddenNeuron(group.name(), neuron, reads, serves, loss.stream().mapToDouble(v -> v).toArray());
  }

  /** The largest total effect on any of the columns the neuron owns. */
  private double movement(Connection out, int neuron, float[] now) {
    float[] before = carried.values(out);
    int[] owners = subject.wiring().columnNeurons(out);
    double most = 0;
    for (int column = 0; column < owners.length; column++) {
      double variance = owners[column] == neuron ? carried.variance(out, column) : 0;
      if (variance > 0) {
        double moved = 0;
        for (int at = column; at < now.length; at += owners.length) {
          moved += (double) (now[at] - before[at]) * (now[at] - before[at]);
        }
        most = Math.max(most, moved / (now.length / owners.length) / (2 * variance));
      }
    }
    return most;
  }

  private Weights silenced(NeuronGroup group, int neuron) {
    WeightDraft draft = new WeightDraft(subject.wiring(), skeleton.weights());
    draft.silence(
        group.name(),
        neuron,
        (connection, column) -> carried.isKnown(connection) && draft.canFold(connection) ? carried.mean(connection, column) : 0);
    return draft.weights();
  }
}
