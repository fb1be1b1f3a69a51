package dev.unmesh.cut.certify;

import dev.unmesh.network.Stage;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A network as a row of steps in doubles: what is certified is this real-valued function. Immutable. */
public final class Chain {
  private final List<Link> links;

  private Chain(List<Link> links) {
    this.links = List.copyOf(links);
  }

  /** @throws IllegalArgumentException if a parameter is not there, or of another size than its stage says */
  public static Chain of(List<Stage> stages, Weights weights) {
    List<Link> links = new ArrayList<>();
    for (Stage stage : stages) {
      links.add(link(stage, weights));
    }
    return new Chain(links);
  }

  private static Link link(Stage stage, Weights weights) {
    if (stage instanceof Stage.Linear linear) {
      double[] matrix = doubles(weights, linear.weight(), linear.out() * linear.in());
      return new AffineLink(new DenseMap(linear.in(), linear.out(), matrix, bias(weights, linear.bias(), linear.out())));
    } else if (stage instanceof Stage.Convolution conv) {
      double[] kernels = doubles(weights, conv.weight(), conv.out() * conv.in() * conv.kernel() * conv.kernel());
      return new AffineLink(ConvolutionMap.of(conv, kernels, bias(weights, conv.bias(), conv.out())));
    } else if (stage instanceof Stage.Norm norm) {
      return new AffineLink(scale(norm, weights));
    } else if (stage instanceof Stage.Select select) {
      return new AffineLink(SelectMap.select(select.places(), select.in()));
    } else if (stage instanceof Stage.Place place) {
      return new AffineLink(SelectMap.place(place.places(), place.out()));
    } else if (stage instanceof Stage.MaxPool pool) {
      return new PooledLink(pool);
    }
    if (stage instanceof Stage.Elementwise act) {
      return new CurvedLink(Curve.of(act.activation()), act.width());
    }
    throw new IllegalArgumentException(
        "a network that reads or makes only some of its numbers (network.reads, network.writes) cannot be certified by itself; certify the whole");
  }

  private static ScaleMap scale(Stage.Norm norm, Weights weights) {
    double[] gain = doubles(weights, norm.gain(), norm.channels());
    double[] bias = doubles(weights, norm.bias(), norm.channels());
    double[] mean = doubles(weights, norm.mean(), norm.channels());
    double[] variance = doubles(weights, norm.variance(), norm.channels());
    double[] scale = new double[norm.channels() * norm.area()];
    double[] shift = new double[scale.length];
    double[] size = new double[scale.length];
    for (int i = 0; i < scale.length; i++) {
      int channel = i / norm.area();
      scale[i] = gain[channel] / Math.sqrt(variance[channel] + norm.epsilon());
      shift[i] = bias[channel] - mean[channel] * scale[i];
      size[i] = Math.abs(bias[channel]) + Math.abs(mean[channel] * scale[i]);
    }
    return new ScaleMap(scale, shift, size);
  }

  private static double[] bias(Weights weights, Optional<String> name, int size) {
    return name.map(of -> doubles(weights, of, size)).orElseGet(() -> new double[size]);
  }

  private static double[] doubles(Weights weights, String name, int size) {
    float[] values = weights.get(name).values();
    if (values.length != size) {
      throw new IllegalArgumentException("parameter '" + name + "' has " + values.length + " weights where its layer has " + size);
    }
    double[] exact = new double[size];
    for (int i = 0; i < size; i++) {
      exact[i] = values[i];
    }
    return exact;
  }

  /**
   * The same network as its task sees it, where it keeps inputs and outputs in other orders.
   *
   * @param inputs which of the task's inputs each of the network's is
   * @param outputs the same of outputs
   */
  public Chain ordered(int[] inputs, int[] outputs) {
    List<Link> ordered = new ArrayList<>(links);
    if (!Arrays.equals(inputs, Permutation.identity(inputs.length))) {
      ordered.add(0, new AffineLink(SelectMap.select(Arrays.stream(inputs).boxed().toList(), inputs.length)));
    }
    if (!Arrays.equals(outputs, Permutation.identity(outputs.length))) {
      ordered.add(new AffineLink(SelectMap.place(Arrays.stream(outputs).boxed().toList(), outputs.length)));
    }
    return new Chain(ordered);
  }

  List<Link> links() {
    return links;
  }

  public int inputs() {
    return links.get(0).in();
  }

  public int outputs() {
    return links.get(links.size() - 1).out();
  }

  /** The outputs for one input, flat. */
  public double[] value(double[] input) {
    double[] x = input;
    for (Link link : links) {
      x = link.value(x);
    }
    return x;
  }
}
