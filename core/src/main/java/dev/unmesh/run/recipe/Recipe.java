package dev.unmesh.run.recipe;

import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.task.IndependenceOptions;
import dev.unmesh.task.TaskOptions;
import dev.unmesh.train.Engine;
import dev.unmesh.train.GateOptions;
import dev.unmesh.train.ModuleOptions;
import dev.unmesh.train.PressureOptions;
import dev.unmesh.train.SparsityOptions;
import dev.unmesh.train.SpectralOptions;
import dev.unmesh.train.SwapOptions;
import dev.unmesh.train.TrainingOptions;
import dev.unmesh.train.activity.ActivityOptions;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * All that decides what a run becomes.
 *
 * @param seed of the weights, the batches, synthetic data and splits
 */
public record Recipe(
    String name,
    String description,
    long seed,
    TaskOptions task,
    NetworkOptions network,
    TrainingOptions training,
    Optional<ModuleOptions> modules,
    List<PressureOptions> pressures,
    Optional<SwapOptions> swap,
    Optional<GateOptions> gate,
    List<ActivityOptions> specialise,
    Optional<SparsityOptions> sparsity,
    MeasureOptions measures) {
  /** The independence task on a small MLP, nothing pressing. */
  public Recipe() {
    this(
        "unnamed",
        "",
        0,
        IndependenceOptions.defaults(),
        new MlpOptions(),
        new TrainingOptions(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new MeasureOptions());
  }

  public Recipe {
    pressures = List.copyOf(pressures);
    specialise = List.copyOf(specialise);
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("name '" + name + "' should hold letters, digits, '.', '_' and '-' only: it names a folder");
    }
  }

  /** The connections its modules divide; none without modules. */
  public List<String> divided() {
    return modules.map(ModuleOptions::connections).orElse(List.of());
  }

  /**
   * Into how many parts the whole network is cut to measure its normalised cut: as many as the measures say, else one more than the
   * eigenvalues a spectral pressure presses on; empty where neither asks for it.
   */
  public OptionalInt cutInto() {
    if (measures.normalisedCut() > 0) {
      return OptionalInt.of(measures.normalisedCut());
    }
    return pressures.stream()
        .flatMapToInt(pressure -> pressure instanceof SpectralOptions spectral ? IntStream.of(spectral.eigenvalues() + 1) : IntStream.empty())
        .max();
  }

  /**
   * The recipe for a network: patterns among the connections it names ({@code L*.W_in}) replaced by what they stand for there.
   *
   * @throws IllegalArgumentException if a name or a pattern fits no connection
   */
  public Recipe on(Wiring wiring) {
    ConnectionNames names = new ConnectionNames(wiring);
    List<PressureOptions> named = new ArrayList<>();
    for (int i = 0; i < pressures.size(); i++) {
      String key = "pressures." + i + ".connections";
      named.add(pressures.get(i).named(connections -> names.of(key, connections)));
    }
    return new Recipe(
        name, description, seed, task, network, training, modules.map(m -> m.withConnections(names.of("modules.connections", m.connections()))), named, swap,
        gate, specialise, sparsity.map(of -> of.named(connections -> names.of("sparsity.connections", connections))), measures);
  }

  Recipe with(String newName, List<PressureOptions> otherPressures, Optional<SwapOptions> otherSwap) {
    return new Recipe(newName, description, seed, task, network, training, modules, otherPressures, otherSwap, gate, specialise, sparsity, measures);
  }

  public Recipe withTraining(TrainingOptions other) {
    return new Recipe(name, description, seed, task, network, other, modules, pressures, swap, gate, specialise, sparsity, measures);
  }

  public Recipe withSeed(long other) {
    return new Recipe(name, description, other, task, network, training, modules, pressures, swap, gate, specialise, sparsity, measures);
  }

  /** The same, its steps taken by {@code engine}. */
  public Recipe withEngine(Engine engine) {
    return new Recipe(name, description, seed, task, network, training.withEngine(engine), modules, pressures, swap, gate, specialise, sparsity, measures);
  }

  /** The same, with other pressures and other terms on what modules do. */
  public Recipe pressedBy(String newName, String newDescription, List<PressureOptions> otherPressures, List<ActivityOptions> otherTerms) {
    return new Recipe(
        newName, newDescription, seed, task, network, training, modules, otherPressures, swap, gate, otherTerms, sparsity, measures);
  }

  /** The same network trained for the task of another recipe, as long and as it is there. */
  public Recipe trainedAs(Recipe other) {
    return new Recipe(
        name, description, other.seed, other.task, network, other.training, modules, pressures, swap, gate, specialise, sparsity, measures);
  }

  /** The recipe of a network that is part of this one's: the same task and training, without anything that divides or presses. */
  public Recipe part(String newName, String newDescription, NetworkOptions of) {
    return new Recipe(
        newName, newDescription, seed, task, of, training, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(),
        measures);
  }
}
