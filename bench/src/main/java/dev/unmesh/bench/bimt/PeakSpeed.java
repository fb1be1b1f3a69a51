package dev.unmesh.bench.bimt;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Threads;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How many single-precision FLOP/s one core of this machine does. */
public final class PeakSpeed {
  private static final int SIDE = 1024;

  private PeakSpeed() {}

  /** Independent fused multiply-adds in registers and nothing else: the peak. */
  public static double ofFusedMultiplyAdds() {
    return FusedMultiplyAdds.FLOPS / (CpuTime.least(FusedMultiplyAdds::run) / 1e9);
  }

  /** What LibTorch's BLAS reaches on a product of two 1024 x 1024 matrices, one thread. */
  static double ofLargeProduct() {
    LibTorch.start(Threads.forMatrices(1));
    try (PointerScope scope = new PointerScope()) {
      Tensor a = torch.rand(new long[] {SIDE, SIDE});
      Tensor b = torch.rand(new long[] {SIDE, SIDE});
      Tensor to = torch.empty(SIDE, SIDE);
      return 2.0 * SIDE * SIDE * SIDE / (CpuTime.least(() -> torch.mm_out(to, a, b)) / 1e9);
    }
  }
}
