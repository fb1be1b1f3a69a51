package dev.unmesh.run;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** What cut.json says of how far the cut can have moved an answer; nothing where no weight was cut off. */
final class CutCertificate {
  private CutCertificate() {}

  static JsonNode of(CutSubject subject, CutOptions options, RunListener listener) {
    return NullNode.getInstance();
  }
}
