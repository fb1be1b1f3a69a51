package dev.unmesh.cut.fast;

import dev.unmesh.network.Activation;
import dev.unmesh.network.DenseStack;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * The matrices of a stack with their values: y = W x + b, an activation after each but the last.
 *
 * @param layers at least one, each as wide in as the one before is wide out
 */
public record DenseLayers(List<Layer> layers, Activation activation) {
  public DenseLayers {
    layers = List.copyOf(layers);
    for (int i = 0; i < layers.size(); i++) {
      if (i > 0 && layers.get(i).in() != layers.get(i - 1).out()) {
        throw new IllegalArgumentException(
            "layer '" + layers.get(i).name() + "' takes " + layers.get(i).in()
                + " inputs, but the one before has " + layers.get(i - 1).out() + " outputs");
      }
    }
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a stack needs at least one layer");
    }
  }

  /**
   * @param name of the weight's parameter
   * @param weight out x in, row-major; shared, not copied
   * @param bias out; null for none
   */
  public record Layer(String name, int in, int out, float[] weight, float[] bias) {
    public Layer {
      if (weight.length != (long) in * out || bias != null && bias.length != out) {
        throw new IllegalArgumentException(
            "layer '" + name + "' of " + out + " x " + in + " has " + weight.length + " weights"
                + (bias == null ? "" : " and " + bias.length + " biases"));
      }
    }
  }

  /**
   * A stack or a network's tail as it stands in {@code weights}, place by place: orders of inputs and outputs are not applied.
   *
   * @throws IllegalArgumentException if the stack begins with a table of tokens
   */
  public static DenseLayers of(DenseStack stack, Weights weights) {
    if (stack.embedding().isPresent()) {
      throw new IllegalArgumentException(
          "the stack begins with the table '" + stack.embedding().get().weight()
              + "', which takes tokens; forms take numbers: leave it out");
    }
    List<Layer> layers = new ArrayList<>();
    for (DenseStack.Dense dense : stack.layers()) {
      float[] bias = dense.bias().map(name -> weights.get(name).values()).orElse(null);
      layers.add(new Layer(dense.weight(), dense.in(), dense.out(), weights.get(dense.weight()).values(), bias));
    }
    return new DenseLayers(layers, stack.activation());
  }

  public int in() {
    return layers.get(0).in();
  }

  public int out() {
    return layers.get(layers.size() - 1).out();
  }
}
