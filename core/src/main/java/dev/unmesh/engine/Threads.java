package dev.unmesh.engine;

/**
 * How many threads each pool gets. LibTorch's own and the BLAS's fight for the cores if both are given several (measured: up to 100
 * times slower on a busy machine), so only one of them is.
 *
 * @param intraOp for LibTorch's operations: convolutions, pooling, elementwise work on large tensors
 * @param blas for matrix products
 */
public record Threads(int intraOp, int blas) {
  public static final Threads ONE = new Threads(1, 1);

  public Threads {
    if (intraOp < 1 || blas < 1) {
      throw new IllegalArgumentException("threads must be at least 1, were " + intraOp + " and " + blas);
    }
    if (intraOp > 1 && blas > 1) {
      throw new IllegalArgumentException("give several threads to LibTorch or to the BLAS, not to both: their pools get into each other's way");
    }
  }

  /** For networks that convolve. */
  public static Threads forConvolutions(int threads) {
    return new Threads(threads, 1);
  }

  /** For networks whose work is matrix products. */
  public static Threads forMatrices(int threads) {
    return new Threads(1, threads);
  }
}
