package dev.unmesh.report;

import dev.unmesh.interpret.specialise.Controlled;
import dev.unmesh.interpret.specialise.Specialisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How specialised modules might be, made up. */
final class SampleSpecialisation {
  private SampleSpecialisation() {}

  /** Beside a plain run that is not. @param active, needed how likely random splits reach the modules' activity and damage */
  static SpecialisationView view(double active, double needed) {
    Specialisation plain = of("spectral clustering", .4, .6, .31);
    return new SpecialisationView(of("the run's own modules", active, needed, .62), Optional.of(plain), "plain-1");
  }

  private static Specialisation of(String origin, double active, double needed, double nats) {
    Controlled information = new Controlled(nats, .34, .05, .47, active);
    Controlled owners = new Controlled(3.2, 2.8, .3, 3.4, .2);
    Controlled gap = new Controlled(.123, .021, .03, .08, needed);
    List<Specialisation.Layer> layers = new ArrayList<>();
    for (String name : List.of("hidden1", "hidden2")) {
      layers.add(new Specialisation.Layer(name, List.of(16, 16, 16, 16), information, nats - .01, owners, gap, List.of(0, 1, 2, 3)));
    }
    List<Specialisation.OwnedClass> classes = new ArrayList<>();
    for (int c = 0; c < 10; c++) {
      classes.add(new Specialisation.OwnedClass("" + c, c % 4, .6, .95, .3, .12));
    }
    return new Specialisation(origin, 4, 100, 5000, 5000, layers, "hidden2", gap, classes);
  }
}
