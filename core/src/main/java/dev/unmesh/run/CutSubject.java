package dev.unmesh.run;

import dev.unmesh.cut.Boundary;
import dev.unmesh.cut.Cut;
import dev.unmesh.interpret.prune.Subject;
import dev.unmesh.task.Task;
import dev.unmesh.train.ForwardPass;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import java.util.Locale;

/**
 * A run about to be cut.
 *
 * @param weights of the run
 * @param kept the same with the weights between modules 0
 * @param live how many of those are not 0 already
 */
record CutSubject(ExaminedRun examined, Cut cut, Weights weights, Weights kept, long live) {
  /** @throws RunException if the run has no modules or they do not run from end to end; the message says what to set in the recipe */
  static CutSubject of(ExaminedRun examined) {
    LoadedRun run = examined.run();
    Partition partition =
        run.partition()
            .orElseThrow(
                () ->
                    new RunException(
                        "the run " + run.folder().path()
                            + " has no modules to cut out, its recipe has no 'modules' section; train one that has: unmesh train"
                            + " mnist-modular-through"));
    Subject subject = examined.subject();
    ForwardPass pass = subject.pass();
    try {
      Cut cut = Cut.of(run.recipe().network(), run.record().shape(), partition, new Boundary(pass.inputOrder(), pass.outputOrder()));
      return new CutSubject(examined, cut, subject.weights(), cut.cross().without(subject.weights()), cut.cross().live(subject.weights()));
    } catch (IllegalArgumentException e) {
      throw new RunException("the run " + run.folder().path() + " cannot be cut: " + e.getMessage(), e);
    }
  }

  Task task() {
    return examined.subject().task();
  }

  /** The share of all connections' |w| that lies between modules. */
  double share() {
    double all = 0;
    double between = 0;
    for (String name : cut.whole().wiring().connections().stream().map(c -> c.view().parameter()).distinct().toList()) {
      float[] before = weights.get(name).values();
      float[] after = kept.get(name).values();
      for (int i = 0; i < before.length; i++) {
        all += Math.abs(before[i]);
        between += Math.abs(before[i] - after[i]);
      }
    }
    return all == 0 ? 0 : between / all;
  }

  /** @throws RunException if weights between modules are not 0 and may not be cut off */
  void requireApart(boolean project) {
    if (live > 0 && !project) {
      throw new RunException(
          "the run " + examined.run().folder().path() + " does not come apart: "
              + String.format(
                  Locale.ROOT, "%d of its %d weights between modules are not 0, and hold %.3g %% of its weight", live,
                  cut.cross().count(), 100 * share())
              + "; train it with a gate (recipe mnist-modular-through), or cut them off with --project");
    }
  }
}
