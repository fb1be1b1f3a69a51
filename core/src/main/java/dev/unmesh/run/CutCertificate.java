package dev.unmesh.run;

import dev.unmesh.cut.Boundary;
import dev.unmesh.cut.certify.Certificate;
import dev.unmesh.cut.certify.Certification;
import dev.unmesh.train.ForwardPass;
import java.nio.file.Files;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/**
 * What cut.json says of how far the cut can move an answer: a {@link Certificate}; {@code {"refused": why}} where no bound is known for the
 * network; null where none was asked for.
 */
public final class CutCertificate {
  private static final String KEY = "certificate";
  private static final String REFUSED = "refused";

  private CutCertificate() {}

  static JsonNode of(CutSubject subject, CutOptions options, RunListener listener) {
    if (options.certificate().isEmpty()) {
      return NullNode.getInstance();
    }
    LoadedRun run = subject.examined().run();
    ForwardPass pass = subject.examined().subject().pass();
    Certification certification;
    try {
      certification =
          Certification.of(
              run.blueprint(),
              subject.weights(),
              run.partition().orElseThrow(),
              new Boundary(pass.inputOrder(), pass.outputOrder()),
              subject.task(),
              options.certificate().get());
    } catch (IllegalArgumentException e) {
      return JsonNodeFactory.instance.objectNode().put(REFUSED, e.getMessage());
    }
    int threads = Runtime.getRuntime().availableProcessors();
    return JsonFile.tree(certification.run(threads, (what, done, of) -> listener.stage(what, (double) done / of)));
  }

  /** The certificate in a cut's folder; empty if there is none. @throws RunException if cut.json holds something else */
  public static Optional<Certificate> read(RunFolder cut) {
    boolean there = Files.exists(cut.cut()) && !JsonFile.read(cut.cut()).path(KEY).has(REFUSED);
    return there ? JsonFile.read(cut.cut(), KEY, Certificate.class) : Optional.empty();
  }

  /** Why a cut could not be certified; empty if it was, or none was asked for. */
  public static Optional<String> refusal(RunFolder cut) {
    JsonNode why = JsonFile.read(cut.cut()).path(KEY).path(REFUSED);
    return why.isString() ? Optional.of(why.asString()) : Optional.empty();
  }
}
