package dev.unmesh.interpret.specialise;

import dev.unmesh.interpret.NeuronActivity;
import dev.unmesh.wiring.Partition;
import java.util.stream.IntStream;

/** What the activity of a group's modules tells of the classes: over all examples, and who owns what by one half of them. */
record Reading(ClassTable table, Ownership ownership) {
  static Reading of(NeuronActivity activity, Partition partition, int[] classOf, int classes, Halves halves) {
    int[] labels = partition.labels(activity.group()).orElseThrow();
    int modules = partition.modules();
    int[] winners = Winners.of(activity.of(labels, modules), labels);
    int[] all = IntStream.range(0, winners.length).toArray();
    return new Reading(
        ClassTable.of(winners, classOf, all, classes, modules),
        Ownership.of(ClassTable.of(winners, classOf, halves.reading(), classes, modules)));
  }
}
