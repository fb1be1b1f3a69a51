package dev.unmesh.cut.fast;

import java.nio.FloatBuffer;

/**
 * A stack of fully connected layers held in one of several ways, ready to be applied again and again. Whoever uses it writes examples
 * straight into {@link #inputs} and reads the answers where {@link #apply} left them: nothing is copied on the way. Not safe for use by
 * several threads; forms that use the BLAS set its threads for the whole process, so one of them runs at a time.
 */
public interface Form extends AutoCloseable {
  /** In a word or two, as tables have it. */
  String name();

  /** The form's own room for as many examples as it was made for, one after another, in the order of the network's inputs. */
  FloatBuffer inputs();

  /**
   * The outputs of the first {@code count} examples of {@link #inputs}.
   *
   * @return count x outputs, example by example, from position 0; the form's own memory, overwritten by the next call
   */
  FloatBuffer apply(int count);

  FormSize size();

  @Override
  void close();

  /** The outputs of {@code count} examples, copied in and out. */
  default float[] outputs(float[] examples, int count) {
    inputs().duplicate().put(examples);
    FloatBuffer answers = apply(count).duplicate();
    float[] outputs = new float[answers.remaining()];
    answers.get(outputs);
    return outputs;
  }
}
