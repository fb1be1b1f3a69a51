package dev.unmesh.format;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;

/**
 * Appends scalars to a TensorBoard event file: TFRecords of TensorFlow's Event message, whose fields used here are 1 wall_time
 * (double, seconds), 2 step (int64), 3 file_version (string), 5 summary; summary: repeated 1 value; value: 1 tag, 2 simple_value
 * (float). TensorBoard looks for files with "tfevents" in their name. Not safe for use by several threads.
 */
public final class TensorBoardEvents implements Closeable {
  /** A name TensorBoard finds. */
  public static final String FILE_NAME = "events.out.tfevents.unmesh";

  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;

  private final Path file;
  private final OutputStream out;

  private TensorBoardEvents(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  /** Opens a file to append to, beginning it if it is new or empty. */
  public static TensorBoardEvents append(Path file, Instant now) {
    try {
      boolean fresh = !Files.exists(file) || Files.size(file) == 0;
      OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
      TensorBoardEvents events = new TensorBoardEvents(file, out);
      if (fresh) {
        TfRecord.write(out, message(coded -> {
          coded.writeDouble(WALL_TIME, seconds(now));
          coded.writeString(FILE_VERSION, "brain.Event:2");
        }));
        events.flush();
      }
      return events;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Adds one point to each curve named in {@code values}. Values are stored as floats. */
  public void scalars(long step, Instant time, Map<String, Double> values) {
    try {
      byte[] summary = message(coded -> {
        for (Map.Entry<String, Double> value : values.entrySet()) {
          coded.writeByteArray(1, message(one -> {
            one.writeString(1, value.getKey());
            one.writeFloat(2, value.getValue().floatValue());
          }));
        }
      });
      TfRecord.write(out, message(coded -> {
        coded.writeDouble(WALL_TIME, seconds(time));
        coded.writeInt64(STEP, step);
        coded.writeByteArray(SUMMARY, summary);
      }));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Hands everything to the operating system, so that it survives the end of this process and TensorBoard can see it. */
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Drops every record after {@code step}, and what a killed process left cut short at the end, so that a resumed run goes on as if
   * it had never stopped. Does nothing if there is no such file.
   */
  public static void cutBack(Path file, long step) {
    if (!Files.exists(file)) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.wrap(FileBytes.read(file));
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] data;
    for (int at = 0; (data = TfRecord.read(bytes, at)) != null; at += TfRecord.size(data)) {
      if (stepOf(file, data) <= step) {
        kept.write(bytes.array(), at, TfRecord.size(data));
      }
    }
    if (kept.size() < bytes.limit()) {
      AtomicFile.write(file, kept.toByteArray());
    }
  }

  /** The step of an event; the one that begins the file comes before all steps. */
  private static long stepOf(Path file, byte[] event) {
    try {
      CodedInputStream in = CodedInputStream.newInstance(event);
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        int field = WireFormat.getTagFieldNumber(tag);
        if (field == FILE_VERSION) {
          return Long.MIN_VALUE;
        } else if (field == STEP) {
          return in.readInt64();
        }
        in.skipField(tag);
      }
      return 0; // protobuf leaves zeros out
    } catch (IOException e) {
      throw new FormatException(file, "a record is not a TensorFlow event: " + e.getMessage(), e);
    }
  }

  private interface Fields {
    void write(CodedOutputStream coded) throws IOException;
  }

  private static byte[] message(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream coded = CodedOutputStream.newInstance(bytes);
    fields.write(coded);
    coded.flush();
    return bytes.toByteArray();
  }

  private static double seconds(Instant time) {
    return time.getEpochSecond() + time.getNano() * 1e-9;
  }

  private static UncheckedIOException unwritable(Path file, IOException e) {
    return new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
  }
}
