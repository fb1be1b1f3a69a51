package dev.unmesh.report.chart;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG images of at most 256 colours, or of full colour. Source: PNG specification, third edition (W3C). */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int INDEXED = 3;
  private static final int TRUE_COLOUR = 2;
  private static final int GREY = 0;

  private Png() {}

  /** @param colours 0xAARRGGBB; {@code pixels} holds an index a pixel, row by row */
  static byte[] indexed(int width, int height, int[] colours, byte[] pixels) {
    byte[] palette = new byte[3 * colours.length];
    byte[] alpha = new byte[colours.length];
    for (int i = 0; i < colours.length; i++) {
      palette[3 * i] = (byte) (colours[i] >> 16);
      palette[3 * i + 1] = (byte) (colours[i] >> 8);
      palette[3 * i + 2] = (byte) colours[i];
      alpha[i] = (byte) (colours[i] >>> 24);
    }
    ByteArrayOutputStream out = begin(width, height, INDEXED);
    chunk(out, "PLTE", palette);
    chunk(out, "tRNS", alpha);
    return end(out, pixels, width, height);
  }

  /** One byte a pixel, 0 black, 255 white. */
  static byte[] grey(int width, int height, byte[] pixels) {
    return end(begin(width, height, GREY), pixels, width, height);
  }

  /** Three bytes a pixel: red, green, blue. */
  static byte[] colour(int width, int height, byte[] pixels) {
    return end(begin(width, height, TRUE_COLOUR), pixels, 3 * width, height);
  }

  static String dataUri(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  private static ByteArrayOutputStream begin(int width, int height, int colourType) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    byte bitDepth = 8;
    chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(bitDepth).put((byte) colourType).array());
    return out;
  }

  private static byte[] end(ByteArrayOutputStream out, byte[] pixels, int rowBytes, int height) {
    byte[] raw = new byte[(rowBytes + 1) * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(pixels, y * rowBytes, raw, y * (rowBytes + 1) + 1, rowBytes);
    }
    chunk(out, "IDAT", deflate(raw));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static byte[] deflate(byte[] raw) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(raw);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
