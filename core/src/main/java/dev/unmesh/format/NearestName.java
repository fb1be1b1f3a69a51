package dev.unmesh.format;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name a misspelt one was probably meant to be. */
public final class NearestName {
  private NearestName() {}

  /**
   * The known name fewest edits away (insert, delete, replace, swap neighbours; case and the difference of - and _ cost nothing), if
   * it takes no more than a third of the word; else one that begins with or contains the word. Ties go to the first.
   */
  public static Optional<String> of(String word, Collection<String> known) {
    String wanted = plain(word);
    String best = null;
    int fewest = Math.min(wanted.length(), Math.max(1, (wanted.length() + 1) / 3) + 1);
    for (String name : known) {
      int distance = distance(wanted, plain(name));
      if (distance < fewest) {
        fewest = distance;
        best = name;
      }
    }
    if (best == null && wanted.length() >= 2) {
      return known.stream()
          .filter(name -> plain(name).startsWith(wanted))
          .findFirst()
          .or(() -> known.stream().filter(name -> plain(name).contains(wanted)).findFirst());
    }
    return Optional.ofNullable(best);
  }

  /** {@code "; did you mean 'NAME'?"} or nothing: the end of an error message. */
  public static String hint(String word, Collection<String> known) {
    return of(word, known).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Optimal string alignment: Levenshtein's distance with swapped neighbours as one edit. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + same);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
