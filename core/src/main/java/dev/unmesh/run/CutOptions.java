package dev.unmesh.run;

import dev.unmesh.cut.certify.CertificateOptions;
import dev.unmesh.cut.certify.CertificateText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a run is to be cut.
 *
 * @param tolerance the largest difference of any output between the parts and the whole, in proportion where outputs go beyond 64
 * @param project whether weights between modules are cut off; else they must be 0
 * @param certificate what is to be proven of the cut; empty for nothing
 */
public record CutOptions(double tolerance, boolean project, Optional<CertificateOptions> certificate) {
  /** Floats summed in another order differ by less, where outputs are of the size of logits. */
  public static final double TOLERANCE = 1e-4;

  /** With the usual certificate. */
  public CutOptions(double tolerance, boolean project) {
    this(tolerance, project, Optional.of(CertificateOptions.USUAL));
  }

  public CutOptions {
    if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
      throw new IllegalArgumentException("the tolerance must be a number of at least 0, was " + tolerance);
    }
  }

  /** As the command line says them; none for what it takes unasked. */
  List<String> written() {
    List<String> written = new ArrayList<>();
    if (tolerance != TOLERANCE) {
      written.add("--tolerance " + tolerance);
    }
    if (project) {
      written.add("--project");
    }
    if (certificate.isEmpty()) {
      written.add("--no-certificate");
    }
    certificate.ifPresent(asked -> {
      if (!asked.epsilons().equals(CertificateOptions.USUAL.epsilons())) {
        written.add("--epsilon " + asked.epsilons().stream().map(CertificateText::epsilon).collect(Collectors.joining(",")));
      }
      if (asked.examples() != CertificateOptions.USUAL.examples()) {
        written.add("--examples " + asked.examples());
      }
    });
    return written;
  }
}
