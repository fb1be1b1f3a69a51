package dev.unmesh.engine.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.unmesh.engine.EngineException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * An ONNX model with one input and at least one output of floats, run by ONNX Runtime. No library of custom operators is registered, so
 * a model is data to it, not code. Not safe for use by several threads.
 */
public final class OnnxSession implements AutoCloseable {
  private final Path file;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String input;
  private final TensorInfo inputInfo;
  private final String output;

  private OnnxSession(Path file, OrtEnvironment environment, OrtSession session) throws OrtException {
    this.file = file;
    this.environment = environment;
    this.session = session;
    if (session.getInputInfo().size() != 1) {
      throw failure(file, "takes " + session.getInputInfo().size() + " inputs, " + session.getInputNames() + "; one is expected", null);
    }
    NodeInfo in = session.getInputInfo().values().iterator().next();
    NodeInfo out = session.getOutputInfo().values().iterator().next();
    this.input = in.getName();
    this.inputInfo = tensor(file, in);
    this.output = out.getName();
    boolean known = inputInfo.type == OnnxJavaType.FLOAT || inputInfo.type == OnnxJavaType.INT64;
    if (!known || tensor(file, out).type != OnnxJavaType.FLOAT) {
      throw failure(
          file, "its input '" + input + "' and output '" + output + "' are " + in.getInfo() + " and " + out.getInfo()
              + "; expected float32 (or int64 tokens) in, float32 out", null);
    }
  }

  /**
   * @param threads used within one operator
   * @throws EngineException if ONNX Runtime cannot be loaded here, or does not take the model
   */
  public static OnnxSession open(Path file, int threads) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "unmesh");
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      OrtSession session = environment.createSession(file.toString(), options);
      try {
        return new OnnxSession(file, environment, session);
      } catch (EngineException | OrtException e) {
        session.close();
        throw e;
      }
    } catch (OrtException e) {
      throw failure(file, "ONNX Runtime does not take it", e);
    } catch (LinkageError | IllegalStateException e) {
      throw new EngineException("ONNX Runtime cannot be loaded on this machine: " + e.getMessage(), e);
    }
  }

  private static TensorInfo tensor(Path file, NodeInfo node) {
    if (node.getInfo() instanceof TensorInfo info) {
      return info;
    }
    throw failure(file, "'" + node.getName() + "' is no tensor but " + node.getInfo(), null);
  }

  public String input() {
    return input;
  }

  /** The first of its outputs. */
  public String output() {
    return output;
  }

  /** Extents, batch first by custom; -1 for what may be any. */
  public long[] inputShape() {
    return inputInfo.getShape();
  }

  public boolean takesTokens() {
    return inputInfo.type == OnnxJavaType.INT64;
  }

  /** The first output, flat, for numbers of this shape. @throws EngineException if the model fails on them */
  public float[] run(float[] values, long[] shape) {
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape)) {
      return run(tensor);
    } catch (OrtException e) {
      throw failure(file, "ONNX Runtime could not run it", e);
    }
  }

  /** The same for tokens. */
  public float[] run(long[] tokens, long[] shape) {
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(tokens), shape)) {
      return run(tensor);
    } catch (OrtException e) {
      throw failure(file, "ONNX Runtime could not run it", e);
    }
  }

  private float[] run(OnnxTensor tensor) throws OrtException {
    try (OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output))) {
      FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] values = new float[buffer.remaining()];
      buffer.get(values);
      return values;
    }
  }

  private static EngineException failure(Path file, String fault, OrtException e) {
    String reason = e == null ? "" : ": " + e.getMessage().replaceAll("\\s+", " ").strip();
    return new EngineException(file + ": " + fault + reason, e);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw failure(file, "ONNX Runtime could not close it", e);
    }
  }
}
