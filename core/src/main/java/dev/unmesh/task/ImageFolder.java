package dev.unmesh.task;

import dev.unmesh.format.FileBytes;
import dev.unmesh.format.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What lies in a folder of class folders, in alphabetical order. Hidden files are passed over; everything else must be a class folder
 * or a picture, so that nothing is left out unseen.
 */
record ImageFolder(List<String> classes, List<Path> files, List<Integer> labels) {
  static ImageFolder list(Path folder) {
    List<String> classes = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Path entry : entries(folder)) {
      if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        throw new FormatException(entry, "lies beside the class folders and is no folder" + cure(entry));
      }
      int before = files.size();
      for (Path file : entries(entry)) {
        files.add(checked(file));
        labels.add(classes.size());
      }
      if (files.size() == before) {
        throw new FormatException(entry, "a class folder without pictures; put PNG or JPEG files into it, or remove it");
      }
      classes.add(entry.getFileName().toString());
    }
    if (classes.size() < 2) {
      throw new FormatException(folder, "needs at least two class folders with pictures, has " + classes.size() + " " + classes);
    }
    return new ImageFolder(classes, files, labels);
  }

  private static Path checked(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean picture = name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg");
    if (!picture || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FormatException(file, "not a PNG or JPEG file" + cure(file));
    }
    return file;
  }

  private static String cure(Path entry) {
    return Files.isSymbolicLink(entry)
        ? " but a symbolic link, and links are not followed; put the real thing there"
        : "; remove it, or begin its name with a dot to have it passed over";
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> !entry.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw FileBytes.unreadable(folder, e);
    }
  }
}
