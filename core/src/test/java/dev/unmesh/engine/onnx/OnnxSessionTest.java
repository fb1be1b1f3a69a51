package dev.unmesh.engine.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSessionTest {
  @TempDir Path folder;

  @Test
  void answersAreTheGraphs() throws IOException {
    Path file = OnnxGraphs.linear(folder.resolve("m.onnx"), -1, false);
    try (OnnxSession session = OnnxSession.open(file, 1)) {
      assertEquals("x", session.input());
      assertEquals("y", session.output());
      assertArrayEquals(new long[] {-1, 3}, session.inputShape());
      assertFalse(session.takesTokens());
      // ((1, 2, 3), (4, 5, 6)) x
      assertArrayEquals(new float[] {6, 15, -2, -2}, session.run(new float[] {1, 1, 1, 1, 0, -1}, new long[] {2, 3}));
    }
  }

  @Test
  void whatIsNoModelOrDoesNotFitIsToldInOneLine() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.onnx"), "no model");
    String message = assertThrows(EngineException.class, () -> OnnxSession.open(broken, 1)).getMessage();
    assertTrue(message.startsWith(broken + ": ONNX Runtime does not take it") && message.lines().count() == 1, message);
    Path unknown = OnnxGraphs.node(folder.resolve("unknown.onnx"), "NoSuchOperation");
    assertThrows(EngineException.class, () -> OnnxSession.open(unknown, 1));
    Path file = OnnxGraphs.linear(folder.resolve("m.onnx"), -1, false);
    try (OnnxSession session = OnnxSession.open(file, 1)) {
      assertThrows(EngineException.class, () -> session.run(new float[8], new long[] {2, 4}));
    }
  }
}
