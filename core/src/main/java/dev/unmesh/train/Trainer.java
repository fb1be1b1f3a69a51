package dev.unmesh.train;

import dev.unmesh.pressure.Swaps;
import dev.unmesh.train.activity.ActivityTerms;
import dev.unmesh.pressure.UnsolvedException;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The training loop. Whatever happens at a step is a function of the recipe, the seed and the step's number, so a run that goes on
 * from a checkpoint ends with the weights of one that never stopped. Used once, by one thread.
 */
public final class Trainer {
  private final TrainingPlan plan;
  private final Learner learner;
  private final TrainingData data;
  private final TrainingListener listener;
  private final CheckpointFolder checkpoints;
  private final BatchOrder batches;
  private final Modules modules;
  private final PressureSet pressures;
  private final Swapper swapper;
  private final long total;
  private final FrameSchedule frames;
  private final Gating gating;
  private final StepFigures figures;
  private ActivityTerms activity = ActivityTerms.NONE;
  private double runningLoss;
  private long runningSteps;
  private EarlyStop stopping;

  public Trainer(TrainingPlan plan, Learner learner, TrainingData data, CheckpointFolder checkpoints, TrainingListener listener) {
    this.plan = plan;
    this.learner = learner;
    this.data = data;
    this.checkpoints = checkpoints;
    this.listener = listener;
    this.batches = new BatchOrder(data.train().count(), plan.training().batch(), plan.seed());
    this.total = plan.training().totalSteps(batches.stepsPerEpoch());
    this.frames = FrameSchedule.of(total);
    Wiring wiring = learner.wiring();
    this.modules = new Modules(plan.modules(), wiring, total, plan.seed());
    this.pressures = new PressureSet(plan.pressures(), plan.modules());
    this.swapper = new Swapper(plan, wiring);
    this.gating = new Gating(plan.gate(), total, learner);
    this.figures = new StepFigures(plan, learner, data);
    plan.sparsity().ifPresent(sparsity -> learner.sparsify(sparsity.connections()));
  }

  /** Steps the whole run takes. */
  public long totalSteps() {
    return total;
  }

  /**
   * Trains to the end, or until asked to stop; either way what stands then is checkpointed.
   *
   * @param from where an earlier session of the run stopped
   * @param stop asked between steps
   * @throws DivergedException when a loss is not finite; the last checkpoint stays as it was
   */
  public Outcome run(Optional<Checkpoint> from, BooleanSupplier stop) {
    long step = from.map(Checkpoint::steps).orElse(0L);
    TrainingClock clock = new TrainingClock(from.map(Checkpoint::seconds).orElse(0.0));
    from.ifPresent(
        checkpoint -> {
          modules.restore(checkpoint);
          specialise();
          learner.restore(checkpoint.state(), checkpoint.steps());
          pressures.restore(checkpoint.controls());
          gating.restore(checkpoint.steps(), checkpoint.partition(), checkpoint.projection());
          runningLoss = checkpoint.lossSum();
          runningSteps = checkpoint.lossSteps();
        });
    stopping = new EarlyStop(plan.training(), from.flatMap(Checkpoint::best));
    learner.press(pressures.with(modules.partition()));
    if (from.isEmpty()) {
      modules.atStart().ifPresent(partition -> found(0, partition));
      narrow(0, clock);
      clock.aside(() -> measure(0));
      clock.aside(() -> frame(0));
    }
    long lastCheckpoint = System.nanoTime();
    long lastCheckpointStep = step;
    while (step < total && !stopping.isOver() && !stop.getAsBoolean()) {
      takeStep(step);
      long taken = ++step;
      narrow(taken, clock);
      if (taken % evaluationInterval() == 0 || taken == total) {
        clock.aside(() -> measure(taken));
      }
      if (frames.due(taken)) {
        clock.aside(() -> frame(taken));
      }
      boolean due =
          System.nanoTime() - lastCheckpoint > plan.training().checkpointSeconds() * 1e9
              || plan.training().checkpointSteps() > 0 && step % plan.training().checkpointSteps() == 0;
      if (due && step < total) {
        double seconds = clock.seconds();
        clock.aside(() -> checkpoint(taken, seconds));
        lastCheckpoint = System.nanoTime();
        lastCheckpointStep = step;
      }
    }
    double seconds = clock.seconds();
    if (step != lastCheckpointStep || from.isEmpty() && step == 0) {
      checkpoint(step, seconds);
    }
    return ended(step, seconds);
  }

  private Outcome ended(long step, double seconds) {
    Optional<BestSoFar> best = step == total || stopping.isOver() ? stopping.best() : Optional.empty();
    best.ifPresent(kept -> learner.adopt(kept.model(), step));
    Optional<Outcome.Kept> kept = best.map(of -> new Outcome.Kept(of.step(), of.loss(), stopping.isOver()));
    return new Outcome(step, total, seconds, best.map(BestSoFar::partition).orElse(modules.partition()), kept, gating.projection());
  }

