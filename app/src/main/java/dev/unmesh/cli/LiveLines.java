package dev.unmesh.cli;

import java.util.List;

/** Some lines at the end of a terminal that are drawn over again, cut at its width by the terminal itself. */
final class LiveLines {
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";
  private static final String CLEAR_LINE = "\u001b[2K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private int shown;

  void show(List<String> lines) {
    StringBuilder text = new StringBuilder(up()).append(NO_WRAP);
    lines.forEach(line -> text.append(CLEAR_LINE).append(line).append('\n'));
    System.err.print(text.append(CLEAR_BELOW).append(WRAP));
    System.err.flush();
    shown = lines.size();
  }

  /** Takes them away, for a line that stays. */
  void clear() {
    if (shown > 0) {
      System.err.print(up() + CLEAR_BELOW);
      System.err.flush();
      shown = 0;
    }
  }

  private String up() {
    return shown == 0 ? "" : "\u001b[" + shown + "A\r";
  }
}
