package dev.unmesh.format;

import java.nio.file.Path;

/** A file does not hold what its format promises. The message is one line: the file, then the fault. */
public final class FormatException extends RuntimeException {
  public FormatException(Path file, String fault) {
    super(file + ": " + oneLine(fault));
  }

  public FormatException(Path file, String fault, Throwable cause) {
    super(file + ": " + oneLine(fault), cause);
  }

  /** What is quoted from a hostile file must not break out of the line or flood it. */
  private static String oneLine(String fault) {
    String line = fault.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= 500 ? line : line.substring(0, 497) + "...";
  }
}
