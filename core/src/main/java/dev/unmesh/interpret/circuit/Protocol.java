package dev.unmesh.interpret.circuit;

/** What a circuit of a class has to do. */
public enum Protocol {
  /** Keep the cross-entropy on the class's own test images: what survives may answer with the class whatever it is shown. */
  PAPERS,
  /** Still tell the class from the others. */
  CONTRASTIVE
}
