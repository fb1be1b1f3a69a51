package dev.unmesh.cut.fast;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;

/** Products of row-major matrices by the BLAS that LibTorch comes with, called without a tensor's overhead. */
final class Blas {
  private static final int ROWS = openblas.CblasRowMajor;
  private static final int PLAIN = openblas.CblasNoTrans;
  private static final int TURNED = openblas.CblasTrans;

  /** Up to here matrix times vector, example by example, is quicker: the matrix product, 4 times slower for one, repacks all weights. */
  private static final int FEW = 3;

  private Blas() {}

  /**
   * Y = X W^T, or Y += X W^T.
   *
   * @param x count x in, rows {@code xRow} apart
   * @param w out x in, rows {@code wRow} apart
   * @param y count x out, rows {@code yRow} apart
   */
  static void multiply(
      int count, int in, int out, FloatPointer x, int xRow, FloatPointer w, int wRow, FloatPointer y, int yRow, boolean add) {
    float keep = add ? 1 : 0;
    if (in == 0 || out == 0) {
      for (int e = 0; e < count && !add; e++) {
        Pointer.memset(y.getPointer((long) e * yRow), 0, 4L * out);
      }
    } else if (count > FEW) {
      openblas.cblas_sgemm(ROWS, PLAIN, TURNED, count, out, in, 1, x, xRow, w, wRow, keep, y, yRow);
    } else {
      openblas.cblas_sgemv(ROWS, PLAIN, out, in, 1, w, wRow, x, 1, keep, y, 1);
      for (int e = 1; e < count; e++) {
        openblas.cblas_sgemv(ROWS, PLAIN, out, in, 1, w, wRow, x.getPointer((long) e * xRow), 1, keep, y.getPointer((long) e * yRow), 1);
      }
    }
  }

  /** y += x. */
  static void add(long length, FloatPointer x, FloatPointer y) {
    openblas.cblas_saxpy(Math.toIntExact(length), 1, x, 1, y, 1);
  }
}
