package dev.unmesh.report;

import dev.unmesh.interpret.specialise.Controlled;
import dev.unmesh.interpret.specialise.RandomSplits;
import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.run.SpecialisationControl;
import dev.unmesh.run.SpecialisationControl.Role;
import dev.unmesh.run.SpecialisationFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** How specialised modules might be, made up. */
final class SampleSpecialisation {
  private static final List<String> LAYERS = List.of("hidden1", "hidden2");

  private SampleSpecialisation() {}

  /** Beside a plain run that is not, as of version 0.1. @param active, needed how likely random splits reach the modules' activity and damage */
  static SpecialisationView view(double active, double needed) {
    Specialisation plain = of("spectral clustering", .4, .6, .31);
    return new SpecialisationView(
        new SpecialisationFile(of("the run's own modules", active, needed, .62), Optional.of(plain), "plain-1", List.of()));
  }

  /** Beside a plain net, and the same net trained without the pressure, with every draw. */
  static SpecialisationView controlled() {
    Controlled information = Controlled.of(.62, draws(1, .34, .06));
    Controlled owners = Controlled.of(3.2, draws(2, 2.6, .3));
    Controlled gap = Controlled.of(.123, draws(3, .02, .03));
    Specialisation own = of("the run's own modules", information, owners, gap);
    SpecialisationControl plain =
        new SpecialisationControl(
            Role.PLAIN, "mnist-plain-1", List.of("pressures", "modules"), splits(4), Optional.empty(),
            Optional.of(
                of(
                    "spectral clustering", new Controlled(.31, .34, .05, .47, .4), new Controlled(2.4, 2.8, .3, 3.4, .9),
                    new Controlled(.04, .021, .03, .08, .6))));
    SpecialisationControl without =
        new SpecialisationControl(
            Role.WITHOUT, "mnist-without-1", List.of(), splits(8), Optional.of(of("the run's own modules", .4, .6, .36)), Optional.empty());
    return new SpecialisationView(new SpecialisationFile(own, Optional.empty(), "", List.of(plain, without)));
  }

  private static RandomSplits splits(long seed) {
    List<RandomSplits.Layer> layers = new ArrayList<>();
    for (String name : LAYERS) {
      layers.add(
          new RandomSplits.Layer(
              name, List.of(16, 16, 16, 16), list(draws(seed, .3, .05)), list(draws(seed + 1, 2.5, .3)), list(draws(seed + 2, .02, .03))));
    }
    return new RandomSplits(4, 20, layers, list(draws(seed + 3, .02, .03)));
  }

  private static double[] draws(long seed, double mean, double sd) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(20, mean - 1.7 * sd, mean + 1.7 * sd).toArray();
  }

  private static List<Double> list(double[] values) {
    return java.util.Arrays.stream(values).boxed().toList();
  }

  private static Specialisation of(String origin, double active, double needed, double nats) {
    return of(
        origin, new Controlled(nats, .34, .05, .47, active), new Controlled(3.2, 2.8, .3, 3.4, .2), new Controlled(.123, .021, .03, .08, needed));
  }

  private static Specialisation of(String origin, Controlled information, Controlled owners, Controlled gap) {
    List<Specialisation.Layer> layers = new ArrayList<>();
    for (String name : LAYERS) {
      layers.add(
          new Specialisation.Layer(name, List.of(16, 16, 16, 16), information, information.value() - .01, owners, gap, List.of(0, 1, 2, 3)));
    }
    List<Specialisation.OwnedClass> classes = new ArrayList<>();
    for (int c = 0; c < 10; c++) {
      classes.add(new Specialisation.OwnedClass("" + c, c % 4, .6, .95, .3, .12));
    }
    return new Specialisation(origin, 4, 20, 5000, 5000, layers, "hidden2", gap, classes);
  }
}
