package dev.unmesh.task;

/** Checks of options, with messages that say which one is wrong and what it may be. */
public final class OptionCheck {
  private static final int MOST = 10_000_000;

  private OptionCheck() {}

  public static void atLeast(String option, int value, int least) {
    if (value < least || value > MOST) {
      throw new IllegalArgumentException(option + " must be from " + least + " to " + MOST + ", was " + value);
    }
  }

  public static void fraction(String option, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(option + " must lie between 0 and 1, both excluded, was " + value);
    }
  }
}
