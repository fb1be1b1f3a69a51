package dev.unmesh.interpret;

import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Network;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** Parameters as they were before they are written to; closing puts them back. */
final class Originals implements AutoCloseable {
  private final Network network;
  private final Map<String, Tensor> originals = new LinkedHashMap<>();

  Originals(Network network) {
    this.network = network;
  }

  /** A parameter to write to, outside autograd. */
  Tensor writable(String name) {
    Tensor parameter = network.parameters().get(name).detach();
    originals.computeIfAbsent(name, n -> Tensors.keep(parameter.clone()));
    return parameter;
  }

  @Override
  public void close() {
    originals.forEach(
        (name, original) -> {
          try (PointerScope scope = new PointerScope()) {
            network.parameters().get(name).detach().copy_(original);
          }
          original.close();
        });
  }
}
