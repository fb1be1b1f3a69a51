package dev.unmesh.network.language;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a tokeniser in a model's folder. */
final class TokeniserFiles {
  private static final List<String> NEEDED = List.of("tokenizer.json", "vocab.json", "merges.txt");
  private static final List<String> OTHERS = List.of("tokenizer_config.json", "special_tokens_map.json", "added_tokens.json");

  private TokeniserFiles() {}

  /** Those there are; none if there is no tokeniser. */
  static List<Path> in(Path folder) {
    List<Path> found = there(folder, NEEDED);
    return found.isEmpty() ? found : java.util.stream.Stream.concat(found.stream(), there(folder, OTHERS).stream()).toList();
  }

  private static List<Path> there(Path folder, List<String> names) {
    return names.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
  }
}
