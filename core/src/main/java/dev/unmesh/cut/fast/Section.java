package dev.unmesh.cut.fast;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Threads;
import dev.unmesh.network.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import org.bytedeco.javacpp.Pointer;

/** A run of layers that the modules go through apart from one another, up to a whole layer or the end: one part each. */
final class Section implements PartsForm.Step {
  /** Below this many multiplications threads take longer to wake than to work. */
  private static final long WORTH_WAKING = 1L << 19;

  /** Examples that are gathered at a time: a task. */
  private static final int ROWS = 32;

  private final Room from;
  private final Gather gather;
  private final Room gathered;
  private final List<Part> parts = new ArrayList<>();
  private final List<Part> largestFirst;
  private final long work;
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
    this.from = from;
    int[][] columns = net.dividesInputs(first) ? net.places().get(first) : null;
    this.gather = columns == null || Arrays.stream(columns).allMatch(Gather::isConsecutive) ? null : new Gather(Arrays.stream(columns).flatMapToInt(Arrays::stream).toArray());
    this.gathered = gather == null ? from : new Room(from.rows(), gather.size());
    int column = 0;
    for (int m = 0; m < net.modules(); m++) {
      int own = columns == null || columns[m].length == 0 ? 0 : gather == null ? columns[m][0] : column;
      parts.add(new Part(net, m, first, last, gathered, own, joins ? null : to));
      column += columns == null ? 0 : columns[m].length;
    }
    this.work = parts.stream().mapToLong(Part::work).sum();
    this.largestFirst = parts.stream().sorted(Comparator.comparingLong(Part::work).reversed()).toList();
  }

  @Override
  public void run(int count) {
    LibTorch.start(Threads.ONE);
    boolean alone = count * work < WORTH_WAKING;
    if (gather != null) {
      // all modules' columns of an example in one go: it comes from memory once
      share(alone, (count + ROWS - 1) / ROWS, t -> gather.copy(t * ROWS, Math.min(ROWS, count - t * ROWS), from, gathered));
    }
    share(alone, parts.size(), t -> largestFirst.get(t).run(count));
    if (joins) {
      join(count);
    }
  }

  private void share(boolean alone, int tasks, IntConsumer task) {
    if (alone) {
      for (int t = 0; t < tasks; t++) {
        task.accept(t);
      }
    } else {
      cores.run(tasks, task);
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
    return gather == null ? 0 : 8L * gather.size();
  }

  @Override
  public void close() {
    parts.forEach(Part::close);
    if (gather != null) {
      gather.close();
      gathered.close();
    }
  }
}
