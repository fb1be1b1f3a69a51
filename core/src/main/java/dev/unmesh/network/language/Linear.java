package dev.unmesh.network.language;

import dev.unmesh.network.Initial;
import dev.unmesh.network.LayerTensors;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.WiringBuilder;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * y = W x + b.
 *
 * @param name the parameters are {@code NAME.weight} and {@code NAME.bias}
 * @param inByOut whether W is stored in x out, as GPT-2 has it, or out x in
 * @param deviation of the normal draws W starts as; b starts at 0
 */
record Linear(String name, int in, int out, boolean inByOut, boolean bias, double deviation) {
  String weight() {
    return name + ".weight";
  }

  String biasName() {
    return name + ".bias";
  }

  List<ParameterSpec> parameters() {
    ParameterSpec weights =
        inByOut
            ? ParameterSpec.trained(weight(), new Initial.Normal(deviation), in, out)
            : ParameterSpec.trained(weight(), new Initial.Normal(deviation), out, in);
    return bias ? List.of(weights, ParameterSpec.trained(biasName(), new Initial.Constant(0), out)) : List.of(weights);
  }

  /** Adds the whole as one connection, and the bias; both groups must stand already. */
  void state(WiringBuilder wiring, String connection, String from, String to) {
    ParameterView view = inByOut ? ParameterView.inByOut(weight(), in, out) : ParameterView.outByIn(weight(), out, in);
    wiring.connect(new Connection(connection, from, to, view, AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE));
    if (bias) {
      wiring.bias(biasName(), to);
    }
  }

  /** Rows x in to rows x out. */
  Tensor apply(Tensor rows, LayerTensors tensors) {
    Tensor weights = tensors.get(weight());
    if (!inByOut) {
      return torch.linear(rows, weights, tensors.optional(biasName()));
    }
    return bias ? torch.addmm(tensors.get(biasName()), rows, weights) : rows.mm(weights);
  }
}
