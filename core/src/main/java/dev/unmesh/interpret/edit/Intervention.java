package dev.unmesh.interpret.edit;

import java.util.Locale;
import java.util.OptionalDouble;

/** A change to a network by hand. Places count from 0, as in the stored matrices. */
public sealed interface Intervention {
  /**
   * Sets a weight (a convolution's whole kernel).
   *
   * @param to the row, {@code from} the column of the connection's matrix
   */
  record SetWeight(String connection, int to, int from, float value) implements Intervention {
    /** @throws IllegalArgumentException if the value is not a finite number */
    public SetWeight {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("weight " + connection + "[" + to + "," + from + "] cannot be set to " + value + ": a finite number is needed");
      }
    }

    @Override
    public String toString() {
      return connection + "[" + to + "," + from + "]=" + String.format(Locale.ROOT, "%s", value);
    }
  }

  /**
   * Lets a neuron say the same whatever the input: {@code value}, or its mean over the examples where that is empty.
   *
   * <p>What leaves the neuron is cut, and what it would carry goes into the biases behind it, so its own weights stay as they are. An
   * output, which nothing reads, loses what leads to it.
   */
  record Silence(String group, int neuron, OptionalDouble value) implements Intervention {
    /** @throws IllegalArgumentException if the value is not a finite number */
    public Silence {
      if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
        throw new IllegalArgumentException(
            "neuron " + group + "[" + neuron + "] cannot be held at " + value.getAsDouble() + ": a finite number is needed");
      }
    }

    @Override
    public String toString() {
      return group + "[" + neuron + "]=" + (value.isPresent() ? "" + value.getAsDouble() : "mean");
    }
  }
}