  private double loss(long step, int[] examples, double rate, double[] strengths) {
    try {
      return learner.step(step, examples, rate, strengths);
    } catch (UnsolvedException e) {
      throw new DivergedException(step, e);
    }
  }

  private void takeStep(long step) {
    double fraction = (double) step / total;
    int[] examples = batches.at(step);
    if (modules.listens(step)) {
      modules.listen(learner.gradients(step, examples));
    }
    if (!activity.isEmpty()) {
      activity.strengths(plan.activity().strengths(fraction));
    }
    plan.sparsity().ifPresent(sparsity -> learner.keep(sparsity.at((double) (step + 1) / total)));
    double loss = loss(step, examples, plan.training().optimiser().rateAt(fraction), pressures.strengths(step, fraction));
    if (!Double.isFinite(loss)) {
      throw new DivergedException(step, "the loss");
    }
    runningLoss += loss;
    runningSteps++;
    activity.stepped(step + 1);
    swapper.after(step + 1, total, learner).ifPresent(swaps -> swapped(step + 1, swaps));
    if (modules.due(step + 1)) {
      found(step + 1, modules.find(learner.liveWeights()));
    }
    pressures.steer(step + 1, learner::values);
    listener.on(new TrainingEvent.Stepped(step + 1, loss));
  }

  private void swapped(long step, Swaps swaps) {
    if (!swaps.isEmpty()) {
      modules.permute(swaps.permutation());
      modules.partition().ifPresent(partition -> gating.divided(step, partition));
      // what presses on coordinates stays, as they do; what presses on modules follows their labels
      if (modules.partition().isPresent()) {
        learner.press(pressures.with(modules.partition()));
      }
    }
    listener.on(new TrainingEvent.Swapped(step, swaps));
  }

  private void found(long step, Partition partition) {
    learner.press(pressures.with(Optional.of(partition)));
    specialise();
    gating.divided(step, partition);
    listener.on(new TrainingEvent.ModulesFound(step, partition));
  }

  private void specialise() {
    activity.close();
    activity = plan.activity().with(learner.wiring(), modules.partition(), batches.stepsPerEpoch());
    learner.specialise(activity);
  }

  private void narrow(long step, TrainingClock clock) {
    Supplier<ProjectionFigures> projection = () -> figures.projection(modules.partition().orElseThrow());
    if (gating.shuts(step)) {
      clock.aside(() -> gating.narrow(step, projection));
    } else {
      gating.narrow(step, projection);
    }
  }

  private long evaluationInterval() {
    long every = plan.training().evaluateEvery();
    return every > 0 ? every : batches.isFull() ? Math.max(1, total / 100) : batches.stepsPerEpoch();
  }

  private void measure(long step) {
    Map<String, Double> figures = new LinkedHashMap<>();
    if (batches.isFull()) {
      this.figures.putTrain(figures);
    } else if (runningSteps > 0) {
      figures.put("train.loss", runningLoss / runningSteps);
    }
    runningLoss = 0;
    runningSteps = 0;
    double loss = this.figures.putTested(figures, modules.partition());
    double fraction = total == 0 ? 0 : (double) step / total;
    pressures.byName(step, fraction).forEach((name, strength) -> figures.put("strength." + name, strength));
    gating.put(figures);
    plan.sparsity().ifPresent(sparsity -> figures.put("kept", step == 0 ? 1 : sparsity.at(fraction)));
    figures.put("rate", plan.training().optimiser().rateAt(fraction));
    if (!Double.isFinite(loss)) {
      throw new DivergedException(step, "the test loss");
    }
    if (!gating.isOpen()) { // a network that is still to lose weights is not the best, whatever its loss
      stopping.evaluated(step, loss, learner::model, modules.partition());
    }
    listener.on(new TrainingEvent.Measured(step, (double) step / batches.stepsPerEpoch(), figures));
  }

  private void frame(long step) {
    listener.on(new TrainingEvent.FrameDue(step, learner::weights));
  }

  private void checkpoint(long step, double seconds) {
    LearnerState state = learner.liveState();
    if (!state.isFinite()) {
      throw new DivergedException(step, "a weight");
    }
    listener.on(new TrainingEvent.Checkpointing(step));
    checkpoints.write(
        new Checkpoint(
            step, seconds, runningLoss, runningSteps, state, modules.partition(), modules.signal(), pressures.controlled(),
            gating.projection(), stopping.best()));
    listener.on(new TrainingEvent.Checkpointed(step));
  }

  /**
   * How a session ended.
   *
   * @param seconds time in training steps alone, evaluation and checkpoints left out, over all sessions of the run
   * @param kept the evaluation whose weights the learner has now, where {@code patience} asks for the best rather than the last
   * @param projection what shutting the gate cost, where there is one and it has shut
   */
  public record Outcome(
      long steps, long totalSteps, double seconds, Optional<Partition> partition, Optional<Kept> kept, Optional<Projection> projection) {
    /** @param early whether patience ran out before the steps did */
    public record Kept(long step, double testLoss, boolean early) {}

    public boolean finished() {
      return steps == totalSteps || kept.isPresent();
    }
  }
}
