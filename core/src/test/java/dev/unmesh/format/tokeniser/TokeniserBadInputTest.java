package dev.unmesh.format.tokeniser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokeniser files that are missing, damaged, disagree, or ask for what is not done here: one line that names file and fault. */
class TokeniserBadInputTest {
  @TempDir Path folder;

  @Test
  void missingFiles() throws IOException {
    expect("no tokeniser in it: needs tokenizer.json, or vocab.json and merges.txt");
    Files.writeString(folder.resolve("tokenizer.model"), "");
    expect("tokenizer.model (SentencePiece or WordPiece) is not read");
    Files.copy(GoldenTokens.folder("tiny-gpt2").resolve("vocab.json"), folder.resolve("vocab.json"));
    expect("vocab.json is there, but not merges.txt");
    Files.delete(folder.resolve("vocab.json"));
    Files.copy(GoldenTokens.folder("tiny-gpt2").resolve("merges.txt"), folder.resolve("merges.txt"));
    expect("merges.txt is there, but not vocab.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          vocab.json ~ "a": 64,       ~ "a": 64 "         ~ vocab.json: line 1, column
          vocab.json ~ "a": 64,       ~ "a": 64, "a": 64, ~ uplicate
          vocab.json ~ "a": 64,       ~ "a": 65,          ~ tokens 'a' and 'b' both have number 65
          vocab.json ~ "a": 64,       ~ "a": 6.5,         ~ token 'a': 6.5 is not a whole number
          vocab.json ~ "a": 64,       ~ "a": -1,          ~ token 'a': -1 is not a whole number
          vocab.json ~ "!": 0,        ~ "!!!": 0,         ~ byte 0x21 has no token
          vocab.json ~ "!": 0,        ~ "!": 900,         ~ token '!' has number 900, but there are only 377 tokens
          vocab.json ~ {"!"           ~ ["!"              ~ vocab.json: line 1, column
          merges.txt ~ h e            ~ h                 ~ merges.txt: line 4: 'h' is not a merge
          merges.txt ~ h e            ~ h e s             ~ merges.txt: line 4: 'h e s' is not a merge
          merges.txt ~ h e            ~ h  e              ~ is not a merge
          merges.txt ~ h e            ~ h \u0120qq        ~ '\u0120qq' is not in the vocabulary of
          merges.txt ~ h e            ~ z q               ~ merge of 'z' and 'q': 'zq' is not in the vocabulary of
          merges.txt ~ #version: 0.2  ~ h e               ~ merge of 'h' and 'e' for the second time
          """)
  void gpt2Files(String file, String from, String to, String fault) throws IOException {
    for (String name : new String[] {"vocab.json", "merges.txt"}) {
      Files.copy(GoldenTokens.folder("tiny-gpt2").resolve(name), folder.resolve(name));
    }
    replace(file, from, to);
    expect(fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          "type": "BPE"             ~ "type": "WordPiece"      ~ model WordPiece is not supported; what is: BPE
          "type": "BPE"             ~ "type": null             ~ model without a type is not supported
          "dropout": null           ~ "dropout": 0.1           ~ BPE with dropout 0.1
          "dropout": null           ~ "byte_fallback": true    ~ BPE with byte_fallback true
          "dropout": null           ~ "ignore_merges": true    ~ BPE with ignore_merges true
          "unk_token": null         ~ "end_of_word_suffix": "</w>" ~ uplicate
          "end_of_word_suffix": null ~ "end_of_word_suffix": "</w>" ~ BPE with end_of_word_suffix "</w>"
          "type": "NFC"             ~ "type": "NFKC"           ~ normalizer NFKC is not supported; what is: NFC or none
          "type": "NFC"             ~ "type": "Sequence"       ~ normalizer Sequence
          "pre_tokenizer": {        ~ "pre_tokenizer": null, "x": {      ~ pre_tokenizer none is not supported; what is: ByteLevel
          "pre_tokenizer": {        ~ "pre_tokenizer": {"use_regex": false, ~ use_regex false
          "pre_tokenizer": {        ~ "pre_tokenizer": {"type": "Metaspace"}, "x": { ~ pre_tokenizer Metaspace
          "post_processor": {       ~ "post_processor": {"type": "TemplateProcessing"}, "x": { ~ post_processor TemplateProcessing
          "decoder": {              ~ "decoder": {"type": "WordPiece"}, "x": { ~ decoder WordPiece
          "add_prefix_space": false ~ "add_prefix_space": true ~ ByteLevel with add_prefix_space true
          "lstrip": false           ~ "lstrip": true           ~ added token '<|endoftext|>' with lstrip
          "single_word": false      ~ "single_word": true      ~ added token '<|endoftext|>' with single_word
          "content": "<|padding|>"  ~ "content": "<|endoftext|>" ~ token '<|endoftext|>' has two numbers, 0 and 1
          "content": "<|padding|>"  ~ "content": "<|pad|>"     ~ both have number 1
          "content": "<|padding|>"  ~ "content": ""            ~ added token 2 needs a content
          "content": "<|padding|>"  ~ "x": ""                  ~ added token 2 needs a content
          "merges": [               ~ "merges": [5,            ~ merge 1: 5 is neither
          "merges": [               ~ "merges": ["e",          ~ merge 1: 'e' is not a merge
          "merges": [               ~ "merges": [["z", "q"],   ~ merge 1: merge of 'z' and 'q': 'zq' is not in the vocabulary
          "merges": [               ~ "x": [                   ~ merges are missing
          "vocab": {                ~ "x": {                   ~ the vocabulary is not a JSON object
          "version": "1.0"          ~ "version": 1.0.0         ~ line 2, column
          """)
  void tokenizerJson(String from, String to, String fault) throws IOException {
    Files.copy(GoldenTokens.folder("tiny-neox").resolve("tokenizer.json"), folder.resolve("tokenizer.json"));
    replace("tokenizer.json", from, to);
    expect(fault);
  }

  @Test
  void mergesAsPairsAndFilesWithoutAModelTypeAreRead() throws IOException {
    Files.copy(GoldenTokens.folder("tiny-neox").resolve("tokenizer.json"), folder.resolve("tokenizer.json"));
    replace("tokenizer.json", "\"type\": \"BPE\",", "");
    String text = Files.readString(folder.resolve("tokenizer.json"));
    int merges = text.indexOf("\"merges\"");
    Files.writeString(
        folder.resolve("tokenizer.json"),
        text.substring(0, merges) + text.substring(merges).replaceAll("\"([^\" ]+) ([^\" ]+)\"", "[\"$1\", \"$2\"]"));
    assertTrue(Files.readString(folder.resolve("tokenizer.json")).contains("\"merges\": [\n   ["));
    Tokeniser other = TokeniserFolder.open(folder);
    String sample = "the modules  of a network";
    assertEquals(other.decode(GoldenTokens.tokeniser("tiny-neox").encode(sample)), other.decode(other.encode(sample)));
    assertEquals(GoldenTokens.tokeniser("tiny-neox").encode(sample).length, other.encode(sample).length);
  }

  @Test
  void addedTokensBesideGpt2Files() throws IOException {
    for (String name : new String[] {"vocab.json", "merges.txt"}) {
      Files.copy(GoldenTokens.folder("tiny-gpt2").resolve(name), folder.resolve(name));
    }
    Files.writeString(folder.resolve("added_tokens.json"), "{\"<|pad|>\": 377, \"\u4e2d\u4e2d\": 378}");
    Tokeniser tokeniser = TokeniserFolder.open(folder);
    assertEquals(379, tokeniser.vocabularySize());
    assertEquals("[377, 376, 378]", Arrays.toString(tokeniser.encode("<|pad|><|endoftext|>\u4e2d\u4e2d")));
    assertEquals("\u4e2d\u4e2d", tokeniser.decode(378));
    Files.writeString(folder.resolve("added_tokens.json"), "{\"<|pad|>\": 380}");
    expect("token '<|pad|>' has number 380, but there are only 378 tokens");
    Files.writeString(folder.resolve("added_tokens.json"), "{\"<|pad|>\": \"a\"}");
    expect("added_tokens.json: token '<|pad|>'");
    Files.writeString(folder.resolve("added_tokens.json"), "{\"<|pad|>\": -1}");
    expect("-1 is not a whole number from 0 up");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vocab.json", "merges.txt", "tokenizer.json"})
  void anyFlippedByteIsEitherReadOrRefusedCleanly(String file) throws IOException {
    Path from = GoldenTokens.folder(file.equals("tokenizer.json") ? "tiny-neox" : "tiny-gpt2");
    for (String name : file.equals("tokenizer.json") ? List.of(file) : List.of("vocab.json", "merges.txt")) {
      Files.copy(from.resolve(name), folder.resolve(name));
    }
    long seed = 20_264;
    System.out.println("TokeniserBadInputTest " + file + " seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    byte[] sound = Files.readAllBytes(folder.resolve(file));
    int refused = 0;
    for (int draw = 0; draw < 500; draw++) {
      byte[] broken = sound.clone();
      broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      Files.write(folder.resolve(file), broken);
      try {
        Tokeniser read = TokeniserFolder.open(folder);
        assertTrue(read.vocabularySize() > 300);
        assertEquals("a modules\n", read.decode(read.encode("a modules\n")));
      } catch (FormatException e) {
        refused++;
        assertTrue(e.getMessage().contains(file) && !e.getMessage().contains("\n"), "draw " + draw + ": " + e.getMessage());
      }
    }
    assertTrue(refused > 100, "only " + refused + " of 500 refused");
  }

  private void replace(String file, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertTrue(text.contains(from), file + " has no " + from);
    int at = text.indexOf(from);
    Files.writeString(folder.resolve(file), text.substring(0, at) + to + text.substring(at + from.length()));
  }

  private void expect(String fault) {
    String message = assertThrows(FormatException.class, () -> TokeniserFolder.open(folder)).getMessage();
    assertTrue(message.startsWith(folder.toString()) && message.contains(fault), message);
    assertFalse(message.contains("\n"), message);
  }
}
