package dev.unmesh.report.internal;

import dev.unmesh.report.RunView;
import java.util.Optional;

/** Text a language model wrote, beside the text it is held against. */
final class WritingChapter {
  private WritingChapter() {}

  static Optional<Chapter> of(RunView run) {
    return run.writing().map(sample -> new Chapter("writing", "Writing", Templates.content("writing.jte", sample)));
  }
}
