package dev.unmesh.run;

import dev.unmesh.interpret.specialise.Specialisation;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * specialisation.json: which modules of a run serve which classes, and what random splits of it and of other nets come to.
 *
 * @param other the same of another run, usually one trained without modules, under the best partition of it
 * @param otherRun its name; empty without one
 * @param controls other nets beside these modules, one of a role; none in files of version 0.1
 */
public record SpecialisationFile(
    Specialisation own, Optional<Specialisation> other, String otherRun, List<SpecialisationControl> controls) {
  public SpecialisationFile {
    controls = controls == null ? List.of() : List.copyOf(controls);
  }

  /** A run's modules with nothing beside them but its own random splits. */
  public SpecialisationFile(Specialisation own) {
    this(own, Optional.empty(), "", List.of());
  }

  /** The same run measured again; the other stays, and controls that still fit. */
  SpecialisationFile withOwn(Specialisation again) {
    return new SpecialisationFile(again, other, otherRun, controls.stream().filter(control -> control.fits(again)).toList());
  }

  SpecialisationFile withOther(Specialisation rival, String run) {
    return new SpecialisationFile(own, Optional.of(rival), run, controls);
  }

  /** With a control in the place of what had its role. */
  SpecialisationFile with(SpecialisationControl control) {
    Stream<SpecialisationControl> others = controls.stream().filter(one -> one.role() != control.role());
    return new SpecialisationFile(
        own, other, otherRun, Stream.concat(others, Stream.of(control)).sorted(Comparator.comparing(SpecialisationControl::role)).toList());
  }

  public Optional<SpecialisationControl> control(SpecialisationControl.Role role) {
    return controls.stream().filter(control -> control.role() == role).findFirst();
  }

  /** What was measured; empty before. @throws RunException if the file is not what this program wrote */
  public static Optional<SpecialisationFile> read(RunFolder folder) {
    return Files.exists(folder.specialisation())
        ? Optional.of(folder.read(folder.specialisation(), SpecialisationFile.class))
        : Optional.empty();
  }

  /** The same run's modules measured again, beside what stood there before. @throws RunException as {@link #read} does */
  static SpecialisationFile again(RunFolder folder, Specialisation own) {
    return read(folder).map(before -> before.withOwn(own)).orElse(new SpecialisationFile(own));
  }

  /** Writes it to the run. */
  public void write(RunFolder folder) {
    folder.write(folder.specialisation(), this);
  }
}
