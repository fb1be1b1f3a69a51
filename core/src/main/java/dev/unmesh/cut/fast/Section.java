package dev.unmesh.cut.fast;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Threads;
import dev.unmesh.network.Activation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/** A run of layers that the modules go through apart from one another, up to a whole layer or the end: one part each. */
final class Section implements PartsForm.Step {
  /** Below this many multiplications threads take longer to wake than to work. */
  private static final long WORTH_WAKING = 1L << 19;

  private final List<Part> parts = new ArrayList<>();
  private final List<Part> largestFirst;
  private final Room to;
  private final boolean joins;
  private final Activation after;
  private final Cores cores;

  /** @param after the activation of a whole layer it ends in; null for none */
  Section(ModularLayers net, int first, int last, Room from, Room to, Activation after, Cores cores) {
    this.to = to;
    this.joins = !net.dividesOutputs(last);
    this.after = after;
    this.cores = cores;
    for (int m = 0; m < net.modules(); m++) {
      parts.add(new Part(net, m, first, last, from, joins ? null : to));
    }
    this.largestFirst = parts.stream().sorted(Comparator.comparingLong(Part::work).reversed()).toList();
  }

  @Override
  public void run(int count) {
    LibTorch.start(Threads.ONE);
    if (count * parts.stream().mapToLong(Part::work).sum() < WORTH_WAKING) {
      for (Part part : parts) {
        part.run(count);
      }
    } else {
      cores.run(parts.size(), t -> largestFirst.get(t).run(count));
    }
    if (joins) {
      join(count);
    }
  }

  // in the order of modules, whichever was done first
  private void join(int count) {
    long length = (long) count * to.width();
    Pointer.memcpy(to.floats(), parts.get(0).output().floats(), 4 * length);
    for (Part part : parts.subList(1, parts.size())) {
      Blas.add(length, part.output().floats(), to.floats());
    }
    if (after != null) {
      Elementwise.apply(after, to, count);
    }
  }

  @Override
  public long indexBytes() {
    return parts.stream().mapToLong(Part::indexBytes).sum();
  }

  @Override
  public void close() {
    parts.forEach(Part::close);
  }
}
