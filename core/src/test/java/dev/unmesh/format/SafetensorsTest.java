package dev.unmesh.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void readsBackWhatItWrote() {
    SplittableRandom random = new SplittableRandom(1);
    float[] large = new float[700 * 401]; // above 1 MiB: memory-mapped
    for (int i = 0; i < large.length; i++) {
      large[i] = (float) random.nextDouble(-1, 1);
    }
    Path file = folder.resolve("model.safetensors");
    new SafetensorsWriter()
        .bytes("mask", new int[] {3}, new byte[] {1, 0, -1})
        .floats("fc1.weight", new int[] {700, 401}, large)
        .longs("step", new int[] {}, new long[] {Long.MIN_VALUE})
        .ints("labels \"ä\"", new int[] {2, 1}, new int[] {-5, 6})
        .floats("empty", new int[] {0, 4}, new float[0])
        .metadata("format", "pt")
        .write(file);
    SafetensorsFile read = SafetensorsFile.open(file);
    assertArrayEquals(large, read.floats("fc1.weight"));
    assertArrayEquals(new int[] {700, 401}, read.weights().get("fc1.weight").shape());
    assertArrayEquals(new long[] {Long.MIN_VALUE}, read.longs("step"));
    assertArrayEquals(new long[] {-5, 6}, read.longs("labels \"ä\""));
    assertArrayEquals(new byte[] {1, 0, -1}, read.bytes("mask"));
    assertArrayEquals(new long[] {1, 0, 255}, read.longs("mask"));
    assertEquals(0, read.floats("empty").length);
    assertArrayEquals(large, copied(read.weights(), "fc1.weight", large.length));
    assertEquals(Map.of("format", "pt"), read.metadata());
    assertEquals(Set.of("fc1.weight", "empty"), read.weights().names());
    for (TensorEntry tensor : read.tensors()) {
      assertEquals(0, tensor.begin() % tensor.type().bytes(), tensor + " is not aligned");
    }
  }

  private static float[] copied(Weights weights, String name, int length) {
    FloatBuffer buffer = FloatBuffer.allocate(length + 1).position(1);
    weights.copy(name, buffer);
    assertFalse(buffer.hasRemaining());
    return Arrays.copyOfRange(buffer.array(), 1, length + 1);
  }

  @Test
  void valuesAskedForOnWritingAreTheSameBytes() {
    float[] values = new SplittableRandom(2).doubles(70_000).collect(() -> new float[70_000], (all, x) -> all[(int) (x * 70_000)] = (float) x, (a, b) -> {});
    byte[] eager = new SafetensorsWriter().floats("a", new int[] {70_000}, values).floats("b", new int[] {0}, new float[0]).toBytes();
    byte[] late = new SafetensorsWriter().floats("a", new int[] {70_000}, () -> values).floats("b", new int[] {0}, () -> new float[0]).toBytes();
    assertArrayEquals(eager, late);
    SafetensorsWriter wrong = new SafetensorsWriter().floats("a", new int[] {2, 3}, () -> new float[5]);
    Path file = folder.resolve("wrong.safetensors");
    String message = assertThrows(IllegalArgumentException.class, () -> wrong.write(file)).getMessage();
    assertTrue(message.contains("tensor 'a': its shape asks for 6 values, got 5"), message);
    assertFalse(Files.exists(file));
  }

  @Test
  void equalWeightsAreEqualFilesWhateverTheirName() throws IOException {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    arrays.put("b", new WeightArray(new int[] {2}, new float[] {1, 2}));
    arrays.put("a", new WeightArray(new int[] {1, 1}, new float[] {3}));
    SafetensorsWriter.write(folder.resolve("one.safetensors"), Weights.of(arrays));
    SafetensorsWriter.write(folder.resolve("two.safetensors"), Weights.of(arrays));
    byte[] one = Files.readAllBytes(folder.resolve("one.safetensors"));
    assertArrayEquals(one, Files.readAllBytes(folder.resolve("two.safetensors")));
    String header =
        "{\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[8,12]}}";
    assertEquals(header, new String(one, 8, one.length - 8 - 12, StandardCharsets.UTF_8).strip());
    assertEquals(0, (one.length - 12) % 8);
    assertEquals(List.of("b", "a"), List.copyOf(SafetensorsFile.open(folder.resolve("one.safetensors")).weights().names()));
  }

  @Test
  void readsEveryType() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    data.putDouble(.1).putShort((short) 0x3c00).putShort((short) 0x8001).putShort((short) 0xfc00).putShort((short) 0x7bff);
    data.putShort((short) 0x3f80).putShort((short) 0xc049).put((byte) 2).put((byte) -3).putShort((short) -4).putShort((short) -5);
    data.putInt(-6).putInt(-7);
    Path file =
        raw(
            "{"
                + "\"d\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8]},"
                + "\"h\":{\"dtype\":\"F16\",\"shape\":[2,2],\"data_offsets\":[8,16]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[16,20]},"
                + "\"t\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[20,21]},"
                + "\"c\":{\"dtype\":\"I8\",\"shape\":[1],\"data_offsets\":[21,22]},"
                + "\"s\":{\"dtype\":\"I16\",\"shape\":[1],\"data_offsets\":[22,24]},"
                + "\"u\":{\"dtype\":\"U16\",\"shape\":[1],\"data_offsets\":[24,26]},"
                + "\"i\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[26,30]},"
                + "\"v\":{\"dtype\":\"U32\",\"shape\":[1],\"data_offsets\":[30,34]}"
                + "}",
            Arrays.copyOf(data.array(), 34));
    SafetensorsFile read = SafetensorsFile.open(file);
    assertArrayEquals(new float[] {.1f}, read.floats("d"));
    assertArrayEquals(new float[] {1, -0x1p-24f, Float.NEGATIVE_INFINITY, 65504}, read.floats("h"));
    assertArrayEquals(new float[] {1, -3.140625f}, read.floats("b"));
    for (String name : read.weights().names()) {
      assertArrayEquals(read.floats(name), copied(read.weights(), name, read.floats(name).length));
    }
    assertThrows(FormatException.class, () -> read.copy("i", FloatBuffer.allocate(1)));
    assertArrayEquals(new long[] {1}, read.longs("t"));
    assertArrayEquals(new long[] {-3}, read.longs("c"));
    assertArrayEquals(new long[] {-4}, read.longs("s"));
    assertArrayEquals(new long[] {65531}, read.longs("u"));
    assertArrayEquals(new long[] {-6}, read.longs("i"));
    assertArrayEquals(new long[] {4294967289L}, read.longs("v"));
    assertThrows(FormatException.class, () -> read.floats("i"));
    String message = assertThrows(IllegalArgumentException.class, () -> read.floats("dd")).getMessage();
    assertTrue(message.endsWith("no tensor 'dd'; did you mean 'd'?"), message);
  }

  @Test
  void readsARealModel() {
    SafetensorsFile file = SafetensorsFile.open(SharedData.require("pretrained/captum-cifar10-lenet/cifar_torchvision.safetensors"));
    assertEquals(10, file.tensors().size());
    assertArrayEquals(new long[] {16, 6, 5, 5}, file.tensor("conv2.weight").shape());
    WeightArray fc1 = file.weights().get("fc1.weight");
    assertArrayEquals(new int[] {120, 400}, fc1.shape());
    assertFalse(IntStream.range(0, fc1.size()).anyMatch(i -> !Float.isFinite(fc1.values()[i])));
  }

  private Path raw(String header, byte[] data) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    return Files.write(folder.resolve("raw.safetensors"), bytes.putLong(json.length).put(json).put(data).array());
  }
}
