package dev.unmesh.report.chart;

import java.util.List;

/** Neurons joined by lines, with nothing in common with the rest of the picture: the inputs and the outputs among them. */
public record WiringPart(List<String> inputs, List<String> outputs) {
  public WiringPart {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
