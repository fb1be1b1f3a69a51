package dev.unmesh.network;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** The tensors of a network's layers by name, also in the optional form LibTorch asks for, made once. */
public final class LayerTensors implements AutoCloseable {
  private final Map<String, Tensor> tensors = new HashMap<>();
  private final Map<String, TensorOptional> optionals = new HashMap<>();
  private final TensorOptional none = dev.unmesh.engine.Tensors.keep(new TensorOptional());

  /** Adds a tensor, which is closed with the others. */
  public void put(String name, Tensor tensor) {
    tensors.put(name, tensor);
    optionals.put(name, dev.unmesh.engine.Tensors.keep(new TensorOptional(tensor)));
  }

  /** The tensor of that name, or null if there is none. */
  public Tensor get(String name) {
    return tensors.get(name);
  }

  /** The tensor as an optional, or the empty optional if there is none of that name. */
  public TensorOptional optional(String name) {
    return optionals.getOrDefault(name, none);
  }

  @Override
  public void close() {
    optionals.values().forEach(TensorOptional::close);
    tensors.values().forEach(Tensor::close);
    none.close();
  }
}
