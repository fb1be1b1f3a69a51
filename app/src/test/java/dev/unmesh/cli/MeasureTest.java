package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import dev.unmesh.format.SafetensorsWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code unmesh measure} on files and runs. */
class MeasureTest {
  private static final int SIZE = 64;
  private static final int MODULES = 4;

  @TempDir Path folder;

  @Test
  void plantedModulesOfASafetensorsFileAreFound() {
    Path file = planted(1, 7);
    JsonNode json = Invocation.of("measure", file, "--clusters", 4, "--seed", 0, "--json").json();
    assertEquals("planted.safetensors", json.path("model").asString());
    assertEquals(4, json.path("clusters").asInt());
    assertEquals("bipartite-spectral", json.path("method").asString());
    assertEquals(1, json.path("connections").size(), "a vector is no connection");
    JsonNode connection = json.path("connections").path(0);
    assertEquals("fc.weight", connection.path("name").asString());
    assertEquals(SIZE, connection.path("rows").asInt());
    assertEquals(SIZE, connection.path("columns").asInt());
    assertEquals(.25, connection.path("chance").asDouble(), .02);
    double c = connection.path("clusterability").asDouble();
    assertTrue(c >= .95, "C " + c);
    assertEquals(c, json.path("clusterability").asDouble(), 1e-12);
    JsonNode shuffled = connection.path("null");
    assertEquals(50, shuffled.path("shuffles").asInt());
    assertTrue(shuffled.path("mean").asDouble() < .7 && shuffled.path("sd").asDouble() > 0, shuffled.toString());
    assertTrue(shuffled.path("z").asDouble() >= 10, shuffled.toString());
    assertEquals(1 / 51.0, shuffled.path("p").asDouble(), 1e-9);
    assertEquals(SIZE, connection.path("rowModules").size());
    assertEquals(SIZE, connection.path("columnModules").size());
    String text = Invocation.of("measure", file, "--shuffles", 2).succeeds().out();
    assertTrue(text.contains("fc.weight") && text.contains("64 x 64"), text);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void pairingByLabelFailsWhereTheJointOneFindsThem(long seed) {
    Path file = planted(seed, seed + 100);
    double joint = clusterability(file, "joint");
    double label = clusterability(file, "label");
    double contiguous = clusterability(file, "contiguous");
    assertTrue(joint >= .95, "joint " + joint);
    assertTrue(label < joint - .2, "joint " + joint + ", by label " + label);
    assertTrue(contiguous < .4, "contiguous " + contiguous);
  }

  @Test
  void anOnnxFileAndARun() throws IOException {
    Path onnx = folder.resolve("planted.onnx");
    float[] values = matrix(3, 3);
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    OnnxMl.ModelProto model =
        OnnxMl.ModelProto.newBuilder()
            .setGraph(
                OnnxMl.GraphProto.newBuilder()
                    .addInitializer(
                        OnnxMl.TensorProto.newBuilder()
                            .setName("w").setDataType(1).addDims(SIZE).addDims(SIZE).setRawData(ByteString.copyFrom(raw.array())))
                    .addNode(OnnxMl.NodeProto.newBuilder().setName("fc").setOpType("MatMul").addInput("x").addInput("w").addOutput("y")))
            .build();
    Files.write(onnx, model.toByteArray());
    JsonNode json = Invocation.of("measure", onnx, "--clusters", 4, "--shuffles", 5, "--json").json();
    assertTrue(json.path("clusterability").asDouble() >= .95, json.toString());

    Path run = SmallRuns.trained(folder, "one");
    json = Invocation.of("measure", run, "--json", "--shuffles", 2).json();
    assertEquals(2, json.path("clusters").asInt());
    assertEquals("fc2", json.path("connections").path(0).path("name").asString());
    assertTrue(json.path("newman").path("q").isNumber() && json.path("wiringCost").isNumber() && json.path("edges").isNumber(), json.toString());
    json = Invocation.of("measure", run, "--clusters", 2, "--json", "--shuffles", 2).json();
    assertEquals(3, json.path("connections").size(), "discovered in every matrix");
  }

  @Test
  void deadRowsBelongToNoModuleAndOneModuleHoldsAll() {
    float[] values = matrix(1, 5);
    Arrays.fill(values, 0, SIZE, 0);
    Path file = write("dead.safetensors", values);
    JsonNode json = Invocation.of("measure", file, "--json", "--shuffles", 2).json();
    assertEquals(-1, json.path("connections").path(0).path("rowModules").path(0).asInt());
    assertEquals(1, Invocation.of("measure", file, "--clusters", 1, "--json", "--shuffles", 2).json().path("clusterability").asDouble(), 1e-12);
    // more modules than the smaller side has neurons: as many as it has, at most
    JsonNode many = Invocation.of("measure", file, "--clusters", 65, "--json", "--shuffles", 0).json().path("connections").path(0);
    many.path("rowModules").forEach(module -> assertTrue(module.asInt() < SIZE, many.toString()));
    Path zeros = write("zeros.safetensors", new float[SIZE * SIZE]);
    assertTrue(Invocation.of("measure", zeros, "--json", "--shuffles", 2).json().path("clusterability").isNull());
  }

  @Test
  void brokenFilesAreToldInOneLine() throws IOException {
    byte[] whole = Files.readAllBytes(planted(1, 1));
    SplittableRandom random = new SplittableRandom(99);
    for (int i = 0; i < 60; i++) {
      byte[] broken = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (i % 2 == 1) {
        broken[random.nextInt(120)] ^= (byte) (1 << random.nextInt(8));
      }
      Path file = Files.write(folder.resolve("broken.safetensors"), broken);
      Invocation measured = Invocation.of("measure", file, "--shuffles", 0);
      if (measured.exit() != 0) {
        measured.fails(1, "broken.safetensors");
      }
    }
    Files.writeString(folder.resolve("x.onnx"), "no protobuf at all");
    Invocation.of("measure", folder.resolve("x.onnx")).fails(1, "x.onnx");
    Files.writeString(folder.resolve("x.bin"), "something");
    Invocation.of("measure", folder.resolve("x.bin")).fails(1, "x.bin");
  }

  private double clusterability(Path file, String pairing) {
    return Invocation.of("measure", file, "--pairing", pairing, "--shuffles", 0, "--json").json().path("clusterability").asDouble();
  }

  private Path planted(long seed, long order) {
    return write("planted.safetensors", matrix(seed, order));
  }

  private Path write(String name, float[] values) {
    SafetensorsWriter writer = new SafetensorsWriter();
    writer.floats("fc.weight", new int[] {SIZE, SIZE}, values);
    writer.floats("fc.bias", new int[] {SIZE}, new float[SIZE]);
    writer.write(folder.resolve(name));
    return folder.resolve(name);
  }

  /** N(0, 1) within planted blocks and .1 N(0, 1) between, rows and columns shuffled. */
  private static float[] matrix(long seed, long order) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] rows = shuffled(new SplittableRandom(order));
    int[] columns = shuffled(new SplittableRandom(order + 1));
    float[] values = new float[SIZE * SIZE];
    for (int i = 0; i < values.length; i++) {
      boolean inside = rows[i / SIZE] % MODULES == columns[i % SIZE] % MODULES;
      values[i] = (float) ((inside ? 1 : .1) * random.nextGaussian());
    }
    return values;
  }

  private static int[] shuffled(SplittableRandom random) {
    int[] order = new int[SIZE];
    Arrays.setAll(order, i -> i);
    for (int i = SIZE - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
