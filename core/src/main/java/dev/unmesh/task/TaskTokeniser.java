package dev.unmesh.task;

import dev.unmesh.format.tokeniser.Tokeniser;
import java.nio.file.Path;
import java.util.List;

/**
 * What turns text into a task's tokens.
 *
 * @param name as the recipe has it: {@code bytes}, or a folder
 * @param files it was read from; none for {@code bytes}
 */
public record TaskTokeniser(String name, Tokeniser tokeniser, List<Path> files) {
  public TaskTokeniser {
    files = List.copyOf(files);
  }
}
