package dev.unmesh.run;

import dev.unmesh.cut.CutModule;
import dev.unmesh.cut.export.NetworkGraph;
import dev.unmesh.cut.verify.Answering;
import dev.unmesh.format.AtomicFile;
import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.format.onnx.OnnxGraph;
import dev.unmesh.measure.Measures;
import dev.unmesh.network.Network;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.wiring.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Writes a module as a run of its own: the whole run's recipe with the smaller network, weights, ONNX, measures, scores. */
final class CutModuleRun {
  private final CutSubject subject;
  private final CutModule module;
  private final Weights weights;
  private final CutProvenance provenance;

  CutModuleRun(CutSubject subject, CutModule module, CutProvenance provenance) {
    this.subject = subject;
    this.module = module;
    this.weights = module.of(subject.kept());
    this.provenance = provenance;
  }

  Weights weights() {
    return weights;
  }

  /**
   * Writes everything but the report.
   *
   * @param folder that there is not yet
   * @param place where it will be in the end
   */
  void write(RunFolder folder, Path place, CutOptions options, RunListener listener) {
    LoadedRun run = subject.examined().run();
    Recipe recipe =
        run.recipe().part(
            run.recipe().name() + "-" + folder.name(),
            "module " + module.number() + " of " + subject.cut().modules().size() + " of " + run.recipe().name(),
            module.options());
    try {
      Files.createDirectory(folder.path());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder.path() + ": " + e.getMessage(), e);
    }
    AtomicFile.write(folder.recipe(), Recipes.yaml(recipe).getBytes(StandardCharsets.UTF_8));
    SafetensorsWriter file = new SafetensorsWriter();
    provenance.of(module.number()).forEach(file::metadata);
    file.metadata("wiring", WiringText.of(module.blueprint().wiring()));
    file.metadata("neurons", WiringText.neurons(module.members().all(), subject.cut().endToEnd().divided()));
    weights.names().forEach(name -> file.floats(name, weights.get(name).shape(), weights.get(name).values()));
    file.write(folder.model());
    OnnxGraph graph = new OnnxGraph(recipe.name(), "unmesh", Provenance.version());
    provenance.of(module.number()).forEach(graph::metadata);
    NetworkGraph.input(graph, run.record().shape(), "input");
    NetworkGraph.output(graph, module.options(), run.record().shape(), "output");
    NetworkGraph.add(graph, module.options(), run.record().shape(), weights, "", "input", "output");
    graph.write(folder.path().resolve(CutFolder.MODEL));
    Measures measures = Measuring.of(module.blueprint().wiring(), weights, Optional.empty(), recipe, listener);
    FoundFiles.write(folder, measures, Optional.empty());
    folder.write(folder.record(), record(folder, place, recipe, options, measures));
  }

  private ObjectNode record(RunFolder folder, Path place, Recipe recipe, CutOptions options, Measures measures) {
    ObjectNode whole = subject.examined().run().record().tree();
    ObjectNode tree = whole.objectNode();
    tree.put("run", place.toString());
    tree.put("status", RunRecord.Status.FINISHED.written());
    tree.put("recipe", recipe.name());
    for (String key : List.of("task", "provenance", "steps", "seconds")) {
      if (whole.has(key)) {
        tree.set(key, whole.get(key).deepCopy());
      }
    }
    ObjectNode from = tree.putObject(Origin.CUT);
    provenance.put(from, options);
    from.put("module", module.number());
    CutFiles.put(from, CutFiles.sums(folder.path(), CutFolder.moduleFiles()));
    try (Network network = module.blueprint().build(0)) {
      ModelFile.read(folder.model(), network);
      float[] outputs = Answering.libTorch(network).of(subject.task().test().inputs());
      OutputScores.put(tree.putObject("test"), subject.examined().subject(), outputs, subject.task().test());
    }
    Measuring.summarise(measures, tree);
    FoundFiles.summarise(Optional.empty(), tree);
    return tree;
  }
}
