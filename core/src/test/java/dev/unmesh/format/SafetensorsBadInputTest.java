package dev.unmesh.format;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile headers: each ends in one line that names the file and the fault. */
class SafetensorsBadInputTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, 1000, 100_000_001, Long.MAX_VALUE})
  void aHeaderLengthThatCannotBe(long length) throws IOException {
    expect("header claims", ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
  }

  @Test
  void filesTooShortForAnything() throws IOException {
    expect("0 bytes", new byte[0]);
    expect("7 bytes", new byte[7]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          not json at all                                                                | not sound JSON
          [1]                                                                            | not a JSON object
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}                          | not sound JSON
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} x                       | not sound JSON
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | uplicate
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"shape":[2]}}             | uplicate
          {"a":5}                                                                        | tensor 'a': not described
          {"a":{"shape":[2],"data_offsets":[0,8]}}                                       | tensor 'a': dtype
          {"a":{"dtype":"F99","shape":[2],"data_offsets":[0,8]}}                         | "F99" is not one of BOOL, U8
          {"a":{"dtype":"F32","data_offsets":[0,8]}}                                     | shape is missing
          {"a":{"dtype":"F32","shape":[2]}}                                              | data_offsets is missing
          {"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}                        | shape: -2 is not a whole number
          {"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}}                       | shape: 2.0 is not a whole number
          {"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}                       | is not a whole number
          {"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,8]}}      | is not a whole number
          {"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}}     | impossibly large
          {"a":{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,8]}}       | impossibly large
          {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}                         | takes 12 bytes, but data_offsets give it 8
          {"a":{"dtype":"F64","shape":[2],"data_offsets":[0,8]}}                         | takes 16 bytes, but data_offsets give it 8
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}                        | -8 is not a whole number
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}                         | do not lie in order
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}                        | do not lie in order within the 8 bytes
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}                           | do not lie in order
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}} | inside the tensor before it
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | inside the tensor before it
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}                         | leaving a hole
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}                         | end at byte 4 of the data, the file at 8
          {}                                                                             | end at byte 0 of the data, the file at 8
          {"__metadata__":[],"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}       | __metadata__ is not
          {"__metadata__":{"x":1},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}  | 'x' is not a string
          """)
  void headersThatLie(String json, String fault) throws IOException {
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    expect(fault, ByteBuffer.allocate(16 + header.length).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header).array());
  }

  @Test
  void deepNestingDoesNotOverflowTheStack() throws IOException {
    byte[] header = ("{\"a\":" + "[".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
    expect("not sound JSON", file.putLong(header.length).put(header).array());
  }

  @Test
  void anyTruncationAndAnyFlippedByteIsEitherReadOrRefusedCleanly() throws IOException {
    byte[] sound =
        new SafetensorsWriter()
            .floats("a", new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6})
            .ints("b", new int[] {1}, new int[] {1})
            .metadata("k", "v")
            .toBytes();
    Path file = folder.resolve("m.safetensors");
    for (int length = 0; length < sound.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(sound, length));
      assertThrows(FormatException.class, () -> SafetensorsFile.open(file));
    }
    SplittableRandom random = new SplittableRandom(3);
    for (int draw = 0; draw < 2000; draw++) {
      byte[] broken = sound.clone();
      broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      Files.write(file, broken);
      try {
        SafetensorsFile read = SafetensorsFile.open(file);
        read.weights().names().forEach(name -> read.weights().get(name));
      } catch (FormatException e) {
        assertFalse(e.getMessage().contains("\n"), "draw " + draw + ": " + e.getMessage());
      }
    }
  }

  @Test
  void aMissingFileIsSaidToBeMissing() {
    Path file = folder.resolve("none.safetensors");
    String message = assertThrows(UncheckedIOException.class, () -> SafetensorsFile.open(file)).getMessage();
    assertTrue(message.equals("cannot read " + file + ": no such file"), message);
  }

  private void expect(String fault, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("bad.safetensors"), bytes);
    String message = assertThrows(FormatException.class, () -> SafetensorsFile.open(file)).getMessage();
    assertTrue(message.startsWith(file + ": ") && message.contains(fault) && !message.contains("\n"), message);
  }
}
