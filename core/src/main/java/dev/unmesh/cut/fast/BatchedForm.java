package dev.unmesh.cut.fast;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.engine.Threads;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * All modules at once as a batched matrix product of LibTorch (bmm), k x examples x own numbers: what fits an accelerator. Modules must
 * be of one size in each layer. Inputs that do not stand side by side are gathered first.
 */
public final class BatchedForm implements Form {
  private final ModularLayers net;
  private final Threads threads;
  private final Room input;
  private final Room output;
  private final Tensor gather;
  private final Tensor scatter;
  private final List<Tensor> weights = new ArrayList<>();
  private final List<Tensor> biases = new ArrayList<>();

  /**
   * @param capacity the most examples of an application
   * @throws IllegalArgumentException if modules differ in size, labels do not fit, or a weight between modules is not exactly 0
   */
  public BatchedForm(DenseLayers stack, LayerLabels labels, int capacity, int threads) {
    this.net = ModularLayers.of(stack, labels);
    this.threads = Threads.forMatrices(threads);
    refuseUneven(net);
    this.input = new Room(capacity, stack.in());
    this.output = new Room(capacity, stack.out());
    int depth = net.layers().size();
    try (PointerScope scope = new PointerScope()) {
      this.gather = order(net.places().get(0), false);
      this.scatter = order(net.places().get(depth), true);
      for (int i = 0; i < depth; i++) {
        ModularLayers.Layer layer = net.layers().get(i);
        int k = layer.weights().size();
        int rows = net.out(i, 0);
        weights.add(Tensors.keep(stacked(layer.weights(), k, rows, net.in(i, 0))));
        boolean joins = k > 1 && !net.dividesOutputs(i);
        biases.add(layer.biases() == null ? null : Tensors.keep(stacked(layer.biases().subList(0, joins ? 1 : k), joins ? 1 : k, 1, rows)));
      }
    }
  }

  private static void refuseUneven(ModularLayers net) {
    for (int[][] places : net.places()) {
      for (int m = 1; places != null && m < net.modules(); m++) {
        if (places[m].length != places[0].length) {
          throw new IllegalArgumentException(
              "a batched product needs modules of one size, but module " + m + " has " + places[m].length + " neurons of a group, module 0 "
                  + places[0].length + "; take parts instead");
        }
      }
    }
  }

  // module by module; null where that is the order they stand in, or there are no modules
  private static Tensor order(int[][] places, boolean inverse) {
    if (places == null) {
      return null;
    }
    int[] order = Arrays.stream(places).flatMapToInt(Arrays::stream).toArray();
    if (Arrays.equals(order, IntStream.range(0, order.length).toArray())) {
      return null;
    }
    int[] wanted = order;
    if (inverse) {
      wanted = new int[order.length];
      for (int i = 0; i < order.length; i++) {
        wanted[order[i]] = i;
      }
    }
    return Tensors.keep(Tensors.ofIndices(wanted));
  }

  private static Tensor stacked(List<float[]> matrices, int k, int rows, int columns) {
    return Tensors.filled(memory -> matrices.forEach(memory::put), k, rows, columns);
  }

  @Override
  public String name() {
    return "batched";
  }

  @Override
  public FloatBuffer inputs() {
    return input.buffer();
  }

  @Override
  public FloatBuffer apply(int count) {
    LibTorch.start(threads);
    try (PointerScope scope = new PointerScope()) {
      Tensor x = input.tensor().narrow(0, 0, count);
      boolean stacked = net.dividesInputs(0);
      if (stacked) {
        x = stack(gather == null ? x : torch.index_select(x, 1, gather));
      }
      for (int i = 0; i < weights.size(); i++) {
        x = layer(i, x, stacked, count);
        stacked = net.dividesOutputs(i);
        if (i + 1 < weights.size()) {
          x = net.activation().apply(x);
        }
      }
      if (stacked) {
        x = x.transpose(0, 1).reshape(count, output.width());
        x = scatter == null ? x : torch.index_select(x, 1, scatter);
      }
      output.tensor().narrow(0, 0, count).copy_(x);
    }
    return output.first(count);
  }

  private Tensor stack(Tensor x) {
    return x.view(x.size(0), net.modules(), x.size(1) / net.modules()).transpose(0, 1);
  }

  // k x count x own where modules are apart, else count x all
  private Tensor layer(int i, Tensor x, boolean stacked, int count) {
    Tensor weight = weights.get(i);
    Tensor from = stacked ? x : x.unsqueeze(0).expand(weight.size(0), count, x.size(1));
    Tensor y = torch.bmm(from, weight.transpose(1, 2));
    if (!net.dividesOutputs(i)) {
      y = y.sum(0);
    }
    return biases.get(i) == null ? y : y.add_(net.dividesOutputs(i) ? biases.get(i) : biases.get(i).select(0, 0));
  }

  @Override
  public FormSize size() {
    long indices = (gather == null ? 0 : gather.numel()) + (scatter == null ? 0 : scatter.numel());
    return net.size().plus(new FormSize(0, 0, 8 * indices));
  }

  @Override
  public void close() {
    input.close();
    output.close();
    weights.forEach(Tensor::close);
    biases.stream().filter(Objects::nonNull).forEach(Tensor::close);
    for (Tensor index : new Tensor[] {gather, scatter}) {
      if (index != null) {
        index.close();
      }
    }
  }
}
