package dev.unmesh.cut;

import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Network;
import dev.unmesh.network.Pass;
import dev.unmesh.wiring.Wiring;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * Modules joined: the sum of what each makes, plus the output bias. Its parameters are theirs, called {@code module-0/fc1.weight} and so
 * on, and {@code bias}. Closing it closes them.
 */
public final class JoinedNetwork implements Network {
  static final String BIAS = "bias";

  private final List<Network> parts;
  private final Wiring wiring;
  private final Map<String, Tensor> parameters = new LinkedHashMap<>();
  private final Map<String, Tensor> buffers = new LinkedHashMap<>();

  /** @param bias an entry an output; empty for none */
  public JoinedNetwork(List<Network> parts, float[] bias) {
    this.parts = List.copyOf(parts);
    for (int m = 0; m < parts.size(); m++) {
      String prefix = prefix(m);
      parts.get(m).parameters().forEach((name, tensor) -> parameters.put(prefix + name, tensor));
      parts.get(m).buffers().forEach((name, tensor) -> buffers.put(prefix + name, tensor));
    }
    if (bias.length > 0) {
      Tensor tensor = Tensors.keep(Tensors.of(bias, bias.length));
      tensor.set_requires_grad(true);
      parameters.put(BIAS, tensor);
    }
    this.wiring = JoinedWiring.of(parts.stream().map(Network::wiring).toList(), bias.length > 0);
  }

  static String prefix(int module) {
    return "module-" + module + "/";
  }

  @Override
  public Wiring wiring() {
    return wiring;
  }

  @Override
  public Map<String, Tensor> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  @Override
  public Map<String, Tensor> buffers() {
    return Collections.unmodifiableMap(buffers);
  }

  @Override
  public Tensor forward(Tensor inputs, Pass pass) {
    Tensor sum = parts.get(0).forward(inputs, pass);
    for (Network part : parts.subList(1, parts.size())) {
      sum = sum.add(part.forward(inputs, pass));
    }
    return parameters.containsKey(BIAS) ? sum.add(parameters.get(BIAS)) : sum;
  }

  @Override
  public void refresh() {
    parts.forEach(Network::refresh);
  }

  @Override
  public void close() {
    parts.forEach(Network::close);
    if (parameters.containsKey(BIAS)) {
      parameters.get(BIAS).close();
    }
  }
}
