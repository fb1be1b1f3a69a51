package dev.unmesh.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFileTest {
  @TempDir Path folder;

  @Test
  void matricesAndKernelsAreConnectionsVectorsAreNot() {
    Path file = folder.resolve("net.safetensors");
    new SafetensorsWriter()
        .floats("conv", new int[] {2, 1, 1, 2}, new float[] {3, 4, -6, 8})
        .floats("conv1d", new int[] {1, 2, 2}, new float[] {3, 4, 5, 12})
        .floats("fc", new int[] {2, 3}, new float[] {1, -2, 3, 4, 5, 6})
        .floats("bias", new int[] {3}, new float[3])
        .floats("nothing", new int[] {0, 3}, new float[0])
        .ints("indices", new int[] {1, 1}, new int[1])
        .write(file);
    WeightFile model = WeightFile.open(file);
    assertEquals("net.safetensors", model.name());
    assertEquals(List.of("conv", "conv1d", "fc"), model.connections().stream().map(Connection::name).toList());
    assertEquals(new Matrix(2, 1, new float[] {5, 10}), matrix(model, "conv"));
    assertEquals(new Matrix(1, 2, new float[] {5, 13}), matrix(model, "conv1d"));
    assertEquals(new Matrix(2, 3, new float[] {1, -2, 3, 4, 5, 6}), matrix(model, "fc"));
    assertEquals(3, model.wiring().group("fc.in").size());
    assertEquals(2, model.wiring().group("fc.out").size());
  }

  @Test
  void aRealNet() {
    WeightFile model = WeightFile.open(SharedData.require("pretrained/captum-cifar10-lenet/cifar_torchvision.safetensors"));
    assertEquals(
        List.of("conv1.weight", "conv2.weight", "fc1.weight", "fc2.weight", "fc3.weight"),
        model.connections().stream().map(Connection::name).toList());
    Matrix conv2 = matrix(model, "conv2.weight");
    assertEquals(16, conv2.rows());
    assertEquals(6, conv2.columns());
    float[] stored = model.weights().get("conv2.weight").values();
    double square = 0;
    for (int s = 0; s < 25; s++) {
      double w = stored[(3 * 6 + 4) * 25 + s];
      square += w * w;
    }
    assertEquals(Math.sqrt(square), conv2.at(3, 4), 1e-7);
  }

  @Test
  void aRealOnnxNet() {
    WeightFile model = WeightFile.open(SharedData.require("pretrained/onnx-mnist-8/opt-mnist.onnx"));
    assertEquals(
        List.of("Parameter5", "Parameter87", "Parameter193_reshape1"), model.connections().stream().map(Connection::name).toList());
    Matrix conv1 = matrix(model, "Parameter5");
    assertArrayEquals(new int[] {8, 1}, new int[] {conv1.rows(), conv1.columns()});
    Matrix fc = matrix(model, "Parameter193_reshape1");
    assertArrayEquals(new int[] {10, 256}, new int[] {fc.rows(), fc.columns()});
    assertEquals(model.weights().get("Parameter193_reshape1").values()[7 * 10 + 3], fc.at(3, 7));
  }

  @Test
  void otherFilesAreRefusedSayingWhatCanBeRead() throws IOException {
    for (String name : List.of("model.pt", "model.txt", "model")) {
      String message = assertThrows(FormatException.class, () -> WeightFile.open(folder.resolve(name))).getMessage();
      assertTrue(message.contains(".safetensors") && message.contains(".onnx"), message);
    }
    Path vectors = folder.resolve("v.safetensors");
    new SafetensorsWriter().floats("bias", new int[] {3}, new float[3]).write(vectors);
    String message = assertThrows(FormatException.class, () -> WeightFile.open(vectors)).getMessage();
    assertTrue(message.startsWith(vectors + ": no matrix in it"), message);
    Files.write(folder.resolve("x.onnx"), new byte[0]);
    message = assertThrows(FormatException.class, () -> WeightFile.open(folder.resolve("x.onnx"))).getMessage();
    assertTrue(message.contains("not an ONNX model"), message);
  }

  private static Matrix matrix(WeightFile model, String name) {
    return Matrix.l2(model.wiring().connection(name), model.weights());
  }
}
