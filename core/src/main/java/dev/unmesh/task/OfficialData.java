package dev.unmesh.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The files of a published data set in a data folder.
 *
 * @param folder the data set's own, inside the data folder; also inside the archive, if it comes in one
 */
public record OfficialData(String folder, List<OfficialFile> files, DataOrigin origin) {
  /** Every file's place, in order, after downloading what is missing; a file without its {@code .gz} will do. */
  public List<Path> locate(DataFolder data, DownloadListener listener) {
    List<OfficialFile> missing = missing(data);
    if (!missing.isEmpty()) {
      new DataFetch(this, data, listener).fetch(missing);
    }
    return files.stream().map(file -> place(data, file)).toList();
  }

  /** Reads and checks every file and hands it, with its number, to {@code parse}, in parallel; the results in the files' order. */
  <T> List<T> read(List<Path> paths, BiFunction<Integer, SourceFile, T> parse) {
    return IntStream.range(0, paths.size())
        .parallel()
        .mapToObj(i -> parse.apply(i, SourceFile.read(paths.get(i), files.get(i))))
        .toList();
  }

  private List<OfficialFile> missing(DataFolder data) {
    List<OfficialFile> missing = new ArrayList<>(files);
    missing.removeIf(file -> Files.exists(place(data, file)));
    return missing;
  }

  private Path place(DataFolder data, OfficialFile file) {
    Path home = data.folder().resolve(folder);
    Path path = home.resolve(file.name());
    Path unpacked = home.resolve(file.name().replaceFirst("\\.gz$", ""));
    return !Files.exists(path) && Files.exists(unpacked) ? unpacked : path;
  }
}
