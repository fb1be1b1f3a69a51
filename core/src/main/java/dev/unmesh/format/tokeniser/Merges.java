package dev.unmesh.format.tokeniser;

import dev.unmesh.format.FormatException;
import java.nio.file.Path;

/** Merges as they are read, in order of rank, each checked against the vocabulary. */
final class Merges {
  private final Path file;
  private final Vocabulary vocabulary;
  private final MergeTable table;

  /** @param most at most how many will be added */
  Merges(Path file, Vocabulary vocabulary, int most) {
    this.file = file;
    this.vocabulary = vocabulary;
    table = new MergeTable(most);
  }

  /**
   * @param merge the two parts with one space between them
   * @param where the place in the file, for errors
   * @throws FormatException if it is not two parts, was there before, or a part or the result is not in the vocabulary
   */
  void add(String merge, String where) {
    int space = merge.indexOf(' ');
    if (space <= 0 || space == merge.length() - 1 || merge.indexOf(' ', space + 1) >= 0) {
      throw new FormatException(file, where + ": '" + merge + "' is not a merge, two tokens with one space between them");
    }
    add(merge.substring(0, space), merge.substring(space + 1), where);
  }

  /** @throws FormatException if it was there before, or a part or the result is not in the vocabulary */
  void add(String left, String right, String where) {
    for (String part : new String[] {left, right, left + right}) {
      if (!vocabulary.has(part)) {
        throw new FormatException(
            file,
            where + ": merge of '" + left + "' and '" + right + "': '" + part + "' is not in the vocabulary"
                + (vocabulary.file().equals(file) ? "" : " of " + vocabulary.file()));
      }
    }
    if (!table.add(vocabulary.number(left), vocabulary.number(right), vocabulary.number(left + right))) {
      throw new FormatException(file, where + ": merge of '" + left + "' and '" + right + "' for the second time");
    }
  }

  MergeTable table() {
    return table;
  }
}
