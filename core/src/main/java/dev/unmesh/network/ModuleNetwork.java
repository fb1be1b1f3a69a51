package dev.unmesh.network;

import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.Wiring;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.StringTensorDictItem;
import org.bytedeco.pytorch.Tensor;

/**
 * A LibTorch module of one's own with the wiring one states for it: pressures, modules, swaps and measures then work on it as on
 * any network. Parameters are those the module registered, by its names. Closing it frees what was made here, not the module.
 */
public final class ModuleNetwork implements Network {
  private final Module module;
  private final Wiring wiring;
  private final UnaryOperator<Tensor> forward;
  private final Map<String, Tensor> parameters;
  private final Map<String, Tensor> buffers;

  /**
   * @param forward the module's forward pass, batch x inputs to batch x outputs
   * @throws IllegalArgumentException if the wiring names a parameter the module lacks, or reaches beyond one's end
   */
  public ModuleNetwork(Module module, Wiring wiring, UnaryOperator<Tensor> forward) {
    this.module = module;
    this.wiring = wiring;
    this.forward = forward;
    this.parameters = named(module.named_parameters());
    this.buffers = named(module.named_buffers());
    for (Connection connection : wiring.connections()) {
      check("connection '" + connection.name() + "'", connection.view().parameter(), connection.view().end());
    }
    for (NeuronParameter parameter : wiring.neuronParameters()) {
      long end = parameter.offset() + parameter.axis().offset(parameter.axis().length() - 1) + 1;
      check("group '" + parameter.group() + "'", parameter.parameter(), end);
    }
  }

  private static Map<String, Tensor> named(StringTensorDict dictionary) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (long i = 0; i < dictionary.size(); i++) {
      StringTensorDictItem item = dictionary.get(i);
      tensors.put(item.key().getString(), Tensors.keep(new Tensor(item.value())));
    }
    return Collections.unmodifiableMap(tensors);
  }

  private void check(String where, String name, long end) {
    Tensor tensor = parameters.containsKey(name) ? parameters.get(name) : buffers.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(where + " views '" + name + "', but the module's parameters are " + parameters.keySet());
    }
    if (end > tensor.numel()) {
      throw new IllegalArgumentException(where + " reaches element " + end + " of '" + name + "', which has " + tensor.numel());
    }
  }

  @Override
  public Wiring wiring() {
    return wiring;
  }

  @Override
  public Map<String, Tensor> parameters() {
    return parameters;
  }

  @Override
  public Map<String, Tensor> buffers() {
    return buffers;
  }

  @Override
  public Tensor forward(Tensor inputs, Pass pass) {
    if (module.is_training() != pass.training()) {
      module.train(pass.training());
    }
    return forward.apply(inputs);
  }

  @Override
  public void close() {
    parameters.values().forEach(Tensor::close);
    buffers.values().forEach(Tensor::close);
  }
}
