package dev.unmesh.train.dense;

import dev.unmesh.engine.array.Kernels;
import dev.unmesh.engine.array.Panel;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Loss;
import dev.unmesh.task.Targets;
import dev.unmesh.task.ValueTargets;

/** What the outputs of a loaded batch should be, place by place, and how far off they are. */
final class BatchTargets<A> {
  private final Kernels<A> kernels;
  private final Loss loss;
  private final Targets targets;
  private final Panel<A> room;
  private final int[] labels;
  private final A work;
  private Panel<A> wanted;

  BatchTargets(Kernels<A> kernels, Loss loss, Targets targets, int outputs, int capacity) {
    this.kernels = kernels;
    this.loss = loss;
    this.targets = targets;
    boolean crossEntropy = loss == Loss.CROSS_ENTROPY;
    this.room = crossEntropy ? null : Panel.of(kernels, outputs, capacity);
    this.wanted = room;
    this.labels = crossEntropy ? new int[capacity] : new int[0];
    this.work = kernels.allocate(crossEntropy ? 3 * Panel.padded(capacity, kernels.lanes()) : 0);
  }

  /** @param places where each of the task's outputs stands, or null */
  void load(int[] examples, int[] places) {
    if (room != null && wanted.columns() != examples.length) {
      wanted = room.narrowed(examples.length);
    }
    if (targets instanceof ClassTargets classes) {
      for (int c = 0; c < examples.length; c++) {
        int label = classes.labels()[examples[c]];
        loadClass(places == null ? label : places[label], c);
      }
      return;
    }
    ValueTargets values = (ValueTargets) targets;
    for (int c = 0; c < examples.length; c++) {
      for (int output = 0; output < values.width(); output++) {
        int row = places == null ? output : places[output];
        kernels.put(room.values(), row * room.stride() + c, values.values()[examples[c] * values.width() + output]);
      }
    }
  }

  private void loadClass(int place, int column) {
    if (room == null) {
      labels[column] = place;
      return;
    }
    for (int r = 0; r < room.rows(); r++) {
      kernels.put(room.values(), r * room.stride() + column, r == place ? 1 : 0);
    }
  }

  /** The loss of outputs {@code y}, with its gradient in {@code delta}. */
  double loss(Panel<A> y, Panel<A> delta) {
    return loss == Loss.CROSS_ENTROPY ? kernels.crossEntropy(y, labels, delta, work) : kernels.squaredError(y, wanted, delta);
  }
}
