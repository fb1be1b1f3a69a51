package dev.unmesh.cli;

import dev.unmesh.run.ForwardingListener;

/** Shows a work whose stages go from 0 to 1 together, with the time that is left. */
final class TimedDisplay extends ForwardingListener {
  private final ProgressDisplay display;

  TimedDisplay() {
    this(new ProgressDisplay());
  }

  private TimedDisplay(ProgressDisplay display) {
    super(display);
    this.display = display;
  }

  @Override
  public void stage(String what, double share) {
    display.work(what, share);
  }
}
