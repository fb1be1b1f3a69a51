package dev.unmesh.train;

import dev.unmesh.wiring.CrossModule;
import dev.unmesh.wiring.OutputPaths;
import dev.unmesh.wiring.Partition;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The gate of a run as it narrows and shuts; nothing where there is none. */
final class Gating {
  private final Optional<GateOptions> options;
  private final long total;
  private final Learner learner;
  private Optional<Projection> projection = Optional.empty();
  private double g = 1;
  private boolean known;

  /** @param total steps of the run */
  Gating(Optional<GateOptions> options, long total, Learner learner) {
    this.options = options;
    this.total = total;
    this.learner = learner;
  }

  /** What shutting it cost, once it has shut. */
  Optional<Projection> projection() {
    return projection;
  }

  /** Whether weights between modules still count, and shall not in the end. */
  boolean isOpen() {
    return options.isPresent() && g > 0;
  }

  /** Goes on after {@code step} steps: the weights stand as the gate left them. */
  void restore(long step, Optional<Partition> partition, Optional<Projection> earlier) {
    projection = earlier;
    if (options.isPresent() && partition.isPresent()) {
      g = at(step);
      learner.gate(cross(partition.get()), g);
      known = true;
    }
  }

  /** The modules are known, from the start or from now on; or their labels have moved with their neurons. */
  void divided(long step, Partition partition) {
    if (options.isEmpty()) {
      return;
    }
    check(partition, step);
    if (step == 0 && options.get().rescale()) {
      ModuleStart.scale(learner, partition);
    }
    learner.gate(cross(partition), g);
    known = true;
  }

  /** Whether it shuts after {@code step} steps. */
  boolean shuts(long step) {
    return known && g > 0 && at(step) == 0;
  }

  /** Narrows it as far as {@code step} steps ask for. @param figures of the network as it is, asked for where it shuts */
  void narrow(long step, Supplier<ProjectionFigures> figures) {
    if (!known) {
      return;
    }
    double next = at(step);
    if (shuts(step)) {
      ProjectionFigures before = figures.get();
      learner.gate(next);
      projection = Optional.of(new Projection(step, before, figures.get()));
    } else {
      learner.gate(next);
    }
    g = next;
  }

  /** Adds g. */
  void put(Map<String, Double> figures) {
    if (options.isPresent()) {
      figures.put("gate", g);
    }
  }

  /** @throws IllegalArgumentException if shutting the gate would leave an output without any path from an input */
  private void check(Partition partition, long step) {
    try {
      OutputPaths.check(learner.wiring(), partition);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("gate, modules known at step " + step + ": " + e.getMessage(), e);
    }
  }

  private double at(long step) {
    return options.orElseThrow().at(total == 0 ? 1 : (double) step / total);
  }

  private CrossModule cross(Partition partition) {
    return CrossModule.of(learner.wiring(), partition, name -> learner.liveWeights().get(name).size());
  }
}
