package dev.unmesh.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFolderTest {
  private static final String INDEX = "model.safetensors.index.json";

  @TempDir Path folder;

  /** Two shards; the index lists their tensors in an order of its own. */
  @BeforeEach
  void shards() throws IOException {
    new SafetensorsWriter()
        .floats("wte.weight", new int[] {3, 2}, new float[] {1, 2, 3, 4, 5, 6})
        .ints("mask", new int[] {1}, new int[] {7})
        .write(folder.resolve("a.safetensors"));
    new SafetensorsWriter().floats("head.weight", new int[] {2}, new float[] {8, 9}).write(folder.resolve("b.safetensors"));
    index("{'head.weight': 'b.safetensors', 'wte.weight': 'a.safetensors', 'mask': 'a.safetensors'}");
  }

  @Test
  void tensorsOfAllShards() {
    SafetensorsFolder model = SafetensorsFolder.open(folder);
    assertEquals(List.of("head.weight", "wte.weight", "mask"), List.copyOf(model.names()));
    assertArrayEquals(new float[] {8, 9}, model.floats("head.weight"));
    assertArrayEquals(new long[] {3, 2}, model.tensor("wte.weight").shape());
    assertArrayEquals(new long[] {7}, model.file("mask").longs("mask"));
    assertEquals(List.of("head.weight", "wte.weight"), List.copyOf(model.weights().names()));
    assertArrayEquals(new int[] {3, 2}, model.weights().get("wte.weight").shape());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, model.weights().get("wte.weight").values());
    assertTrue(model.has("mask") && !model.has("bias"));
    String message = assertThrows(IllegalArgumentException.class, () -> model.floats("wte.wieght")).getMessage();
    assertTrue(message.startsWith(folder + ": ") && message.contains("did you mean 'wte.weight'"), message);
    assertThrows(IllegalArgumentException.class, () -> model.weights().get("none"));
  }

  @Test
  void oneFileGoesFirst() {
    new SafetensorsWriter().floats("only", new int[] {1}, new float[] {5}).write(folder.resolve("model.safetensors"));
    SafetensorsFolder model = SafetensorsFolder.open(folder);
    assertEquals(List.of("only"), List.copyOf(model.names()));
    assertArrayEquals(new float[] {5}, model.weights().get("only").values());
  }

  @Test
  void largeTensorsInManyShards() throws IOException {
    StringBuilder map = new StringBuilder("{");
    float[][] planted = new float[4][];
    for (int s = 0; s < planted.length; s++) {
      planted[s] = new float[700_000 + s]; // beyond what is read without mapping
      for (int i = 0; i < planted[s].length; i++) {
        planted[s][i] = 1e6f * s + i;
      }
      Path shard = folder.resolve("s" + s + ".safetensors");
      new SafetensorsWriter().floats("w" + s, new int[] {planted[s].length}, planted[s]).write(shard);
      map.append(s == 0 ? "" : ",").append("'w" + s + "': '" + shard.getFileName() + "'");
    }
    index(map + "}");
    SafetensorsFolder model = SafetensorsFolder.open(folder);
    for (int s = 0; s < planted.length; s++) {
      assertArrayEquals(planted[s], model.floats("w" + s));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          {'head.weight': 'b.safetensors', 'wte.weight': 'c.safetensors'} ~ json: the shard c.safetensors is missing, where 1 of 2 tensors
          {'head.weight': 'b.safetensors', 'bias': 'b.safetensors'} ~ 'bias' should be in b.safetensors, but is in no shard
          {'wte.weight': 'b.safetensors', 'head.weight': 'a.safetensors', 'mask': 'a.safetensors'} ~ in b.safetensors, but is in a.
          {'wte.weight': 'a.safetensors'} ~ a.safetensors: tensor 'mask' is here, but model.safetensors.index.json does not name it
          {'mask': '../a.safetensors'} ~ tensor 'mask': "../a.safetensors" is not the name of a .safetensors file beside
          {'mask': '/etc/a.safetensors'} ~ is not the name of a
          {'mask': 'a.bin'} ~ is not the name of a
          {'mask': 5} ~ tensor 'mask': 5 is not the name of a
          {'mask': 'a.safetensors', 'mask': 'b.safetensors'} ~ uplicate
          {} ~ weight_map is missing, empty
          [] ~ weight_map is missing, empty
          {'mask' ~ json: line 2, column
          """)
  void indexAndShardsDisagree(String map, String fault) throws IOException {
    index(map);
    expect(fault);
  }

  @Test
  void aTensorInTwoShards() {
    new SafetensorsWriter()
        .floats("head.weight", new int[] {2}, new float[] {8, 9})
        .floats("wte.weight", new int[] {1}, new float[] {8})
        .write(folder.resolve("b.safetensors"));
    expect("tensor 'wte.weight' is here and in b.safetensors too");
  }

  @Test
  void aShardCutShort() throws IOException {
    byte[] shard = Files.readAllBytes(folder.resolve("b.safetensors"));
    Files.write(folder.resolve("b.safetensors"), Arrays.copyOf(shard, shard.length - 1));
    expect("b.safetensors: ");
  }

  @Test
  void nothingToRead() throws IOException {
    Files.delete(folder.resolve(INDEX));
    expect("neither model.safetensors nor model.safetensors.index.json in it");
    Files.writeString(folder.resolve("pytorch_model.bin"), "");
    expect("pickles (pytorch_model.bin) may run code");
    Path none = folder.resolve("none");
    assertEquals(none + ": no such folder", assertThrows(FormatException.class, () -> SafetensorsFolder.open(none)).getMessage());
    Path file = folder.resolve("a.safetensors");
    assertEquals(file + ": not a folder", assertThrows(FormatException.class, () -> SafetensorsFolder.open(file)).getMessage());
    Files.createDirectory(folder.resolve("model.safetensors"));
    assertThrows(UncheckedIOException.class, () -> SafetensorsFolder.open(folder));
  }

  private void index(String map) throws IOException {
    Files.writeString(folder.resolve(INDEX), "{\"metadata\": {\"total_size\": 36},\n\"weight_map\": " + map.replace('\'', '"') + "}");
  }

  private void expect(String fault) {
    String message = assertThrows(FormatException.class, () -> SafetensorsFolder.open(folder)).getMessage();
    assertTrue(message.startsWith(folder.toString()) && message.contains(fault), message);
    assertFalse(message.contains("\n"), message);
  }
}
