package dev.unmesh.task;

/**
 * CIFAR-10, all 50,000 + 10,000 images, pixels in [0, 1], no augmentation.
 *
 * @param heldOut training images set aside to choose settings by: tested on in place of the test images; default 0
 */
public record Cifar10Options(int heldOut) implements TaskOptions {
  public Cifar10Options {
    HeldOut.checked(heldOut);
  }

  public static Cifar10Options defaults() {
    return new Cifar10Options(0);
  }

  @Override
  public String name() {
    return "cifar10";
  }
}
