package dev.unmesh.cli;

/** What stderr is: a terminal that a line can be drawn over again, or a file that wants plain lines. */
final class Terminal {
  private static boolean open;

  private Terminal() {}

  /** The launcher looks, since Java cannot tell for stderr alone. */
  static boolean interactive() {
    return "1".equals(System.getenv("UNMESH_TERMINAL"));
  }

  static boolean colours() {
    String none = System.getenv("NO_COLOR");
    return interactive() && (none == null || none.isEmpty());
  }

  /** Draws over the line drawn last. */
  static synchronized void redraw(String line) {
    System.err.print("\r\u001b[K" + line);
    System.err.flush();
    open = true;
  }

  /** A line of its own. */
  static synchronized void line(String line) {
    if (open) {
      System.err.print("\r\u001b[K");
      open = false;
    }
    System.err.println(line);
  }

  /** Leaves the line drawn last as it is and begins another. */
  static synchronized void endLine() {
    if (open) {
      System.err.println();
      open = false;
    }
  }
}
