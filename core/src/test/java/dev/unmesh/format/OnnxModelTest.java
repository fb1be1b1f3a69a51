package dev.unmesh.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {
  @TempDir Path folder;

  @Test
  void orientationFollowsTheNode() throws IOException {
    // each stores out 2 x in 3 = ((1, 2, 3), (4, 5, 6)) in its own way
    GraphProto.Builder graph = GraphProto.newBuilder();
    graph.addInitializer(floats("matmul", List.of(3L, 2L), 1, 4, 2, 5, 3, 6));
    graph.addInitializer(floats("gemm", List.of(3L, 2L), 1, 4, 2, 5, 3, 6));
    graph.addInitializer(floats("gemmT", List.of(2L, 3L), 1, 2, 3, 4, 5, 6));
    graph.addInitializer(floats("left", List.of(2L, 3L), 1, 2, 3, 4, 5, 6));
    graph.addInitializer(floats("conv", List.of(2L, 3L, 1L), 1, 2, 3, 4, 5, 6));
    graph.addInitializer(floats("added", List.of(2L, 3L), 1, 2, 3, 4, 5, 6));
    graph.addNode(node("MatMul", "x", "matmul"));
    graph.addNode(node("Gemm", "x", "gemm"));
    graph.addNode(node("Gemm", "x", "gemmT").toBuilder().addAttribute(AttributeProto.newBuilder().setName("transB").setI(1)));
    graph.addNode(node("MatMul", "left", "x"));
    graph.addNode(node("Conv", "x", "conv"));
    graph.addNode(node("Add", "x", "added"));
    graph.addNode(node("MatMul", "y", "matmul")); // tied: still one connection
    WeightFile model = write(graph);
    assertEquals(List.of("matmul", "gemm", "gemmT", "left", "conv"), model.connections().stream().map(Connection::name).toList());
    for (Connection connection : model.connections()) {
      Matrix matrix = Matrix.l2(connection, model.weights());
      assertEquals(new Matrix(2, 3, new float[] {1, 2, 3, 4, 5, 6}), matrix, connection.name());
    }
  }

  @Test
  void readsEveryFloatType() throws IOException {
    GraphProto.Builder graph = GraphProto.newBuilder();
    byte[] raw = {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0};
    graph.addInitializer(tensor("raw", DataType.FLOAT, 1, 2).setRawData(ByteString.copyFrom(raw)));
    graph.addInitializer(tensor("double", DataType.DOUBLE, 1, 2).addDoubleData(1).addDoubleData(-2));
    graph.addInitializer(tensor("half", DataType.FLOAT16, 1, 2).addInt32Data(0x3c00).addInt32Data(0xc000));
    graph.addInitializer(tensor("rawHalf", DataType.FLOAT16, 1, 2).setRawData(ByteString.copyFrom(new byte[] {0, 0x3c, 0, (byte) 0xc0})));
    graph.addInitializer(tensor("brain", DataType.BFLOAT16, 1, 2).addInt32Data(0x3f80).addInt32Data(0xc000));
    graph.addNode(node("MatMul", "x", "raw"));
    WeightFile model = write(graph);
    assertEquals(5, model.weights().names().size());
    for (String name : model.weights().names()) {
      assertArrayEquals(new float[] {1, -2}, model.weights().get(name).values(), name);
    }
  }

  @Test
  void operatorSetsThatAreNotKnownAreRefused() throws IOException {
    GraphProto.Builder graph = GraphProto.newBuilder();
    graph.addInitializer(floats("w", List.of(1L, 2L), 1, 2));
    graph.addNode(node("MatMul", "x", "w"));
    graph.addInitializer(floats("v", List.of(1L, 2L), 1, 2));
    graph.addNode(node("MatMul", "x", "v").toBuilder().setDomain("com.example"));
    Path file = folder.resolve("sets.onnx");
    ModelProto.Builder model = ModelProto.newBuilder().setGraph(graph);
    OperatorSetIdProto.Builder set = OperatorSetIdProto.newBuilder();
    model.addOpsetImport(set.clone().setVersion(17)).addOpsetImport(set.clone().setDomain("com.example").setVersion(99));
    Files.write(file, model.build().toByteArray());
    assertEquals(Set.of("w"), OnnxModel.open(file).views().keySet());
    for (long version : new long[] {99, 0, -1}) {
      model.clearOpsetImport().addOpsetImport(set.clone().setVersion(version));
      Files.write(file, model.build().toByteArray());
      String told = assertThrows(FormatException.class, () -> OnnxModel.open(file)).getMessage();
      assertTrue(told.contains("operator set " + version + "; known are sets 1 to 23") && told.contains("opset_version"), told);
    }
  }

  @Test
  void dimsThatLieAreRefused() {
    refuse("ask for 6 numbers of F32, but 5 are there", floats("w", List.of(2L, 3L), 1, 2, 3, 4, 5));
    refuse("negative or impossibly large", floats("w", List.of(-2L, -3L), 1, 2, 3, 4, 5, 6));
    refuse("negative or impossibly large", floats("w", List.of(1L << 40, 1L), 1));
    refuse("negative or impossibly large", floats("w", List.of(65536L, 65536L), 1));
    refuse("negative or impossibly large", floats("w", List.of(1L << 32, 1L << 32), 1));
    TensorProto.Builder pair = tensor("w", DataType.FLOAT, 1, 2);
    refuse("ask for 8 bytes of F32, but 5 are there", pair.setRawData(ByteString.copyFrom(new byte[5])).build());
    refuse("another file", tensor("w", DataType.FLOAT, 1, 2).setDataLocation(TensorProto.DataLocation.EXTERNAL).build());
    TensorProto sound = floats("w", List.of(1L, 1L), 1);
    refuse("two initialisers are called 'w'", sound, sound);
  }

  @Test
  void anyTruncationAndAnyFlippedByteIsEitherReadOrRefusedCleanly() throws IOException {
    GraphProto.Builder graph = GraphProto.newBuilder().addInitializer(floats("w", List.of(2L, 3L), 1, 2, 3, 4, 5, 6));
    graph.addNode(node("MatMul", "x", "w"));
    byte[] sound = model(graph).toByteArray();
    Path file = folder.resolve("m.onnx");
    int refused = 0;
    for (int length = 0; length < sound.length; length++) {
      refused += tolerated(file, Arrays.copyOf(sound, length)) ? 0 : 1;
    }
    assertEquals(sound.length, refused);
    SplittableRandom random = new SplittableRandom(4);
    for (int draw = 0; draw < 2000; draw++) {
      byte[] broken = sound.clone();
      broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      tolerated(file, broken);
    }
  }

  private static boolean tolerated(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    try {
      WeightFile model = WeightFile.open(file);
      model.connections().forEach(connection -> Matrix.l2(connection, model.weights()));
      return true;
    } catch (FormatException e) {
      assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
      return false;
    }
  }

  private void refuse(String fault, TensorProto... tensors) {
    GraphProto.Builder graph = GraphProto.newBuilder().addAllInitializer(List.of(tensors)).addNode(node("MatMul", "x", "w"));
    String message = assertThrows(FormatException.class, () -> write(graph)).getMessage();
    assertTrue(message.contains("m.onnx: ") && message.contains(fault) && message.contains("'w'"), message);
  }

  private WeightFile write(GraphProto.Builder graph) throws IOException {
    return WeightFile.open(Files.write(folder.resolve("m.onnx"), model(graph).toByteArray()));
  }

  private static ModelProto model(GraphProto.Builder graph) {
    return ModelProto.newBuilder().setIrVersion(8).setGraph(graph).build();
  }

  private static NodeProto node(String type, String... inputs) {
    return NodeProto.newBuilder().setOpType(type).addAllInput(List.of(inputs)).addOutput("y").build();
  }

  private static TensorProto floats(String name, List<Long> dims, float... values) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(DataType.FLOAT.getNumber()).addAllDims(dims);
    for (float value : values) {
      tensor.addFloatData(value);
    }
    return tensor.build();
  }

  private static TensorProto.Builder tensor(String name, DataType type, long... dims) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
    for (long extent : dims) {
      tensor.addDims(extent);
    }
    return tensor;
  }
}
