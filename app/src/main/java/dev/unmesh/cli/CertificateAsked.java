package dev.unmesh.cli;

import dev.unmesh.cut.certify.CertificateOptions;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What is to be proven of a cut. */
final class CertificateAsked {
  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description = {
        "prove how far outputs can move within E of test inputs:",
        "numbers or fractions in the raw data's units, with commas (default: 1/255,2/255)"
      })
  String epsilon;

  @Option(names = "--examples", paramLabel = "N", description = "how many test inputs to prove it around (default: 32)")
  Integer examples;

  @Option(names = "--no-certificate", description = "prove nothing")
  boolean none;

  boolean given() {
    return none || epsilon != null || examples != null;
  }

  /** Empty for none. @throws CommandLine.ParameterException if a value makes no sense */
  Optional<CertificateOptions> options(CommandSpec spec) {
    if (none && (epsilon != null || examples != null)) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--no-certificate proves nothing: leave --epsilon and --examples out");
    }
    List<Double> epsilons;
    try {
      epsilons = epsilon == null ? CertificateOptions.USUAL.epsilons() : CertificateOptions.epsilons(epsilon);
      int asked = examples == null ? CertificateOptions.USUAL.examples() : examples;
      return none ? Optional.empty() : Optional.of(new CertificateOptions(epsilons, asked));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
