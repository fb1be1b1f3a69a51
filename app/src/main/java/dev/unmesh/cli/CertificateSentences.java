package dev.unmesh.cli;

import dev.unmesh.cut.certify.Certificate;
import dev.unmesh.cut.certify.CertificateText;
import dev.unmesh.run.CutCertificate;
import dev.unmesh.run.RunFolder;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A cut's certificate in sentences, for the page. */
final class CertificateSentences {
  private CertificateSentences() {}

  /** Of all modules together; empty where none was asked for. */
  static Optional<String> whole(RunFolder cut) {
    if (!hasCut(cut)) {
      return Optional.empty();
    }
    return CutCertificate.read(cut)
        .map(CertificateSentences::whole)
        .or(() -> CutCertificate.refusal(cut).map(why -> "No certificate: " + why + "."));
  }

  /** Of each module, where weights were cut off. */
  static List<String> modules(RunFolder cut) {
    return hasCut(cut)
        ? CutCertificate.read(cut).map(certificate -> certificate.modules().stream().map(CertificateSentences::module).toList()).orElse(List.of())
        : List.of();
  }

  private static boolean hasCut(RunFolder folder) {
    return Files.exists(folder.cut());
  }

  private static String whole(Certificate certificate) {
    Certificate.Effect whole = certificate.whole();
    if (whole.weights() == 0) {
      return "Certificate: no weight between modules was other than 0, so cutting them apart provably changes nothing; floats may differ by "
          + least(whole) + " at most (" + certificate.examples() + " test inputs).";
    }
    String near =
        whole.near().stream()
            .map(
                of ->
                    "within " + CertificateText.epsilon(of.epsilon()) + " of " + certificate.examples() + " test inputs no output moves by more than "
                        + number(of.bound()) + " (found by search: " + number(of.found()) + ")" + unchanged(of))
            .collect(Collectors.joining("; "));
    return String.format(Locale.ROOT, "Certificate: with the %,d weights between modules gone, %s.", whole.weights(), near);
  }

  private static String unchanged(Certificate.Near near) {
    return Double.isNaN(near.unchanged())
        ? ""
        : String.format(
            Locale.ROOT, ", and the answer provably stays for %.0f %% of them (before the cut: %.0f %%)", 100 * near.unchanged(), 100 * near.original());
  }

  private static String module(Certificate.Effect effect) {
    if (effect.weights() == 0) {
      return "Certificate: nothing had to be cut off; provably the same function as within the whole.";
    }
    String near =
        effect.near().stream()
            .map(of -> number(of.bound()) + " within " + CertificateText.epsilon(of.epsilon()) + " (found: " + number(of.found()) + ")")
            .collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, "Certificate: without the %,d weights that tie it to others no output moves by more than %s.", effect.weights(), near);
  }

  // the slack within the smallest epsilon
  private static String least(Certificate.Effect effect) {
    return effect.near().isEmpty() ? number(effect.everywhere().slack()) : number(effect.near().get(0).slack());
  }

  private static String number(double[] of) {
    double most = Arrays.stream(of).max().orElse(0);
    return String.format(Locale.ROOT, most == 0 || most >= .001 && most < 1000 ? "%.3f" : "%.0e", most);
  }
}
