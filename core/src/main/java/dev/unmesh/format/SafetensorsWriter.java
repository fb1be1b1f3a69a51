package dev.unmesh.format;

import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collects tensors and writes them as one safetensors file, whole or not at all. Equal tensors added in equal order give equal bytes:
 * no path, time or name goes in but what is added here. Wider element types come first (so that all data is aligned), otherwise the
 * order is as added. Arrays are not copied: they must not change before the file is written. Not safe for use by several threads.
 */
public final class SafetensorsWriter {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int CHUNK = 1 << 16;

  private interface Data {
    /** Puts the elements from {@code at} to {@code end} into {@code to}. */
    void put(ByteBuffer to, int at, int end);
  }

  /** Values in memory from the first element put to the last. */
  private static final class Fetched implements Data {
    private final String name;
    private final int elements;
    private final Supplier<float[]> source;
    private float[] values;

    Fetched(String name, int elements, Supplier<float[]> source) {
      this.name = name;
      this.elements = elements;
      this.source = source;
    }

    @Override
    public void put(ByteBuffer to, int at, int end) {
      if (at == 0) {
        values = source.get();
        if (values.length != elements) {
          throw new IllegalArgumentException("tensor '" + name + "': its shape asks for " + elements + " values, got " + values.length);
        }
      }
      to.asFloatBuffer().put(values, at, end - at);
      if (end == elements) {
        values = null;
      }
    }
  }

  private record Tensor(String name, ElementType type, int[] shape, int elements, Data data) {}

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata = new TreeMap<>();

  /** Writes every array of {@code weights} as F32, in its order. */
  public static void write(Path file, Weights weights) {
    SafetensorsWriter writer = new SafetensorsWriter();
    for (String name : weights.names()) {
      WeightArray array = weights.get(name);
      writer.floats(name, array.shape(), array.values());
    }
    writer.write(file);
  }

  /** Adds an F32 tensor. */
  public SafetensorsWriter floats(String name, int[] shape, float[] values) {
    return add(name, ElementType.F32, shape, values.length, (to, at, end) -> to.asFloatBuffer().put(values, at, end - at));
  }

  /** Adds an F32 tensor whose values are asked for when it is written, and let go of then: of a large model only one need be in memory. */
  public SafetensorsWriter floats(String name, int[] shape, Supplier<float[]> values) {
    int elements = 1;
    for (int extent : shape) {
      elements = Math.multiplyExact(elements, extent);
    }
    return add(name, ElementType.F32, shape, elements, new Fetched(name, elements, values));
  }

  /** Adds an I64 tensor. */
  public SafetensorsWriter longs(String name, int[] shape, long[] values) {
    return add(name, ElementType.I64, shape, values.length, (to, at, end) -> to.asLongBuffer().put(values, at, end - at));
  }

  /** Adds an I32 tensor. */
  public SafetensorsWriter ints(String name, int[] shape, int[] values) {
    return add(name, ElementType.I32, shape, values.length, (to, at, end) -> to.asIntBuffer().put(values, at, end - at));
  }

  /** Adds a U8 tensor. */
  public SafetensorsWriter bytes(String name, int[] shape, byte[] values) {
    return add(name, ElementType.U8, shape, values.length, (to, at, end) -> to.put(values, at, end - at));
  }

  /** Adds an I8 tensor. */
  public SafetensorsWriter signedBytes(String name, int[] shape, byte[] values) {
    return add(name, ElementType.I8, shape, values.length, (to, at, end) -> to.put(values, at, end - at));
  }

  /** Adds free text; keys are written in alphabetical order. */
  public SafetensorsWriter metadata(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  /** @throws UncheckedIOException if the file cannot be written; what stood there before then still stands */
  public void write(Path file) {
    AtomicFile.write(file, this::writeTo);
  }

  /** The bytes of the file. */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private SafetensorsWriter add(String name, ElementType type, int[] shape, int elements, Data data) {
    long size = 1;
    for (int extent : shape) {
      size = Math.multiplyExact(size, extent);
    }
    if (size != elements) {
      throw new IllegalArgumentException(
          "tensor '" + name + "': shape " + Arrays.toString(shape) + " asks for " + size + " values, got " + elements);
    }
    if (name.equals("__metadata__") || tensors.put(name, new Tensor(name, type, shape.clone(), elements, data)) != null) {
      throw new IllegalArgumentException("a tensor called '" + name + "' cannot be added (twice)");
    }
    return this;
  }

  private void writeTo(OutputStream out) throws IOException {
    List<Tensor> inOrder = new ArrayList<>(tensors.values());
    inOrder.sort(Comparator.comparingInt(tensor -> -tensor.type().bytes()));
    byte[] header = header(inOrder);
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    out.write(buffer.putLong(0, header.length).array(), 0, 8);
    out.write(header);
    for (Tensor tensor : inOrder) {
      int step = CHUNK / tensor.type().bytes();
      for (int at = 0; at < tensor.elements(); at += step) {
        int end = Math.min(at + step, tensor.elements());
        tensor.data().put(buffer.clear(), at, end);
        out.write(buffer.array(), 0, (end - at) * tensor.type().bytes());
      }
    }
  }

  // Padded with spaces so that the data starts on a multiple of 8 bytes.
  private byte[] header(List<Tensor> inOrder) {
    Map<String, Object> root = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      root.put("__metadata__", metadata);
    }
    long at = 0;
    for (Tensor tensor : inOrder) {
      long end = at + (long) tensor.elements() * tensor.type().bytes();
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("dtype", tensor.type().name());
      entry.put("shape", tensor.shape());
      entry.put("data_offsets", new long[] {at, end});
      root.put(tensor.name(), entry);
      at = end;
    }
    byte[] json = JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }
}
