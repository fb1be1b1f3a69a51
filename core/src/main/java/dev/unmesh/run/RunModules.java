package dev.unmesh.run;

import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.task.DataFolder;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Measures how specialised a run's modules are beside another run's, and writes it to the run's specialisation.json. */
public final class RunModules {
  private static final int DRAWS = 20;

  private RunModules() {}

  /** How many modules a run has; empty for one without. */
  public static OptionalInt count(RunFolder folder) {
    return LoadedRun.open(folder).partition().map(partition -> OptionalInt.of(partition.modules())).orElse(OptionalInt.empty());
  }

  /**
   * Nothing is done for a run without modules unless some are to be looked for, or where modules or network are of a kind whose activity
   * is not read.
   *
   * @param other of the same task; measured under the best partition of it into as many modules, in the same layers
   * @param clusters modules to look for in a run without
   */
  public static void measure(
      RunFolder folder,
      Optional<RunFolder> other,
      OptionalInt clusters,
      DataFolder data,
      long seed,
      RunListener heard,
      BooleanSupplier stop) {
    RunListener listener = new StoppableListener(heard, stop);
    LoadedRun run = LoadedRun.open(folder);
    boolean isOwn = run.partition().isPresent();
    if (!isOwn && clusters.isEmpty()) {
      return;
    }
    try {
      Specialisation own =
          isOwn
              ? SpecialiseRun.own(folder, data, DRAWS, seed, listener)
              : SpecialiseRun.discovered(folder, data, clusters.getAsInt(), Set.of(), DRAWS, seed, listener);
      SpecialisationFile file = SpecialisationFile.again(folder, own);
      if (other.isPresent()) {
        Set<String> layers = own.layers().stream().map(Specialisation.Layer::name).collect(Collectors.toSet());
        file = file.withOther(SpecialiseRun.discovered(other.get(), data, own.modules(), layers, DRAWS, seed, listener), other.get().name());
      }
      file.write(folder);
    } catch (RunException e) {
      listener.note("how specialised the modules are was not measured: " + e.getMessage());
    }
  }
}
