package dev.unmesh.run;

import dev.unmesh.interpret.specialise.Specialisation;
import java.nio.file.Files;
import java.util.Optional;

/**
 * specialisation.json: which modules of a run serve which classes.
 *
 * @param other the same of another run, usually one trained without modules, under the best partition of it
 * @param otherRun its name; empty without one
 */
public record SpecialisationFile(Specialisation own, Optional<Specialisation> other, String otherRun) {
  /** The same run measured again; the other stays. */
  SpecialisationFile withOwn(Specialisation again) {
    return new SpecialisationFile(again, other, otherRun);
  }

  /** What was measured; empty before. @throws RunException if the file is not what this program wrote */
  public static Optional<SpecialisationFile> read(RunFolder folder) {
    return Files.exists(folder.specialisation())
        ? Optional.of(folder.read(folder.specialisation(), SpecialisationFile.class))
        : Optional.empty();
  }

  /** Writes it to the run. */
  public void write(RunFolder folder) {
    folder.write(folder.specialisation(), this);
  }
}
