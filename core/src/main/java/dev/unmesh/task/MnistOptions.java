package dev.unmesh.task;

/**
 * MNIST, all 60,000 + 10,000 images.
 *
 * @param flatten whether an input is a row of 784 pixels rather than 1 x 28 x 28; default true
 * @param normalise whether the training set's mean (.1307) is taken off and its standard deviation (.3081) divided by; otherwise pixels
 *     lie in [0, 1]; default true
 * @param loss default cross entropy; under mean squared error a digit counts as a one-hot vector
 * @param heldOut training images set aside to choose settings by: tested on in place of the test images; default 0
 */
public record MnistOptions(boolean flatten, boolean normalise, Loss loss, int heldOut) implements TaskOptions {
  public MnistOptions {
    HeldOut.checked(heldOut);
  }

  /** Under cross entropy. */
  public MnistOptions(boolean flatten, boolean normalise) {
    this(flatten, normalise, Loss.CROSS_ENTROPY, 0);
  }

  public static MnistOptions defaults() {
    return new MnistOptions(true, true);
  }

  @Override
  public String name() {
    return "mnist";
  }
}
