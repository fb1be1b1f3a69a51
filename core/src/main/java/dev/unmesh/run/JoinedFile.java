package dev.unmesh.run;

import dev.unmesh.cut.Cut;
import dev.unmesh.cut.CutModule;
import dev.unmesh.cut.export.NetworkGraph;
import dev.unmesh.format.onnx.OnnxGraph;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.wiring.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** joined.onnx: every module side by side, what they make summed, and the output bias added once. */
final class JoinedFile {
  private JoinedFile() {}

  static void write(Path file, Cut cut, NetworkShape shape, List<Weights> parts, float[] bias, Map<String, String> metadata) {
    OnnxGraph graph = new OnnxGraph("joined", "unmesh", Provenance.version());
    metadata.forEach(graph::metadata);
    NetworkGraph.input(graph, shape, "input");
    NetworkGraph.output(graph, cut.modules().get(0).options(), shape, "output");
    List<String> made = new ArrayList<>();
    for (CutModule module : cut.modules()) {
      String prefix = CutFolder.name(module.number()) + "/";
      made.add(prefix + "output");
      NetworkGraph.add(graph, module.options(), shape, parts.get(module.number()), prefix, "input", prefix + "output");
    }
    graph.node("Sum", made, bias.length > 0 ? "sum" : "output");
    if (bias.length > 0) {
      graph.weight("bias", new int[] {bias.length}, bias);
      graph.node("Add", List.of("sum", "bias"), "output");
    }
    graph.write(file);
  }
}
