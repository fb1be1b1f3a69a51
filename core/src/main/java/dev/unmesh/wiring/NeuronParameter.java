package dev.unmesh.wiring;

import java.util.Objects;

/** A parameter with entries per neuron (bias, norm gain, running statistic): it belongs to a group and travels with it. */
public record NeuronParameter(String parameter, String group, Kind kind, long offset, StridedAxis axis, AxisMap map) {
  /** What the entries are for. */
  public enum Kind {
    BIAS,
    GAIN,
    STATISTIC
  }

  public NeuronParameter {
    Objects.requireNonNull(parameter, "parameter");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(kind, "kind");
    if (offset < 0) {
      throw new IllegalArgumentException("'" + parameter + "': offset must not be negative, was " + offset);
    }
  }

  /** A vector of one entry a neuron. */
  public static NeuronParameter vector(String parameter, NeuronGroup group, Kind kind) {
    return new NeuronParameter(parameter, group.name(), kind, 0, StridedAxis.of(group.size(), 1), AxisMap.ONE_TO_ONE);
  }
}
