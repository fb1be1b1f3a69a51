package dev.unmesh.run;

/** Hears parts of a work one after the other, and passes on the share of the whole that is done. */
class PartedListener extends ForwardingListener {
  private final int parts;
  private int done;

  PartedListener(RunListener listener, int parts) {
    super(listener);
    this.parts = parts;
  }

  /** A part is over, whether or not it was heard of. */
  void next() {
    done++;
  }

  @Override
  public void stage(String what, double share) {
    super.stage(what, Math.min(1, (done + share) / parts));
  }
}
