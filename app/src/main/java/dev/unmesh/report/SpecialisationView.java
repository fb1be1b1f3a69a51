package dev.unmesh.report;

import dev.unmesh.interpret.specialise.Specialisation;
import java.util.Objects;
import java.util.Optional;

/**
 * How specialised a run's modules are.
 *
 * @param other the same of another run, usually one trained without modules, under the best partition of it; {@code run} is its name
 */
public record SpecialisationView(Specialisation own, Optional<Specialisation> other, String run) {
  public SpecialisationView {
    Objects.requireNonNull(own, "own");
    Objects.requireNonNull(other, "other");
    Objects.requireNonNull(run, "run");
  }
}
