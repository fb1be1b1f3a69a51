package dev.unmesh.task;

import java.util.List;

/** Where a published data set can be downloaded. */
public sealed interface DataOrigin {
  /** Each file by itself, its name added to any of these addresses. */
  record Files(List<String> addresses) implements DataOrigin {}

  /** All files in one gzipped tar archive, which stands at any of these addresses. */
  record Archive(OfficialFile file, List<String> addresses) implements DataOrigin {}
}
