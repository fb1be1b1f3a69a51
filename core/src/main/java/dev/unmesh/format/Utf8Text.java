package dev.unmesh.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Text files in UTF-8, taken exactly: no byte is replaced or dropped, line ends and a byte order mark stay. */
public final class Utf8Text {
  private Utf8Text() {}

  /**
   * The whole text.
   *
   * @throws FormatException naming the first byte that is no UTF-8
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static String read(Path file) {
    return decode(file, FileBytes.read(file));
  }

  /** The text of a file that was read already. @param file for the error only */
  public static String decode(Path file, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length); // a byte becomes at most one char
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    if (result.isError()) {
      throw new FormatException(file, fault(bytes, in.position()));
    }
    return out.flip().toString();
  }

  private static String fault(byte[] bytes, int at) {
    int line = 1;
    for (int i = 0; i < at; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    String start = at == 0 && bytes.length > 1 ? String.format("%02x%02x", bytes[0], bytes[1]) : "";
    boolean wide = start.equals("fffe") || start.equals("feff");
    return String.format(
        "not UTF-8: byte 0x%02x at offset %d (line %d)%s; save it as UTF-8, for example with iconv -f %s -t utf-8",
        bytes[at], at, line, wide ? ", it looks like UTF-16" : "", wide ? "utf-16" : "windows-1252");
  }
}
