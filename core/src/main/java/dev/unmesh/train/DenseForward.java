package dev.unmesh.train;

import dev.unmesh.network.Activation;
import dev.unmesh.network.DenseStack;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Weights;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The forward pass of a stack of matrices in plain Java: no engine is started. Weights of zero cost little, so a pruned network is
 * quicker than a dense one.
 */
public final class DenseForward implements ForwardPass {
  private static final int BLOCK = 128;

  private final DenseStack stack;
  private final int[] inputOrder;
  private final int[] outputOrder;
  private Inputs placedInputs;
  private float[] placed;

  /**
   * @param inputOrder which of the task's inputs each place of the first layer takes
   * @param outputOrder which of the task's outputs each place of the last layer holds
   */
  public DenseForward(DenseStack stack, int[] inputOrder, int[] outputOrder) {
    this.stack = stack;
    this.inputOrder = inputOrder.clone();
    this.outputOrder = outputOrder.clone();
  }

  @Override
  public float[] outputs(Weights weights, Inputs inputs) {
    int last = stack.layers().size() - 1;
    float[] raw = run(weights, inputs, last, true);
    int width = outputOrder.length;
    float[] ordered = new float[raw.length];
    for (int at = 0; at < raw.length; at += width) {
      for (int place = 0; place < width; place++) {
        ordered[at + outputOrder[place]] = raw[at + place];
      }
    }
    return ordered;
  }

  @Override
  public Optional<float[]> into(Weights weights, Inputs inputs, Connection connection) {
    for (int layer = 0; layer < stack.layers().size(); layer++) {
      if (stack.layers().get(layer).weight().equals(connection.view().parameter())) {
        return Optional.of(run(weights, inputs, layer, false));
      }
    }
    return Optional.empty();
  }

  // what layer `upTo` puts out (before any activation), or what it reads
  private float[] run(Weights weights, Inputs inputs, int upTo, boolean through) {
    DenseLayer[] layers = new DenseLayer[through ? upTo + 1 : upTo];
    for (int i = 0; i < layers.length; i++) {
      layers[i] = DenseLayer.of(stack.layers().get(i), weights);
    }
    for (int i = 0; i + 1 < layers.length; i++) {
      layers[i] = layers[i].readBy(layers[i + 1]);
    }
    int width = through ? stack.layers().get(upTo).out() : stack.layers().get(upTo).in();
    float[] result = new float[Math.multiplyExact(inputs.count(), width)];
    int in = stack.layers().get(0).in();
    float[] first = first(weights, inputs);
    for (int from = 0; from < inputs.count(); from += BLOCK) {
      int rows = Math.min(BLOCK, inputs.count() - from);
      float[] x = first;
      int at = from * in;
      for (int i = 0; i < layers.length; i++) {
        x = layers[i].apply(x, at, rows);
        at = 0;
        if (i < upTo) {
          layers[i].activate(x, rows, stack.activation());
        }
      }
      System.arraycopy(x, at, result, from * width, rows * width);
    }
    return result;
  }

  // what the first layer reads, example by example
  private float[] first(Weights weights, Inputs inputs) {
    if (stack.embedding().isPresent()) {
      return embedded(stack.embedding().get(), weights, (TokenInputs) inputs);
    }
    if (inputs != placedInputs) {
      int width = inputs.width();
      float[] example = new float[width];
      float[] all = new float[Math.multiplyExact(inputs.count(), width)];
      for (int row = 0; row < inputs.count(); row++) {
        inputs.copy(row, example, 0);
        for (int place = 0; place < width; place++) {
          all[row * width + place] = example[inputOrder[place]];
        }
      }
      placedInputs = inputs;
      placed = all;
    }
    return placed;
  }

  private static float[] embedded(DenseStack.Embedding table, Weights weights, TokenInputs inputs) {
    float[] values = weights.get(table.weight()).values();
    int[] tokens = inputs.tokens();
    float[] x = new float[Math.multiplyExact(tokens.length, table.dims())];
    for (int i = 0; i < tokens.length; i++) {
      System.arraycopy(values, tokens[i] * table.dims(), x, i * table.dims(), table.dims());
    }
    return x;
  }

  @Override
  public int[] inputOrder() {
    return inputOrder.clone();
  }

  @Override
  public int[] outputOrder() {
    return outputOrder.clone();
  }

  @Override
  public void close() {
    placedInputs = null;
    placed = null;
  }

  /**
   * A layer laid out for the way it is used.
   *
   * @param transposed in x out
   * @param rows of {@code transposed} that hold anything but zeros
   * @param bias out, or null
   * @param read which of its outputs anything reads; null for all
   */
  private record DenseLayer(int in, int out, float[] transposed, int[] rows, float[] bias, boolean[] read) {
    static DenseLayer of(DenseStack.Dense dense, Weights weights) {
      float[] values = weights.get(dense.weight()).values();
      float[] transposed = new float[values.length];
      boolean[] holds = new boolean[dense.in()];
      for (int j = 0, at = 0; j < dense.out(); j++) {
        for (int k = 0; k < dense.in(); k++, at++) {
          transposed[k * dense.out() + j] = values[at];
          holds[k] |= values[at] != 0;
        }
      }
      int[] rows = IntStream.range(0, holds.length).filter(k -> holds[k]).toArray();
      return new DenseLayer(
          dense.in(), dense.out(), transposed, rows, dense.bias().map(name -> weights.get(name).values()).orElse(null), null);
    }

    /** A neuron that nothing reads need not be computed. */
    DenseLayer readBy(DenseLayer next) {
      boolean[] used = new boolean[out];
      Arrays.stream(next.rows).forEach(k -> used[k] = true);
      return new DenseLayer(in, out, transposed, rows, bias, used);
    }

    /** @param start where the first row of {@code x} begins */
    float[] apply(float[] x, int start, int count) {
      float[] y = new float[count * out];
      for (int row = 0; row < count; row++) {
        int to = row * out;
        if (bias != null) {
          System.arraycopy(bias, 0, y, to, out);
        }
        for (int k : rows) {
          float value = x[start + row * in + k];
          if (value != 0) {
            int at = k * out;
            for (int j = 0; j < out; j++) {
              y[to + j] += value * transposed[at + j];
            }
          }
        }
      }
      return y;
    }

    void activate(float[] y, int count, Activation activation) {
      for (int row = 0; row < count; row++) {
        for (int j = 0; j < out; j++) {
          int at = row * out + j;
          y[at] = read == null || read[j] ? activated(y[at], activation) : 0;
        }
      }
    }

    private static float activated(float x, Activation activation) {
      return switch (activation) {
        case RELU -> Math.max(0, x);
        case SILU -> (float) (x / (1 + Math.exp(-x)));
        case TANH -> (float) Math.tanh(x);
      };
    }
  }
}
