package dev.unmesh.format.tokeniser;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.OptionalInt;

/**
 * Byte-level byte-pair encoding: added tokens first (those of the raw text, then those of the normalised pieces between them), then
 * GPT-2's words, then merges within each word.
 */
final class ByteLevelBpe implements Tokeniser {
  private final Path source;
  private final byte[][] bytes;
  private final int[] byteTokens;
  private final MergeTable merges;
  private final boolean nfc;
  private final AddedTokens inRaw;
  private final AddedTokens inNormalised;
  private final OptionalInt endOfText;

  /** @param nfc whether texts are brought to Unicode's composed form first */
  ByteLevelBpe(Path source, Vocabulary vocabulary, MergeTable merges, List<AddedToken> added, boolean nfc) {
    this.source = source;
    this.merges = merges;
    this.nfc = nfc;
    bytes = vocabulary.bytes(added);
    byteTokens = vocabulary.byteTokens();
    inRaw = new AddedTokens(added.stream().filter(token -> !token.normalised()).toList());
    inNormalised =
        new AddedTokens(
            added.stream()
                .filter(AddedToken::normalised)
                .map(token -> new AddedToken(normal(token.content()), token.token(), true))
                .toList());
    endOfText = added.stream().filter(token -> token.content().equals("<|endoftext|>")).mapToInt(AddedToken::token).findFirst();
  }

  @Override
  public int vocabularySize() {
    return bytes.length;
  }

  @Override
  public int[] encode(String text) {
    WholeCharacters.require(text);
    TokenList tokens = new TokenList();
    WordEncoder words = new WordEncoder(new PairMerging(merges, byteTokens), tokens);
    inRaw.split(
        text,
        piece -> inNormalised.split(normal(piece), words::encode, token -> tokens.add(token.token())),
        token -> tokens.add(token.token()));
    return tokens.toArray();
  }

  @Override
  public String decode(int... tokens) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(Math.max(16, tokens.length));
    for (int token : tokens) {
      text.writeBytes(checked(token));
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] bytes(int token) {
    return checked(token).clone();
  }

  @Override
  public OptionalInt endOfText() {
    return endOfText;
  }

  @Override
  public String source() {
    return source.toString();
  }

  private byte[] checked(int token) {
    if (token < 0 || token >= bytes.length) {
      throw new IllegalArgumentException(source + ": no token " + token + ", they go from 0 to " + (bytes.length - 1));
    }
    return bytes[token];
  }

  private String normal(String text) {
    return nfc ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
  }
}
