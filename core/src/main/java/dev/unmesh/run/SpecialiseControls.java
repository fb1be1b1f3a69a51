package dev.unmesh.run;

import dev.unmesh.interpret.specialise.RandomSplits;
import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.run.SpecialisationControl.Role;
import dev.unmesh.task.DataFolder;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A run's modules measured beside other nets: one that nothing pressed on, and the same one trained without the pressure. */
public final class SpecialiseControls {
  private final Asked asked;
  private final DataFolder data;
  private final PartedListener listener;

  /**
   * @param plain a net of the same task that nothing pressed on
   * @param without the same net trained without the pressure
   * @param clusters how many modules to look for in the weights, in place of the run's own
   * @param draws random splits of each net, at least 1
   * @param seed of the splits; the run's own if empty, as at the end of training
   */
  public record Asked(Optional<RunFolder> plain, Optional<RunFolder> without, OptionalInt clusters, int draws, OptionalLong seed) {}

  private SpecialiseControls(Asked asked, DataFolder data, RunListener listener) {
    this.asked = asked;
    this.data = data;
    this.listener = new PartedListener(listener, parts(asked));
  }

  // the run's modules; of a plain net splits, own and found modules, of the same net without the pressure splits and modules
  private static int parts(Asked asked) {
    return 1 + (asked.plain().isPresent() ? asked.clusters().isPresent() ? 2 : 3 : 0) + (asked.without().isPresent() ? 2 : 0);
  }

  /**
   * Measures, and writes specialisation.json of the run; controls that were measured before and are not asked for stay, where they fit.
   *
   * @throws RunException if a run tells no classes apart, has no modules, or cannot be a control of this one
   */
  public static SpecialisationFile measure(RunFolder folder, Asked asked, DataFolder data, RunListener listener, BooleanSupplier stop) {
    return new SpecialiseControls(asked, data, new StoppableListener(listener, stop)).measure(LoadedRun.open(folder));
  }

  private SpecialisationFile measure(LoadedRun run) {
    Map<Role, LoadedRun> controls = new EnumMap<>(Role.class);
    asked.plain().ifPresent(plain -> controls.put(Role.PLAIN, LoadedRun.open(plain)));
    asked.without().ifPresent(without -> controls.put(Role.WITHOUT, LoadedRun.open(without)));
    controls.forEach((role, control) -> ControlCheck.check(run, control, role));
    long seed = asked.seed().orElse(run.recipe().seed());
    SpecialisationFile file;
    try (OpenSpecialiser open = OpenSpecialiser.of(run, data, listener, "modules of " + run.folder().name())) {
      file = SpecialisationFile.again(run.folder(), modules(open, Set.of(), seed));
      listener.next();
    }
    for (Map.Entry<Role, LoadedRun> control : controls.entrySet()) {
      file = file.with(control(control.getKey(), control.getValue(), run, file.own(), seed));
    }
    file.write(run.folder());
    return file;
  }

  private Specialisation modules(OpenSpecialiser open, Set<String> layers, long seed) {
    return asked.clusters().isPresent()
        ? open.discovered(asked.clusters().getAsInt(), layers, asked.draws(), seed)
        : open.own(asked.draws(), seed);
  }

  private SpecialisationControl control(Role role, LoadedRun control, LoadedRun run, Specialisation modules, long seed) {
    Set<String> layers = layers(modules);
    try (OpenSpecialiser open = OpenSpecialiser.of(control, data, listener, "modules of " + control.folder().name())) {
      RandomSplits splits = open.told((of, progress) -> of.randomSplits(modules, asked.draws(), seed, progress));
      listener.next();
      Optional<Specialisation> own = Optional.empty();
      if (asked.clusters().isEmpty()) {
        own = role == Role.WITHOUT ? Optional.of(same(open, modules, seed)) : ifAlike(open, control, modules, seed);
        listener.next();
      }
      Optional<Specialisation> found = Optional.empty();
      if (role == Role.PLAIN || asked.clusters().isPresent()) {
        found = Optional.of(open.discovered(modules.modules(), layers, asked.draws(), seed));
        listener.next();
      }
      return new SpecialisationControl(
          role, control.folder().name(), ControlCheck.differs(run.recipe(), control.recipe(), role), splits, own, found);
    }
  }

  // of the same net trained without the pressure: as many modules in the same layers, or it is another net
  private Specialisation same(OpenSpecialiser open, Specialisation modules, long seed) {
    Specialisation own = open.own(asked.draws(), seed);
    if (own.modules() != modules.modules() || !layers(own).equals(layers(modules))) {
      throw new RunException(
          open.path() + " has " + own.modules() + " modules in " + String.join(", ", layers(own)) + ", the run it is to stand beside "
              + modules.modules() + " in " + String.join(", ", layers(modules))
              + ": --without asks for the same net trained without the pressure, with the same 'modules' section");
    }
    return own;
  }

  // a plain net's own modules, where it happens to have such
  private Optional<Specialisation> ifAlike(OpenSpecialiser open, LoadedRun control, Specialisation modules, long seed) {
    boolean has = control.partition().filter(of -> of.modules() == modules.modules() && of.labels().keySet().containsAll(layers(modules))).isPresent();
    return has ? Optional.of(open.own(asked.draws(), seed)).filter(own -> layers(own).equals(layers(modules))) : Optional.empty();
  }

  private static Set<String> layers(Specialisation of) {
    return of.layers().stream().map(Specialisation.Layer::name).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
