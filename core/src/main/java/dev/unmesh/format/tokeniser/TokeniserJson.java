package dev.unmesh.format.tokeniser;

import dev.unmesh.format.FormatException;
import dev.unmesh.format.JsonTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Hugging Face's {@code tokenizer.json}, of the kind GPT-2, GPT-NeoX and Pythia have: model BPE, pre-tokenizer ByteLevel, normaliser
 * NFC or none, added tokens. Anything else in it that would change a token is refused by name; truncation and padding are not
 * carried out.
 */
final class TokeniserJson {
  private TokeniserJson() {}

  static Tokeniser read(Path file) {
    JsonNode root = JsonTree.read(file);
    JsonNode model = root.path("model");
    checkModel(file, model);
    checkByteLevel(file, root.path("pre_tokenizer"));
    String decoder = kind(root.path("decoder"));
    require(file, decoder.equals("ByteLevel"), "decoder " + decoder, "ByteLevel");
    String after = kind(root.path("post_processor"));
    require(file, Set.of("none", "ByteLevel").contains(after), "post_processor " + after, "ByteLevel or none");
    String normaliser = kind(root.path("normalizer"));
    require(file, Set.of("none", "NFC").contains(normaliser), "normalizer " + normaliser, "NFC or none");

    Vocabulary vocabulary = Vocabulary.read(file, model.path("vocab"));
    MergeTable merges = merges(file, vocabulary, model.path("merges"));
    return new ByteLevelBpe(file, vocabulary, merges, added(file, root.path("added_tokens")), normaliser.equals("NFC"));
  }

  private static void checkModel(Path file, JsonNode model) {
    boolean untyped = model.path("type").isMissingNode() && model.path("merges").isArray(); // as GPT-2's own file
    require(file, untyped || kind(model).equals("BPE"), "model " + kind(model), "BPE");
    requireOff(file, model, "dropout", "byte_fallback", "ignore_merges", "continuing_subword_prefix", "end_of_word_suffix");
  }

  private static void checkByteLevel(Path file, JsonNode pre) {
    require(file, kind(pre).equals("ByteLevel"), "pre_tokenizer " + kind(pre), "ByteLevel");
    requireOff(file, pre, "add_prefix_space");
    require(file, pre.path("use_regex").asBoolean(true), "pre_tokenizer with use_regex false", "use_regex true");
  }

  private static MergeTable merges(Path file, Vocabulary vocabulary, JsonNode list) {
    if (!list.isArray()) {
      throw new FormatException(file, "the model's merges are missing or not a JSON array");
    }
    Merges merges = new Merges(file, vocabulary, list.size());
    for (int i = 0; i < list.size(); i++) {
      JsonNode merge = list.get(i);
      String where = "merge " + (i + 1);
      if (merge.isArray() && merge.size() == 2 && merge.get(0).isString() && merge.get(1).isString()) {
        merges.add(merge.get(0).stringValue(), merge.get(1).stringValue(), where);
      } else if (merge.isString()) {
        merges.add(merge.stringValue(), where);
      } else {
        throw new FormatException(file, where + ": " + merge + " is neither two tokens nor a string of two");
      }
    }
    return merges.table();
  }

  private static List<AddedToken> added(Path file, JsonNode list) {
    List<AddedToken> added = new ArrayList<>();
    for (JsonNode token : list) {
      JsonNode content = token.path("content");
      JsonNode number = token.path("id");
      if (!content.isString() || content.stringValue().isEmpty() || !number.isIntegralNumber() || !number.canConvertToInt()
          || number.intValue() < 0) {
        throw new FormatException(file, "added token " + (added.size() + 1) + " needs a content and an id from 0 up: " + token);
      }
      for (String option : List.of("single_word", "lstrip", "rstrip")) {
        boolean on = token.path(option).asBoolean(false);
        require(file, !on, "added token '" + content.stringValue() + "' with " + option, option + " false");
      }
      added.add(new AddedToken(content.stringValue(), number.intValue(), token.path("normalized").asBoolean(false)));
    }
    return added;
  }

  private static void requireOff(Path file, JsonNode part, String... options) {
    for (String option : options) {
      JsonNode value = part.path(option);
      boolean off =
          value.isMissingNode() || value.isNull() || value.isBoolean() && !value.booleanValue()
              || value.isString() && value.stringValue().isEmpty() || value.isNumber() && value.doubleValue() == 0;
      require(file, off, kind(part) + " with " + option + " " + value, "files without it");
    }
  }

  private static void require(Path file, boolean done, String found, String known) {
    if (!done) {
      throw new FormatException(file, found + " is not supported; what is: " + known);
    }
  }

  private static String kind(JsonNode part) {
    return part.isMissingNode() || part.isNull() ? "none" : part.path("type").asString("without a type");
  }
}
