package dev.unmesh.network.language;

import dev.unmesh.network.Blueprint;
import dev.unmesh.network.LanguageOptions;
import dev.unmesh.network.NetworkShape;
import java.nio.file.Path;

/** A language model that starts from the weights of a {@link LanguageModelFolder}. */
public record PretrainedOptions(Path folder) implements LanguageOptions {
  @Override
  public int width() {
    return LanguageModelFolder.open(folder).config().width();
  }

  /** @throws dev.unmesh.format.FormatException if the folder does not hold a sound model */
  @Override
  public Blueprint blueprint(NetworkShape shape) {
    return LanguageModelFolder.open(folder).blueprint(shape);
  }
}
