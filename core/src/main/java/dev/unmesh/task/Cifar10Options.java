package dev.unmesh.task;

/** CIFAR-10, all 50,000 + 10,000 images, pixels in [0, 1], no augmentation. */
public record Cifar10Options() implements TaskOptions {
  public static Cifar10Options defaults() {
    return new Cifar10Options();
  }

  @Override
  public String name() {
    return "cifar10";
  }
}
