package dev.unmesh.run.sweep;

import dev.unmesh.run.RunException;
import java.util.ArrayList;
import java.util.List;

/** Splits a text into words at its blanks, except within quotes. */
final class ShellWords {
  private ShellWords() {}

  /** @throws RunException if a quote is left open */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = null;
    char quote = 0;
    for (char c : text.toCharArray()) {
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (Character.isWhitespace(c)) {
        if (word != null) {
          words.add(word.toString());
        }
        word = null;
      } else {
        word = word == null ? new StringBuilder() : word;
        if (c == '"' || c == '\'') {
          quote = c;
        } else {
          word.append(c);
        }
      }
    }
    if (quote != 0) {
      throw new RunException("--slurm-args: a quote (" + quote + ") is left open in: " + text);
    }
    if (word != null) {
      words.add(word.toString());
    }
    return words;
  }
}
