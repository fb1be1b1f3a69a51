package dev.unmesh.bench.modular;

import dev.unmesh.cut.fast.Form;
import dev.unmesh.cut.fast.FormSize;
import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Threads;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** Reads so many bytes, again and again, and does nothing with them: the floor of a single example, whatever caches hold of them. */
final class ReadSpeed implements Form {
  private final FormSize size;
  private final FloatPointer memory;
  private final FloatPointer second;
  private final FloatBuffer buffer;
  private final Threads threads;

  ReadSpeed(long bytes, int threads) {
    this.size = new FormSize(0, 0, bytes);
    this.memory = new FloatPointer(bytes / 4).put(new float[Math.toIntExact(bytes / 4)]);
    this.second = memory.getPointer(bytes / 8);
    this.buffer = memory.asBuffer();
    this.threads = Threads.forMatrices(threads);
  }

  @Override
  public String name() {
    return "reading";
  }

  @Override
  public FloatBuffer inputs() {
    return buffer;
  }

  @Override
  public FloatBuffer apply(int count) {
    LibTorch.start(threads);
    int half = Math.toIntExact(size.bytes() / 8);
    openblas.cblas_sdot(half, memory, 1, second, 1);
    return buffer;
  }

  @Override
  public FormSize size() {
    return size;
  }

  @Override
  public void close() {
    memory.close();
  }
}
