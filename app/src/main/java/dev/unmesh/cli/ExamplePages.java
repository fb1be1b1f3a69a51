package dev.unmesh.cli;

import dev.unmesh.interpret.ExampleInputs;
import dev.unmesh.report.ExampleInput;
import dev.unmesh.report.ImageShape;
import dev.unmesh.report.ModuleExample;
import dev.unmesh.report.ModuleExamples;
import dev.unmesh.report.NamedValue;
import dev.unmesh.report.RasterImage;
import java.util.ArrayList;
import java.util.List;

/** examples.json as the report shows it. */
final class ExamplePages {
  private ExamplePages() {}

  static ModuleExamples of(ExampleInputs examples) {
    List<ModuleExample> modules = new ArrayList<>();
    for (ExampleInputs.OfModule module : examples.modules()) {
      modules.add(new ModuleExample(module.module(), module.inputs().stream().map(input -> of(input, examples.shape())).toList()));
    }
    return new ModuleExamples(examples.group(), examples.by(), modules);
  }

  static ExampleInput of(ExampleInputs.Input input, int[] shape) {
    if (shape.length == 3 && input.pixels().length > 0) {
      return ExampleInput.ofImage(
          input.label(), input.score(), new RasterImage(new ImageShape(shape[0], shape[1], shape[2]), input.pixels()));
    }
    return ExampleInput.ofValues(
        input.label(), input.score(), input.values().entrySet().stream().map(v -> new NamedValue(v.getKey(), v.getValue())).toList());
  }
}
