package dev.unmesh.cut.verify;

import dev.unmesh.engine.onnx.OnnxSession;
import dev.unmesh.task.Inputs;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/** An ONNX file as ONNX Runtime computes it. Not safe for use by several threads. */
public final class OnnxAnswers implements Answering, AutoCloseable {
  private static final int BATCH = 256;

  private final OnnxSession session;

  private OnnxAnswers(OnnxSession session) {
    this.session = session;
  }

  /** @throws dev.unmesh.engine.EngineException if ONNX Runtime does not take the file */
  public static OnnxAnswers open(Path file, int threads) {
    return new OnnxAnswers(OnnxSession.open(file, threads));
  }

  @Override
  public float[] of(Inputs inputs) {
    float[] all = new float[0];
    for (int from = 0; from < inputs.count(); from += BATCH) {
      int count = Math.min(BATCH, inputs.count() - from);
      float[] part = batch(inputs, from, count);
      int width = part.length / count;
      all = from == 0 ? new float[Math.multiplyExact(inputs.count(), width)] : all;
      System.arraycopy(part, 0, all, from * width, part.length);
    }
    return all;
  }

  private float[] batch(Inputs inputs, int from, int count) {
    float[] values = new float[count * inputs.width()];
    inputs.copy(IntStream.range(from, from + count).toArray(), values);
    long[] shape = IntStream.concat(IntStream.of(count), Arrays.stream(inputs.shape())).asLongStream().toArray();
    if (session.takesTokens()) {
      long[] tokens = new long[values.length];
      Arrays.setAll(tokens, i -> (long) values[i]);
      return session.run(tokens, shape);
    }
    return session.run(values, shape);
  }

  @Override
  public void close() {
    session.close();
  }
}
