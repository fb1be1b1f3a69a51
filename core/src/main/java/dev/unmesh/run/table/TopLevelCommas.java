package dev.unmesh.run.table;

import java.util.ArrayList;
import java.util.List;

/** Splits a list at its commas, but not at those within brackets, braces or quotes. */
final class TopLevelCommas {
  private TopLevelCommas() {}

  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? ',' : text.charAt(i);
      if (i == text.length() || c == ',' && depth == 0 && quote == 0) {
        parts.add(text.substring(from, i).strip());
        from = i + 1;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else {
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      }
    }
    return parts;
  }
}
