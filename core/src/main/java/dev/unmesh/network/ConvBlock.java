package dev.unmesh.network;

/**
 * A convolution, batch norm if asked, the activation, and max pooling if pool &gt; 1.
 *
 * @param kernel side length of the square kernel
 * @param padding zeros added on each side
 * @param pool side length of the pooling window; 1 for none
 */
public record ConvBlock(int channels, int kernel, int padding, boolean bias, boolean batchNorm, int pool) {
  /** 16 channels of 3 x 3, padded by 1, with bias, pooled by 2. */
  public ConvBlock() {
    this(16, 3, 1, true, false, 2);
  }

  public ConvBlock {
    if (channels < 1 || kernel < 1 || padding < 0 || pool < 1) {
      throw new IllegalArgumentException(
          "a conv block needs channels, kernel and pool >= 1 and padding >= 0, was channels " + channels + ", kernel " + kernel
              + ", padding " + padding + ", pool " + pool);
    }
  }
}
