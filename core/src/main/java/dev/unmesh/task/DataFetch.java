package dev.unmesh.task;

import dev.unmesh.format.FormatException;
import dev.unmesh.format.TarGz;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Brings missing files of a published data set into the data folder. */
record DataFetch(OfficialData set, DataFolder data, DownloadListener listener) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** @throws MissingDataException if they cannot be had; the message says which file to put where */
  void fetch(List<OfficialFile> missing) {
    String cure = cure(missing);
    if (!data.mayDownload()) {
      throw new MissingDataException(set.folder() + " is not there: " + cure);
    }
    Path home = data.folder().resolve(set.folder());
    try {
      Files.createDirectories(home);
    } catch (IOException e) {
      throw unwritable(cure);
    }
    if (!Files.isWritable(home) || !Files.isWritable(data.folder())) {
      throw unwritable(cure);
    }
    Downloader downloader = new Downloader(PATIENCE);
    if (set.origin() instanceof DataOrigin.Files origin) {
      for (OfficialFile file : missing) {
        List<URI> mirrors = origin.addresses().stream().map(address -> URI.create(address + file.name())).toList();
        downloader.fetch(file, mirrors, home.resolve(file.name()), cure, listener);
      }
    } else if (set.origin() instanceof DataOrigin.Archive origin) {
      Path archive = data.folder().resolve(origin.file().name());
      boolean ours = !Files.exists(archive);
      if (ours) {
        downloader.fetch(origin.file(), origin.addresses().stream().map(URI::create).toList(), archive, cure, listener);
      }
      unpack(archive, home, missing, ours);
    }
  }

  private void unpack(Path archive, Path home, List<OfficialFile> missing, boolean ours) {
    listener.note("unpacking " + archive.getFileName());
    Map<String, TarGz.Wanted> wanted = new LinkedHashMap<>();
    for (OfficialFile file : missing) {
      wanted.put(set.folder() + "/" + file.name(), new TarGz.Wanted(file.bytes(), home.resolve(file.name())));
    }
    try {
      TarGz.extract(archive, wanted);
      if (ours) {
        Files.deleteIfExists(archive);
      }
    } catch (FormatException e) {
      throw new MissingDataException(e.getMessage() + "; remove it to have it downloaded anew");
    } catch (IOException e) {
      listener.note("could not remove " + archive + ", which is no longer needed: " + e.getMessage());
    }
  }

  private MissingDataException unwritable(String cure) {
    return new MissingDataException(
        set.folder() + " is not there and " + data.folder().toAbsolutePath() + " cannot be written to: " + cure
            + ", or name a writable folder with --data-dir");
  }

  private String cure(List<OfficialFile> missing) {
    Path folder = data.folder().toAbsolutePath();
    String files = missing.stream().map(OfficialFile::name).collect(Collectors.joining(", "));
    if (set.origin() instanceof DataOrigin.Archive origin) {
      return "put " + origin.file().name() + " (from " + origin.addresses().get(0) + ") into " + folder + ", or " + files + " into "
          + folder.resolve(set.folder());
    }
    List<String> addresses = ((DataOrigin.Files) set.origin()).addresses();
    return "put " + files + " (from " + addresses.get(0) + ") into " + folder.resolve(set.folder());
  }
}
