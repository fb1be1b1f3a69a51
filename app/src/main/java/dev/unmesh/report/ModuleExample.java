package dev.unmesh.report;

import java.util.List;

/** The inputs that excite one module most, the strongest first. */
public record ModuleExample(int module, List<ExampleInput> inputs) {
  public ModuleExample {
    inputs = List.copyOf(inputs);
  }
}
