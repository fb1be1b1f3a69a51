package dev.unmesh.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * TFRecord framing, little-endian: the length (8 bytes), its masked CRC-32C, the data, its masked CRC-32C. Source: TensorFlow's
 * description of the format; mask(crc) = rotate right by 15, plus 0xa282ead8.
 */
final class TfRecord {
  private static final int AROUND = 8 + 4 + 4;

  private TfRecord() {}

  static void write(OutputStream out, byte[] data) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(AROUND + data.length).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length).putInt(maskedCrc(record.array(), 8)).put(data).putInt(maskedCrc(data, data.length));
    out.write(record.array());
  }

  /** The data of the record at {@code at} in {@code file}, or null if it is cut short or damaged. */
  static byte[] read(ByteBuffer file, int at) {
    if (file.limit() - at < AROUND) {
      return null;
    }
    file.order(ByteOrder.LITTLE_ENDIAN);
    long length = file.getLong(at);
    byte[] head = new byte[8];
    file.get(at, head);
    if (length < 0 || length > file.limit() - at - AROUND || file.getInt(at + 8) != maskedCrc(head, 8)) {
      return null;
    }
    byte[] data = new byte[(int) length];
    file.get(at + 12, data);
    return file.getInt(at + 12 + data.length) == maskedCrc(data, data.length) ? data : null;
  }

  /** How many bytes a record of this data takes. */
  static int size(byte[] data) {
    return AROUND + data.length;
  }

  private static int maskedCrc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
  }
}
