package dev.unmesh.engine;

import org.bytedeco.pytorch.global.torch;

/**
 * Denormal floats count as zero on this thread while this is open. The moments of a weight that gets no gradient decay into
 * denormals, on which an optimiser step is up to ten times slower; below 1.2e-38 they change no weight.
 */
public final class FlushedDenormals implements AutoCloseable {
  public FlushedDenormals() {
    torch.globalContext().setFlushDenormal(true);
  }

  @Override
  public void close() {
    torch.globalContext().setFlushDenormal(false);
  }
}
