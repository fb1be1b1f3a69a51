package dev.unmesh.format.tokeniser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds added tokens in a text: the leftmost first, where several begin the longest. */
final class AddedTokens {
  private final Map<Character, List<AddedToken>> byFirst = new HashMap<>(); // each list longest first

  AddedTokens(List<AddedToken> tokens) {
    for (AddedToken token : tokens) {
      byFirst.computeIfAbsent(token.content().charAt(0), c -> new ArrayList<>()).add(token);
    }
    byFirst.values().forEach(list -> list.sort(Comparator.comparingInt((AddedToken token) -> token.content().length()).reversed()));
  }

  /** Hands over the added tokens and what lies between them (never empty), in order. */
  void split(String text, Consumer<String> between, Consumer<AddedToken> token) {
    int done = 0;
    int at = 0;
    while (!byFirst.isEmpty() && at < text.length()) {
      AddedToken found = at(text, at);
      if (found == null) {
        at++;
      } else {
        if (at > done) {
          between.accept(text.substring(done, at));
        }
        token.accept(found);
        at += found.content().length();
        done = at;
      }
    }
    if (done < text.length()) {
      between.accept(text.substring(done));
    }
  }

  private AddedToken at(String text, int at) {
    for (AddedToken token : byFirst.getOrDefault(text.charAt(at), List.of())) {
      if (text.startsWith(token.content(), at)) {
        return token;
      }
    }
    return null;
  }
}
