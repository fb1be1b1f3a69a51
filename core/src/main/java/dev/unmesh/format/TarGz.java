package dev.unmesh.format;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Takes known files out of a gzipped tar archive (ustar). Only entries whose whole path and size are asked for are written, and only to
 * the place asked for: no name in the archive decides where anything goes.
 */
public final class TarGz {
  private static final int BLOCK = 512;

  private TarGz() {}

  /** A file to take out: its size in the archive, and where to write it. */
  public record Wanted(long bytes, Path target) {}

  /**
   * Writes every wanted file, each whole or not at all.
   *
   * @param wanted by path within the archive
   * @throws FormatException if the archive is damaged or cut short, lacks a wanted file, or holds it in another size
   */
  public static void extract(Path archive, Map<String, Wanted> wanted) {
    Map<String, Wanted> left = new LinkedHashMap<>(wanted);
    try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive), 1 << 16), 1 << 16)) {
      byte[] header = new byte[BLOCK];
      while (!left.isEmpty() && in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
        checkSum(archive, header);
        String name = name(header);
        long size = octal(archive, header, 124, 12);
        boolean regular = header[156] == '0' || header[156] == 0;
        Wanted file = regular ? left.remove(name) : null;
        if (file != null && file.bytes() != size) {
          throw new FormatException(archive, "'" + name + "' in it has " + size + " bytes instead of " + file.bytes());
        } else if (file != null) {
          AtomicFile.write(file.target(), out -> copy(archive, in, out, size));
        } else {
          in.skipNBytes(size);
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
      }
    } catch (EOFException | ZipException e) {
      throw damaged(archive, e);
    } catch (IOException e) {
      throw FileBytes.unreadable(archive, e);
    }
    if (!left.isEmpty()) {
      throw new FormatException(archive, "cut short, or another archive: it lacks " + String.join(", ", left.keySet()));
    }
  }

  private static void copy(Path archive, InputStream in, OutputStream out, long size) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (long done = 0; done < size; ) {
      int got;
      try {
        got = in.read(buffer, 0, (int) Math.min(buffer.length, size - done));
      } catch (EOFException | ZipException e) {
        throw damaged(archive, e);
      }
      if (got < 0) {
        throw new FormatException(archive, "cut short");
      }
      out.write(buffer, 0, got);
      done += got;
    }
  }

  private static String name(byte[] header) {
    String name = text(header, 0, 100);
    String prefix = text(header, 257, 5).equals("ustar") ? text(header, 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return new String(header, at, end - at, StandardCharsets.UTF_8);
  }

  private static long octal(Path archive, byte[] header, int at, int length) {
    String digits = text(header, at, length).strip();
    if (!digits.matches("[0-7]{1,12}")) {
      throw new FormatException(archive, "a tar header holds '" + digits + "' where a number should stand");
    }
    return Long.parseLong(digits, 8);
  }

  private static void checkSum(Path archive, byte[] header) {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff; // the checksum's own field counts as spaces
    }
    if (sum != octal(archive, header, 148, 8)) {
      throw new FormatException(archive, "damaged: the checksum of a tar header is wrong");
    }
  }

  private static FormatException damaged(Path archive, IOException e) {
    return new FormatException(archive, "damaged or cut-short gzip data (" + e.getMessage() + ")", e);
  }
}
