package dev.unmesh.report;

import dev.unmesh.run.SpecialisationFile;
import java.util.Objects;

/** How specialised a run's modules are, and what its controls come to. */
public record SpecialisationView(SpecialisationFile file) {
  public SpecialisationView {
    Objects.requireNonNull(file, "file");
  }
}
