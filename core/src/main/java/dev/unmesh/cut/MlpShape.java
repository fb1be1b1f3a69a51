package dev.unmesh.cut;

import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkOptions;
import java.util.ArrayList;
import java.util.List;

/** A module of a multi-layer perceptron: narrower layers, some of the inputs and outputs. Its neurons are placed anew, on lines. */
record MlpShape(MlpOptions whole) implements ModuleShape {
  private static final String INPUT = "input";

  @Override
  public NetworkOptions of(EndToEnd cut, Members members, Boundary boundary) {
    boolean tokens = whole.embedding() > 0;
    if (tokens && cut.divided().contains("tokens")) {
      throw new IllegalArgumentException(
          "group 'tokens' cannot be divided: every module reads every token; leave 'embedding' out of modules.connections");
    }
    if (!whole.reads().isEmpty() || !whole.writes().isEmpty()) {
      throw new IllegalArgumentException("this network is a module already (network.reads, network.writes): it cannot be cut again");
    }
    List<Integer> hidden = new ArrayList<>();
    for (int i = 1; i <= whole.hidden().size(); i++) {
      hidden.add(members.count("fc" + i));
    }
    return new MlpOptions(
        tokens ? members.count("embedding") : 0,
        hidden,
        whole.bias(),
        whole.activation(),
        Layout.LINE,
        Layout.LINE,
        false,
        false,
        tokens ? List.of() : boundary.reads(members.of(INPUT)),
        boundary.writes(members.of(cut.output().name())));
  }
}
