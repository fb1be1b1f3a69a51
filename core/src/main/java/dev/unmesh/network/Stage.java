package dev.unmesh.network;

import java.util.List;
import java.util.Optional;

/**
 * One step of a network whose layers stand in a row, as whoever works without tensors needs it: shapes, and the names of its parameters.
 * What does nothing in evaluation (dropout, flattening) is no stage. Maps are channels x height x width, flat.
 */
public sealed interface Stage {
  /** y = W x + b; {@code weight} out x in. */
  record Linear(String weight, Optional<String> bias, int in, int out) implements Stage {}

  /**
   * A square convolution of stride 1, zeros around; {@code weight} out x in x kernel x kernel.
   *
   * @param height of its input, as {@code width} is
   */
  record Convolution(String weight, Optional<String> bias, int in, int out, int kernel, int padding, int height, int width)
      implements Stage {}

  /**
   * (x - mean) / sqrt(variance + epsilon) * gain + bias, channel by channel.
   *
   * @param area numbers a channel has
   */
  record Norm(String gain, String bias, String mean, String variance, double epsilon, int channels, int area) implements Stage {}

  /**
   * The largest of each size x size window; windows that would stick out are left out.
   *
   * @param height of its input, as {@code width} is
   */
  record MaxPool(int size, int channels, int height, int width) implements Stage {}

  /** The same function of each number. */
  record Elementwise(Activation activation, int width) implements Stage {}

  /** y[i] = x[places[i]]. */
  record Select(List<Integer> places, int in) implements Stage {}

  /** y[places[i]] = x[i], and 0 elsewhere. */
  record Place(List<Integer> places, int out) implements Stage {}
}
