package dev.unmesh.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardEventsTest {
  @TempDir Path folder;

  @Test
  void parsesBack() throws IOException {
    Path file = folder.resolve(TensorBoardEvents.FILE_NAME);
    write(file, 0, 100);
    write(file, 200);
    List<UnknownFieldSet> events = parse(file);
    assertEquals(4, events.size());
    assertEquals("brain.Event:2", events.get(0).getField(3).getLengthDelimitedList().get(0).toStringUtf8());
    assertEquals(1_700_000_000.5, Double.longBitsToDouble(events.get(0).getField(1).getFixed64List().get(0)));
    UnknownFieldSet last = events.get(3);
    assertEquals(200, last.getField(2).getVarintList().get(0));
    UnknownFieldSet summary = UnknownFieldSet.parseFrom(last.getField(5).getLengthDelimitedList().get(0));
    Map<String, Float> values = new LinkedHashMap<>();
    for (var bytes : summary.getField(1).getLengthDelimitedList()) {
      UnknownFieldSet value = UnknownFieldSet.parseFrom(bytes);
      String tag = value.getField(1).getLengthDelimitedList().get(0).toStringUtf8();
      values.put(tag, Float.intBitsToFloat(value.getField(2).getFixed32List().get(0)));
    }
    assertEquals(Map.of("train/loss", .25f, "test/accuracy", 200f), values);
  }

  @Test
  void framingIsTensorFlows() throws IOException {
    // The record that begins a file, at wall time 0; checksums by a bitwise CRC-32C of another make.
    Path file = folder.resolve("e");
    TensorBoardEvents.append(file, Instant.EPOCH).close();
    byte[] bytes = Files.readAllBytes(file);
    String golden = "1800000000000000a37f4b22" + "090000000000000000" + "1a0d" + "627261696e2e4576656e743a32" + "eedf28a3";
    assertEquals(golden, HexFormat.of().formatHex(bytes));
  }

  @Test
  void cutBackDropsLaterRecordsAndWhatWasCutShort() throws IOException {
    Path whole = folder.resolve("whole");
    write(whole, 0, 100, 200, 300);
    Path upTo200 = folder.resolve("upTo200");
    write(upTo200, 0, 100, 200);
    byte[] wanted = Files.readAllBytes(upTo200);
    Files.write(whole, new byte[] {9, 0, 0}, StandardOpenOption.APPEND);
    TensorBoardEvents.cutBack(whole, 250);
    assertArrayEquals(wanted, Files.readAllBytes(whole));
    TensorBoardEvents.cutBack(whole, 200);
    assertArrayEquals(wanted, Files.readAllBytes(whole));
    for (int cut = 0; cut < wanted.length; cut++) { // killed at any moment
      Path torn = Files.write(folder.resolve("torn"), Arrays.copyOf(wanted, cut));
      TensorBoardEvents.cutBack(torn, 200);
      byte[] left = Files.readAllBytes(torn);
      assertArrayEquals(Arrays.copyOf(wanted, left.length), left);
      parse(torn);
    }
    TensorBoardEvents.cutBack(whole, -1);
    assertEquals(1, parse(whole).size(), "only the beginning stays");
    TensorBoardEvents.cutBack(folder.resolve("none"), 0);
  }

  private static void write(Path file, long... steps) {
    Instant time = Instant.ofEpochMilli(1_700_000_000_500L);
    try (TensorBoardEvents events = TensorBoardEvents.append(file, time)) {
      for (long step : steps) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("train/loss", .25);
        values.put("test/accuracy", (double) step);
        events.scalars(step, time, values);
      }
    }
  }

  private static List<UnknownFieldSet> parse(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    List<UnknownFieldSet> events = new ArrayList<>();
    for (int at = 0; at < bytes.limit(); ) {
      byte[] data = TfRecord.read(bytes, at);
      assertNotNull(data, "a sound record at byte " + at);
      events.add(UnknownFieldSet.parseFrom(data));
      at += TfRecord.size(data);
    }
    return events;
  }
}
