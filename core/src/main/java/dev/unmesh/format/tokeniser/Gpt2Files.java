package dev.unmesh.format.tokeniser;

import dev.unmesh.format.FormatException;
import dev.unmesh.format.JsonTree;
import dev.unmesh.format.Utf8Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * GPT-2's own pair of files: {@code vocab.json}, tokens and their numbers, and {@code merges.txt}, a merge a line in order of rank
 * below a line {@code #version}. {@code <|endoftext|>}, if it is in the vocabulary, is special; tokens of {@code added_tokens.json},
 * if that lies beside them, are too.
 */
final class Gpt2Files {
  private static final String END_OF_TEXT = "<|endoftext|>";

  private Gpt2Files() {}

  static Tokeniser read(Path folder) {
    Vocabulary vocabulary = Vocabulary.read(folder.resolve("vocab.json"), JsonTree.read(folder.resolve("vocab.json")));
    MergeTable merges = merges(folder.resolve("merges.txt"), vocabulary);
    List<AddedToken> added = new ArrayList<>();
    Path more = folder.resolve("added_tokens.json");
    if (Files.exists(more)) {
      added.addAll(added(more));
    }
    if (vocabulary.has(END_OF_TEXT) && added.stream().noneMatch(token -> token.content().equals(END_OF_TEXT))) {
      added.add(new AddedToken(END_OF_TEXT, vocabulary.number(END_OF_TEXT), false));
    }
    return new ByteLevelBpe(folder, vocabulary, merges, added, false);
  }

  private static MergeTable merges(Path file, Vocabulary vocabulary) {
    List<String> lines = Utf8Text.read(file).lines().toList();
    Merges merges = new Merges(file, vocabulary, lines.size());
    for (int i = 0; i < lines.size(); i++) {
      boolean aside = i == 0 && lines.get(i).startsWith("#version") || i == lines.size() - 1 && lines.get(i).isEmpty();
      if (!aside) {
        merges.add(lines.get(i), "line " + (i + 1));
      }
    }
    return merges.table();
  }

  private static List<AddedToken> added(Path file) {
    List<AddedToken> added = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : JsonTree.read(file).properties()) {
      JsonNode number = entry.getValue();
      if (entry.getKey().isEmpty() || !number.isIntegralNumber() || !number.canConvertToInt() || number.intValue() < 0) {
        throw new FormatException(file, "token '" + entry.getKey() + "' is empty, or " + number + " is not a whole number from 0 up");
      }
      added.add(new AddedToken(entry.getKey(), number.intValue(), false));
    }
    return added;
  }
}
