package dev.unmesh.format;

import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A safetensors file: 8 bytes of header length (little-endian), a JSON header, raw little-endian data. Only the header is read on
 * opening; each tensor is read when asked for, memory-mapped if large. Immutable, safe for use by several threads, nothing to close.
 *
 * <p>Source: the format's description in the safetensors project; its reference reader refuses holes, overlaps and headers above
 * 100 MB, and so does this one.
 */
public final class SafetensorsFile {
  private static final long MAX_HEADER = 100_000_000;
  private static final long MAP_FROM = 1 << 20; // below, a plain read is cheaper and leaves no mapping behind
  private static final long CHUNK = 1 << 28;
  private static final int PIECE = 1 << 18; // elements

  private final Path path;
  private final SafetensorsHeader header;
  private final long dataStart;

  private SafetensorsFile(Path path, SafetensorsHeader header, long dataStart) {
    this.path = path;
    this.header = header;
    this.dataStart = dataStart;
  }

  /**
   * @throws FormatException if the header is not sound
   * @throws UncheckedIOException if the file cannot be read
   */
  public static SafetensorsFile open(Path path) {
    try (FileChannel channel = FileChannel.open(path)) {
      long size = channel.size();
      if (size < 8) {
        throw new FormatException(path, "not a safetensors file: " + size + " bytes, fewer than the 8 of the header length");
      }
      long length = read(channel, 0, 8).getLong(0);
      if (length < 2 || length > MAX_HEADER || length > size - 8) {
        throw new FormatException(
            path,
            "not a safetensors file, or cut short: the header claims " + Long.toUnsignedString(length) + " bytes where the file has "
                + (size - 8) + " after the length (and " + MAX_HEADER + " is the most a header may have)");
      }
      byte[] json = new byte[(int) length];
      read(channel, 8, json.length).get(json);
      return new SafetensorsFile(path, SafetensorsHeader.parse(path, json, size - 8 - length), 8 + length);
    } catch (IOException e) {
      throw FileBytes.unreadable(path, e);
    }
  }

  public Path path() {
    return path;
  }

  /** Free text stored beside the tensors, often empty. */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  /** Every tensor, in the header's order. */
  public Collection<TensorEntry> tensors() {
    return header.tensors().values();
  }

  public boolean has(String name) {
    return header.tensors().containsKey(name);
  }

  /** @throws IllegalArgumentException if there is no such tensor */
  public TensorEntry tensor(String name) {
    TensorEntry entry = header.tensors().get(name);
    if (entry == null) {
      throw new IllegalArgumentException(path + ": no tensor '" + name + "'" + NearestName.hint(name, header.tensors().keySet()));
    }
    return entry;
  }

  /** A tensor of F32, F64 (rounded), F16 or BF16, row-major. */
  public float[] floats(String name) {
    TensorEntry entry = tensor(name);
    require(entry, entry.type().isFloat(), "floats");
    float[] values = new float[length(entry)];
    chunks(entry, (at, bytes) -> TensorValues.floats(entry.type(), bytes, values, at));
    return values;
  }

  /** Puts a tensor of F32, F64 (rounded), F16 or BF16 into a buffer, row-major, from its position on; a piece at a time, nothing mapped. */
  public void copy(String name, FloatBuffer to) {
    TensorEntry entry = tensor(name);
    require(entry, entry.type().isFloat(), "floats");
    float[] values = new float[PIECE];
    try (FileChannel channel = FileChannel.open(path)) {
      for (long at = entry.begin(); at < entry.end(); at += (long) PIECE * entry.type().bytes()) {
        int length = (int) Math.min((long) PIECE * entry.type().bytes(), entry.end() - at);
        TensorValues.floats(entry.type(), read(channel, dataStart + at, length), values, 0);
        to.put(values, 0, length / entry.type().bytes());
      }
    } catch (IOException e) {
      throw FileBytes.unreadable(path, e);
    }
  }

  /** A tensor of an integer type (BOOL as 0 and 1), row-major. */
  public long[] longs(String name) {
    TensorEntry entry = tensor(name);
    require(entry, entry.type().isInteger(), "whole numbers");
    long[] values = new long[length(entry)];
    chunks(entry, (at, bytes) -> TensorValues.longs(entry.type(), bytes, values, at));
    return values;
  }

  /** A tensor of any type of one byte an element (U8, I8, BOOL), as stored. */
  public byte[] bytes(String name) {
    TensorEntry entry = tensor(name);
    require(entry, entry.type().bytes() == 1, "bytes");
    byte[] values = new byte[length(entry)];
    chunks(entry, (at, bytes) -> bytes.get(values, at, bytes.remaining()));
    return values;
  }

  /** The float tensors (F32, F64, F16, BF16) as weights, each read anew when asked for. */
  public Weights weights() {
    Set<String> names = new LinkedHashSet<>();
    for (TensorEntry entry : tensors()) {
      if (entry.type().isFloat()) {
        names.add(entry.name());
      }
    }
    return new FileWeights(this, names);
  }

  private record FileWeights(SafetensorsFile file, Set<String> names) implements Weights {
    @Override
    public WeightArray get(String name) {
      float[] values = file.floats(name);
      long[] shape = file.tensor(name).shape();
      int[] extents = new int[shape.length];
      for (int i = 0; i < shape.length; i++) {
        extents[i] = Math.toIntExact(shape[i]);
      }
      return new WeightArray(extents, values);
    }

    @Override
    public void copy(String name, FloatBuffer to) {
      file.copy(name, to);
    }
  }

  private void require(TensorEntry entry, boolean fits, String wanted) {
    if (!fits) {
      throw new FormatException(path, "tensor '" + entry.name() + "' is " + entry.type() + ", which cannot be read as " + wanted);
    }
  }

  private int length(TensorEntry entry) {
    if (entry.elements() > Integer.MAX_VALUE - 8) {
      throw new FormatException(path, "tensor '" + entry.name() + "' has " + entry.elements() + " elements, too many for one array");
    }
    return (int) entry.elements();
  }

  private interface ChunkReader {
    /** Takes the elements in {@code bytes}, the first of which is element {@code at}. */
    void accept(int at, ByteBuffer bytes);
  }

  private void chunks(TensorEntry entry, ChunkReader reader) {
    try (FileChannel channel = FileChannel.open(path)) {
      for (long from = entry.begin(); from < entry.end(); from += CHUNK) {
        long length = Math.min(CHUNK, entry.end() - from);
        long position = dataStart + from;
        if (position + length > channel.size()) {
          throw new FormatException(path, "the file became shorter while it was read");
        }
        ByteBuffer bytes =
            length < MAP_FROM
                ? read(channel, position, (int) length)
                : channel.map(FileChannel.MapMode.READ_ONLY, position, length).order(ByteOrder.LITTLE_ENDIAN);
        reader.accept((int) ((from - entry.begin()) / entry.type().bytes()), bytes);
      }
    } catch (IOException e) {
      throw FileBytes.unreadable(path, e);
    }
  }

  private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
      // until full or at the end
    }
    if (bytes.hasRemaining()) {
      throw new IOException("the file became shorter while it was read");
    }
    return bytes.flip();
  }
}
