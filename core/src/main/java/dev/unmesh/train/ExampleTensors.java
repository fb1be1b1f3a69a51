package dev.unmesh.train;

import dev.unmesh.engine.Tensors;
import dev.unmesh.task.ByteInputs;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.TokenTargets;
import dev.unmesh.task.ValueTargets;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Examples as tensors: images stay bytes and become floats a batch at a time. Batches are made in the caller's scope. */
final class ExampleTensors implements AutoCloseable {
  private final Tensor inputs;
  private final Tensor targets;
  private final Tensor scale;
  private final Tensor shift;

  ExampleTensors(Examples examples) {
    try (PointerScope scope = new PointerScope()) {
      int count = examples.count();
      if (examples.inputs() instanceof ByteInputs bytes) {
        this.inputs = Tensors.keep(Tensors.of(bytes.values(), shape(count, bytes.shape())));
        int channels = bytes.mean().length;
        float[] factors = new float[channels];
        float[] offsets = new float[channels];
        for (int c = 0; c < channels; c++) {
          factors[c] = 1 / (255 * bytes.standardDeviation()[c]);
          offsets[c] = -bytes.mean()[c] / bytes.standardDeviation()[c];
        }
        long[] broadcast = new long[bytes.shape().length + 1];
        Arrays.fill(broadcast, 1);
        if (channels > 1) {
          broadcast[1] = channels;
        }
        this.scale = Tensors.keep(Tensors.of(factors, broadcast));
        this.shift = Tensors.keep(Tensors.of(offsets, broadcast));
      } else if (examples.inputs() instanceof TokenInputs tokens) {
        this.inputs = Tensors.keep(Tensors.of(longs(tokens.tokens()), count, tokens.length()));
        this.scale = null;
        this.shift = null;
      } else {
        FloatInputs floats = (FloatInputs) examples.inputs();
        this.inputs = Tensors.keep(Tensors.of(floats.values(), shape(count, floats.shape())));
        this.scale = null;
        this.shift = null;
      }
      if (examples.targets() instanceof ClassTargets classes) {
        this.targets = Tensors.keep(Tensors.ofIndices(classes.labels()));
      } else if (examples.targets() instanceof TokenTargets tokens) {
        this.targets = Tensors.keep(Tensors.of(longs(tokens.tokens()), count, tokens.length()));
      } else {
        ValueTargets values = (ValueTargets) examples.targets();
        this.targets = Tensors.keep(Tensors.of(values.values(), count, values.width()));
      }
    }
  }

  private static long[] longs(int[] numbers) {
    return Arrays.stream(numbers).asLongStream().toArray();
  }

  private static long[] shape(int count, int[] shape) {
    return LongStream.concat(LongStream.of(count), Arrays.stream(shape).asLongStream()).toArray();
  }

  Tensor inputs(int[] at) {
    return ready(inputs.index_select(0, Tensors.ofIndices(at)));
  }

  Tensor targets(int[] at) {
    return targets.index_select(0, Tensors.ofIndices(at));
  }

  Tensor inputs(int from, int to) {
    return ready(inputs.narrow(0, from, to - from));
  }

  Tensor targets(int from, int to) {
    return targets.narrow(0, from, to - from);
  }

  private Tensor ready(Tensor selected) {
    return scale == null ? selected : torch.addcmul(shift, selected.toType(torch.ScalarType.Float), scale);
  }

  @Override
  public void close() {
    inputs.close();
    targets.close();
    if (scale != null) {
      scale.close();
      shift.close();
    }
  }
}
