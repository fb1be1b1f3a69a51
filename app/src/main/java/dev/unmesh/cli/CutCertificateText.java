package dev.unmesh.cli;

import dev.unmesh.cut.certify.CertificateText;
import dev.unmesh.run.CutCertificate;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.RunRecord;

/** The certificate of a cut, as lines. */
final class CutCertificateText {
  private CutCertificateText() {}

  static void print(RunFolder cut) {
    CutCertificate.refusal(cut).ifPresent(why -> System.out.println("certificate: none; " + why));
    CutCertificate.read(cut)
        .ifPresent(certificate -> CertificateText.of(certificate, RunRecord.read(cut).shape().outputLabels()).forEach(System.out::println));
  }
}
