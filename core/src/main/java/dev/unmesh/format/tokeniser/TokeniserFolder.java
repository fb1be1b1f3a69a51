package dev.unmesh.format.tokeniser;

import dev.unmesh.format.FormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tokeniser files of a model's folder, as Hugging Face lays them out. */
public final class TokeniserFolder {
  private TokeniserFolder() {}

  /**
   * Opens {@code tokenizer.json} if there is one, else {@code vocab.json} and {@code merges.txt}. The texts of the former come back
   * from decoding in Unicode's composed form (NFC) if it asks for that, as GPT-NeoX's does.
   *
   * @throws FormatException if a file is missing or unsound, or asks for what is not supported
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  public static Tokeniser open(Path folder) {
    Path json = folder.resolve("tokenizer.json");
    if (Files.exists(json)) {
      return TokeniserJson.read(json);
    }
    boolean vocabulary = Files.exists(folder.resolve("vocab.json"));
    boolean merges = Files.exists(folder.resolve("merges.txt"));
    if (vocabulary && merges) {
      return Gpt2Files.read(folder);
    }
    if (vocabulary || merges) {
      throw new FormatException(
          folder, (vocabulary ? "vocab.json" : "merges.txt") + " is there, but not " + (vocabulary ? "merges.txt" : "vocab.json"));
    }
    throw new FormatException(
        folder, "no tokeniser in it: needs tokenizer.json, or vocab.json and merges.txt" + others(folder));
  }

  private static String others(Path folder) {
    List<String> there =
        List.of("tokenizer.model", "spiece.model", "vocab.txt").stream().filter(name -> Files.exists(folder.resolve(name))).toList();
    return there.isEmpty() ? "" : "; " + String.join(", ", there) + " (SentencePiece or WordPiece) is not read";
  }
}
