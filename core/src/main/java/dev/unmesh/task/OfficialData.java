package dev.unmesh.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** The files of a published data set in a data folder. */
record OfficialData(String folder, List<OfficialFile> files) {
  /** Every file's place, in order; a file without its {@code .gz} will do. */
  List<Path> locate(DataFolder data, DownloadListener listener) {
    Path home = data.folder().resolve(folder);
    List<Path> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (OfficialFile file : files) {
      Path path = home.resolve(file.name());
      Path unpacked = home.resolve(file.name().replaceFirst("\\.gz$", ""));
      if (Files.exists(path) || !Files.exists(unpacked)) {
        found.add(path);
      } else {
        found.add(unpacked);
      }
      if (!Files.exists(found.get(found.size() - 1))) {
        missing.add(file.name());
      }
    }
    if (!missing.isEmpty()) {
      throw new MissingDataException("data is missing: put " + String.join(", ", missing) + " into " + home.toAbsolutePath());
    }
    return found;
  }

  /** Reads and checks every file and hands it, with its number, to {@code parse}, in parallel; the results in the files' order. */
  <T> List<T> read(List<Path> paths, BiFunction<Integer, SourceFile, T> parse) {
    return IntStream.range(0, paths.size())
        .parallel()
        .mapToObj(i -> parse.apply(i, SourceFile.read(paths.get(i), files.get(i))))
        .toList();
  }
}
