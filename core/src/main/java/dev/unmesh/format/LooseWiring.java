package dev.unmesh.format;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Wiring;
import dev.unmesh.wiring.WiringBuilder;
import java.util.Collection;
import java.util.Optional;

/** The wiring of matrices that nothing is known of but their own shape: each connects two groups of its own. */
final class LooseWiring {
  private LooseWiring() {}

  /** One connection a view, named after its parameter, from group {@code NAME.in} to group {@code NAME.out}. */
  static Wiring of(Collection<ParameterView> views) {
    WiringBuilder builder = Wiring.builder();
    for (ParameterView view : views) {
      String name = view.parameter();
      builder
          .group(NeuronGroup.of(name + ".in", view.columns().length(), Role.HIDDEN))
          .group(NeuronGroup.of(name + ".out", view.rows().length(), Role.HIDDEN))
          .connect(new Connection(name, name + ".in", name + ".out", view, AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE));
    }
    return builder.build();
  }

  /** A matrix stored out x in, or a kernel stored out x in x space (1 to 3 extents); nothing for other or empty shapes. */
  static Optional<ParameterView> outByIn(String name, int[] shape) {
    if (shape.length < 2 || shape.length > 5 || name.isBlank()) {
      return Optional.empty();
    }
    int kernel = 1;
    for (int d = 2; d < shape.length; d++) {
      kernel *= shape[d];
    }
    if (shape[0] == 0 || shape[1] == 0 || kernel == 0) {
      return Optional.empty();
    }
    return Optional.of(
        shape.length == 2
            ? ParameterView.outByIn(name, shape[0], shape[1])
            : ParameterView.convolution(name, shape[0], shape[1], kernel));
  }
}
