package dev.unmesh.network.language;

import dev.unmesh.network.LayerTensors;
import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.StridedAxis;
import dev.unmesh.wiring.WiringBuilder;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Queries, keys and values in one matrix, worked out in one product. The outputs are either all queries, all keys, all values (GPT-2), or
 * head by head that head's queries, keys and values (GPT-NeoX).
 *
 * @param linear width to 3 x width
 */
record FusedProjection(Linear linear, int heads, int headWidth, boolean perHead) {
  /** Adds queries (part 0), keys (1) or values (2) as a connection that views its share of the matrix, and its share of the bias. */
  void state(WiringBuilder wiring, int part, String connection, String from, String to) {
    long rowStride = linear.inByOut() ? 1 : linear.in();
    long columnStride = linear.inByOut() ? linear.out() : 1;
    ParameterView view =
        new ParameterView(
            linear.weight(), first(part) * rowStride, outputs(rowStride), StridedAxis.of(linear.in(), columnStride), StridedAxis.SINGLE);
    wiring.connect(new Connection(connection, from, to, view, AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE));
    if (linear.bias()) {
      wiring.perNeuron(
          new NeuronParameter(linear.biasName(), to, NeuronParameter.Kind.BIAS, first(part), outputs(1), AxisMap.ONE_TO_ONE));
    }
  }

  // the first output of a part
  private long first(int part) {
    return (long) part * (perHead ? headWidth : heads * headWidth);
  }

  // the outputs of a part, where neighbouring outputs lie a stride apart
  private StridedAxis outputs(long stride) {
    return perHead
        ? new StridedAxis(new int[] {heads, headWidth}, new long[] {3 * headWidth * stride, stride})
        : StridedAxis.of(heads * headWidth, stride);
  }

  /** Rows x width to queries, keys and values, each batch x heads x length x headWidth. */
  Tensor[] apply(Tensor rows, long batch, LayerTensors tensors) {
    Tensor all = linear.apply(rows, tensors);
    Tensor[] parts = new Tensor[3];
    if (perHead) {
      TensorVector split = all.view(batch, -1, heads, 3L * headWidth).transpose(1, 2).split(headWidth, 3);
      for (int part = 0; part < 3; part++) {
        parts[part] = split.get(part);
      }
      return parts;
    }
    TensorVector split = all.split((long) heads * headWidth, 1);
    for (int part = 0; part < 3; part++) {
      parts[part] = split.get(part).view(batch, -1, heads, headWidth).transpose(1, 2);
    }
    return parts;
  }
}
