package dev.unmesh.engine;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.Type;
import org.bytedeco.pytorch.global.torch;

/** LibTorch's fused Adam and AdamW, which the presets do not wrap, called through the dispatcher: one pass over all parameters. */
public final class AdamKernel implements AutoCloseable {
  private static final long WORTH_SHARING = 200_000;

  private final long elements;
  private final OperatorHandle operator;
  private final IValue parameters;
  private final IValue firstMoments;
  private final IValue secondMoments;
  private final IValue noMaxima;
  private final IValue steps;
  private final List<Tensor> stepCounts;

  /**
   * @param decoupled true for AdamW's weight decay, false for Adam's
   * @param stepCounts one float32 scalar tensor a parameter: how many steps it has taken
   */
  public AdamKernel(boolean decoupled, List<Tensor> parameters, List<Tensor> first, List<Tensor> second, List<Tensor> stepCounts) {
    try (PointerScope scope = new PointerScope()) {
      this.operator =
          Tensors.keep(Dispatcher.singleton().findSchemaOrThrow(decoupled ? "aten::_fused_adamw_" : "aten::_fused_adam_", ""));
      this.parameters = Tensors.keep(list(parameters));
      this.firstMoments = Tensors.keep(list(first));
      this.secondMoments = Tensors.keep(list(second));
      this.noMaxima = Tensors.keep(list(List.of()));
      this.steps = Tensors.keep(list(stepCounts));
      this.stepCounts = List.copyOf(stepCounts);
      this.elements = parameters.stream().mapToLong(Tensor::numel).sum();
    }
  }

  /** One update in place, after the step counts have been raised by one; {@code gradients} in the parameters' order. */
  public void step(List<Tensor> gradients, double rate, double beta1, double beta2, double weightDecay, double epsilon) {
    try (PointerScope scope = new PointerScope()) {
      for (Tensor count : stepCounts) {
        count.add_(new org.bytedeco.pytorch.Scalar(1.0f));
      }
      IValueVector stack =
          new IValueVector(
              parameters,
              list(gradients),
              firstMoments,
              secondMoments,
              noMaxima,
              steps,
              new IValue(rate),
              new IValue(beta1),
              new IValue(beta2),
              new IValue(weightDecay),
              new IValue(epsilon),
              new IValue(false),
              new IValue(false),
              new IValue(),
              new IValue());
      call(stack);
    }
  }

  // the kernel wakes every thread for every tensor, which costs more than a small net's whole update
  private void call(IValueVector stack) {
    int threads = LibTorch.threads().intraOp();
    if (threads == 1 || elements >= WORTH_SHARING) {
      operator.callBoxed(stack);
      return;
    }
    torch.set_num_threads(1);
    try {
      operator.callBoxed(stack);
    } finally {
      torch.set_num_threads(threads);
    }
  }

  private static IValue list(List<Tensor> tensors) {
    GenericList list = new GenericList(new Type.TypePtr(TensorType.get()));
    list.reserve(tensors.size());
    for (Tensor tensor : tensors) {
      list.push_back(new IValue(tensor));
    }
    return new IValue(list);
  }

  @Override
  public void close() {
    parameters.close();
    firstMoments.close();
    secondMoments.close();
    noMaxima.close();
    steps.close();
    operator.close();
  }
}
