package dev.unmesh.bench.modular;

import dev.unmesh.cut.fast.DenseLayers;
import dev.unmesh.cut.fast.Form;
import dev.unmesh.cut.fast.FormSize;
import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.engine.Threads;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** The whole matrices as LibTorch's {@code linear} has them: the dense net as everyone writes it, beside the dense form of ours. */
final class LinearForm implements Form {
  private final DenseLayers stack;
  private final Threads threads;
  private final FormSize size;
  private final Tensor input;
  private final Tensor output;
  private final List<Tensor> weights = new ArrayList<>();
  private final List<TensorOptional> biases = new ArrayList<>();

  LinearForm(DenseLayers stack, FormSize size, int capacity, int threads) {
    this.stack = stack;
    this.size = size;
    this.threads = Threads.forMatrices(threads);
    this.input = torch.zeros(capacity, stack.in());
    this.output = torch.zeros(capacity, stack.out());
    for (DenseLayers.Layer layer : stack.layers()) {
      weights.add(Tensors.of(layer.weight(), layer.out(), layer.in()));
      biases.add(layer.bias() == null ? new TensorOptional() : new TensorOptional(Tensors.of(layer.bias(), layer.out())));
    }
  }

  @Override
  public String name() {
    return "dense, LibTorch's linear";
  }

  @Override
  public FloatBuffer inputs() {
    return buffer(input);
  }

  private static FloatBuffer buffer(Tensor tensor) {
    return tensor.data_ptr_float().capacity(tensor.numel()).asBuffer();
  }

  @Override
  public FloatBuffer apply(int count) {
    LibTorch.start(threads);
    try (PointerScope scope = new PointerScope()) {
      Tensor x = input.narrow(0, 0, count);
      for (int i = 0; i < weights.size(); i++) {
        x = torch.linear(x, weights.get(i), biases.get(i));
        x = i + 1 < weights.size() ? stack.activation().apply(x) : x;
      }
      output.narrow(0, 0, count).copy_(x);
    }
    return buffer(output).limit(count * stack.out());
  }

  @Override
  public FormSize size() {
    return size;
  }

  @Override
  public void close() {
    weights.forEach(Tensor::close);
    input.close();
    output.close();
  }
}
