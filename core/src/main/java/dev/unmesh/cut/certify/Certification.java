package dev.unmesh.cut.certify;

import dev.unmesh.cluster.Workers;
import dev.unmesh.cut.Boundary;
import dev.unmesh.cut.certify.Certificate.Effect;
import dev.unmesh.measure.Progress;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.Stage;
import dev.unmesh.task.Task;
import dev.unmesh.wiring.CrossModule;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Certifies a cut: all its cross-module weights removed, then those of each module. Immutable. */
public final class Certification {
  private final List<Removal> removals;
  private final int modules;
  private final Surroundings surroundings;

  private Certification(List<Removal> removals, int modules, Surroundings surroundings) {
    this.removals = List.copyOf(removals);
    this.modules = modules;
    this.surroundings = surroundings;
  }

  /**
   * @param weights of the network before the cut
   * @param partition into the modules; cross-module weights are what the cut removes
   * @param boundary the orders in which the network keeps the task's inputs and outputs
   * @throws IllegalArgumentException if the network is more than layers in a row, or inputs are tokens: the message says what cannot be
   *     certified
   */
  public static Certification of(
      Blueprint network, Weights weights, Partition partition, Boundary boundary, Task task, CertificateOptions options) {
    List<Stage> stages = Refusal.stages(network);
    Surroundings surroundings = Surroundings.of(task, options);
    Chain whole = Chain.of(stages, weights).ordered(boundary.inputs(), boundary.outputs());
    List<CrossModule> cuts = new ArrayList<>();
    cuts.add(OneModule.all(network, partition));
    // where nothing is removed at all, every module's certificate is the whole one
    for (int m = 0; m < partition.modules() && cuts.get(0).live(weights) > 0; m++) {
      cuts.add(OneModule.touching(network, partition, m));
    }
    List<Removal> removals = new ArrayList<>();
    for (CrossModule cut : cuts) {
      Chain second = Chain.of(stages, cut.without(weights)).ordered(boundary.inputs(), boundary.outputs());
      removals.add(Removal.of(whole, second, cut.live(weights)));
    }
    return new Certification(removals, partition.modules(), surroundings);
  }

  /**
   * The certificate: the same whatever the number of threads.
   *
   * @param threads to work on as many inputs at once
   * @param progress told of every input done; what it throws ends the work
   */
  public Certificate run(int threads, Progress progress) {
    int examples = surroundings.count();
    int tasks = removals.size() * (examples + 1);
    Findings[][][] round = new Findings[removals.size()][surroundings.epsilons().size()][examples];
    Certificate.Everywhere[] everywhere = new Certificate.Everywhere[removals.size()];
    AtomicInteger done = new AtomicInteger();
    progress.at("certifying the cut", 0, tasks);
    try (Workers workers = new Workers(threads)) {
      workers.run(
          tasks,
          task -> {
            int removal = task % removals.size();
            int example = task / removals.size();
            if (example == examples) {
              everywhere[removal] = removals.get(removal).everywhere(surroundings.domain().whole());
            } else {
              for (int e = 0; e < surroundings.epsilons().size(); e++) {
                round[removal][e][example] = removals.get(removal).round(surroundings, example, e);
              }
            }
            synchronized (done) {
              progress.at("certifying the cut", done.incrementAndGet(), tasks);
            }
          });
    }
    return certificate(round, everywhere);
  }

  private Certificate certificate(Findings[][][] round, Certificate.Everywhere[] everywhere) {
    List<Effect> effects = new ArrayList<>();
    for (int r = 0; r < removals.size(); r++) {
      List<Certificate.Near> near = new ArrayList<>();
      for (int e = 0; e < round[r].length; e++) {
        near.add(Findings.summary(surroundings.epsilons().get(e), round[r][e]));
      }
      effects.add(new Effect(removals.get(r).weights(), near, everywhere[r]));
    }
    List<Effect> each = effects.size() > 1 ? effects.subList(1, effects.size()) : Collections.nCopies(modules, effects.get(0));
    return new Certificate(surroundings.count(), surroundings.domain().units(), effects.get(0), each);
  }
}
