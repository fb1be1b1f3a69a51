package dev.unmesh.run.evaluate;

import dev.unmesh.engine.onnx.OnnxSession;
import dev.unmesh.format.FormatException;
import dev.unmesh.format.OnnxModel;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.run.model.PixelScale;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.Loss;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** An ONNX model as ONNX Runtime computes it. The first extent of its input counts examples. */
final class OnnxSubject {
  private static final int BATCH = 256;

  private final OnnxSession session;
  private final int[] shape;
  private final int batch;
  private final boolean probabilities;

  private OnnxSubject(OnnxSession session, int[] shape, int batch, boolean probabilities) {
    this.session = session;
    this.shape = shape;
    this.batch = batch;
    this.probabilities = probabilities;
  }

  /**
   * @param taken the shape of one of the task's inputs: what it says where the model leaves an extent open
   * @param vocabulary of the task's tokens; 0 where its inputs are numbers
   */
  static Subject open(Path file, String name, int[] taken, int vocabulary) {
    OnnxModel model = OnnxModel.open(file);
    OnnxSession session = OnnxSession.open(file, Runtime.getRuntime().availableProcessors());
    try {
      long[] stated = session.inputShape();
      if (stated.length == 0) {
        throw new FormatException(file, "its input '" + session.input() + "' has no extents: there is no place for examples");
      }
      int[] shape = settled(Arrays.copyOfRange(stated, 1, stated.length), taken);
      boolean probabilities = model.operation(session.output()).filter("Softmax"::equals).isPresent();
      OnnxSubject subject = new OnnxSubject(session, shape, stated[0] > 0 ? (int) stated[0] : BATCH, probabilities);
      int outputs = subject.outputs(file);
      NetworkShape asks = new NetworkShape(shape, session.takesTokens() ? vocabulary : 0, outputs, List.of(), List.of());
      return new AnswerSubject(name, kind(session, probabilities), asks, scale(session), subject::answers, session::close);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static String kind(OnnxSession session, boolean probabilities) {
    return "ONNX model, " + session.input() + " to " + session.output()
        + (probabilities ? ", a softmax: its logarithm is graded" : "");
  }

  /** ONNX's own zoo: CNTK's MNIST net takes bytes as they are. */
  private static Optional<PixelScale> scale(OnnxSession session) {
    boolean cntk = session.input().equals("Input3") && session.output().equals("Plus214_Output_0");
    return cntk ? Optional.of(PixelScale.RAW) : Optional.empty();
  }

  /** Open extents become the task's where it has as many, else its one. */
  private static int[] settled(long[] stated, int[] taken) {
    int[] shape = new int[stated.length];
    for (int d = 0; d < shape.length; d++) {
      shape[d] = stated[d] > 0 ? Math.toIntExact(stated[d]) : stated.length == taken.length ? taken[d] : 1;
    }
    return shape;
  }

  /** What comes out for one batch of zeros. */
  private int outputs(Path file) {
    int given = run(new float[batch * width()]).length;
    if (given % batch != 0) {
      throw new FormatException(file, batch + " examples give " + given + " numbers: not as many each");
    }
    return given / batch;
  }

  private int width() {
    return IntStream.of(shape).reduce(1, Math::multiplyExact);
  }

  private float[] answers(Inputs inputs, Loss loss) {
    int width = width();
    float[] all = null;
    float[] part = new float[batch * width];
    for (int from = 0; from < inputs.count(); from += batch) {
      int count = Math.min(batch, inputs.count() - from);
      Arrays.fill(part, 0);
      inputs.copy(IntStream.range(from, from + count).toArray(), part);
      float[] given = run(part);
      int outputs = given.length / batch;
      all = all == null ? new float[Math.multiplyExact(inputs.count(), outputs)] : all;
      System.arraycopy(given, 0, all, from * outputs, count * outputs);
    }
    if (probabilities && loss == Loss.CROSS_ENTROPY) {
      for (int i = 0; i < all.length; i++) {
        all[i] = (float) Math.log(Math.max(all[i], Float.MIN_NORMAL));
      }
    }
    return all;
  }

  private float[] run(float[] values) {
    long[] extents = new long[shape.length + 1];
    extents[0] = batch;
    for (int d = 0; d < shape.length; d++) {
      extents[d + 1] = shape[d];
    }
    if (session.takesTokens()) {
      long[] tokens = new long[values.length];
      Arrays.setAll(tokens, i -> (long) values[i]);
      return session.run(tokens, extents);
    }
    return session.run(values, extents);
  }
}
