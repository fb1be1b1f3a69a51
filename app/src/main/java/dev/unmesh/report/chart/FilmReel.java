package dev.unmesh.report.chart;

import dev.unmesh.run.film.Quantised;
import java.io.ByteArrayOutputStream;
import java.util.Base64;

/**
 * Frames as bytes for the page's script. For each connection, for each frame: the scale (float32, little-endian), the number of
 * entries kept, then for each of them the distance to the entry before and its value, a byte. Numbers are in base 128, the low
 * seven bits first.
 */
final class FilmReel {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  void add(Quantised frame, int most) {
    int scale = Float.floatToIntBits(frame.scale());
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      bytes.write(scale >> shift);
    }
    int[] kept = FilmTrim.strongest(frame, most);
    number(kept.length);
    int before = 0;
    for (int i : kept) {
      number(frame.entry(i) - before);
      bytes.write(frame.values()[i]);
      before = frame.entry(i);
    }
  }

  private void number(int value) {
    int rest = value;
    for (; rest > 127; rest >>>= 7) {
      bytes.write(rest & 127 | 128);
    }
    bytes.write(rest);
  }

  String base64() {
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
