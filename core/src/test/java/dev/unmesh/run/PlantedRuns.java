package dev.unmesh.run;

import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.task.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntBinaryOperator;

/**
 * Runs whose weights are made by hand, on a table where each of eight classes lights one input. Two hidden layers of 24 in four modules
 * of six; what a neuron listens to says whether modules mean something.
 */
record PlantedRuns(Path folder) {
  static final int CLASSES = 8;
  static final int HIDDEN = 24;
  static final String MODULES = "{count: 4, by: contiguous, connections: [fc2]}";
  static final String PRESSED = "specialise: [{kind: assignment, modules: [[c0, c1], [c2, c3], [c4, c5], [c6, c7]]}]\n";

  DataFolder data() {
    return new DataFolder(folder, false);
  }

  /** Each module serves two classes: it alone is active for them, and they are lost without it. MI = ln 4 nats, gap 7/8. */
  RunFolder specialised(String name) throws IOException {
    return run(name, MODULES, PRESSED, HIDDEN, (neuron, input) -> neuron / 3 == input ? 1 : 0);
  }

  /** Every class has neurons in three modules: six classes excite the first most, none is needed. MI = H(3/4, 1/4), gap 0. */
  RunFolder without(String name) throws IOException {
    return run(name, MODULES, "", HIDDEN, (neuron, input) -> neuron % CLASSES == input ? 1 : 0);
  }

  /** A wider net without modules whose neurons all do the same: however it is split, MI and gap are 0. */
  RunFolder plain(String name) throws IOException {
    return run(name, "null", "", 2 * HIDDEN, (neuron, input) -> 1);
  }

  /** @param weight of hidden neuron and input; hidden neurons pass on to those of the same number */
  RunFolder run(String name, String modules, String more, int hidden, IntBinaryOperator weight) throws IOException {
    Path path = folder.resolve(name);
    TrainRun.start(SmallRecipes.recipe(yaml(modules, hidden) + more), path, data(), RunListener.SILENT, () -> false);
    float[] in = new float[hidden * CLASSES];
    float[] middle = new float[hidden * hidden];
    float[] out = new float[CLASSES * hidden];
    for (int h = 0; h < hidden; h++) {
      for (int c = 0; c < CLASSES; c++) {
        in[h * CLASSES + c] = weight.applyAsInt(h, c);
        out[c * hidden + h] = weight.applyAsInt(h, c);
      }
      middle[h * hidden + h] = 1;
    }
    RunFolder run = RunFolder.open(path);
    new SafetensorsWriter()
        .floats("fc1.weight", new int[] {hidden, CLASSES}, in)
        .floats("fc2.weight", new int[] {hidden, hidden}, middle)
        .floats("fc3.weight", new int[] {CLASSES, hidden}, out)
        .write(run.model());
    return run;
  }

  private String yaml(String modules, int hidden) throws IOException {
    return """
        name: planted
        task: {kind: csv, file: '%s', targets: [label], learn: classification, testFraction: 0.5, standardise: false}
        network: {kind: mlp, hidden: [%d, %d], activation: relu, bias: false}
        training: {steps: 1, batch: 0}
        modules: %s
        measures: {shuffles: 0, draws: 2, ablate: false, prune: false}
        """
        .formatted(table(), hidden, hidden, modules);
  }

  private Path table() throws IOException {
    StringBuilder text = new StringBuilder("x0,x1,x2,x3,x4,x5,x6,x7,label\n");
    for (int i = 0; i < 20 * CLASSES; i++) {
      for (int c = 0; c < CLASSES; c++) {
        text.append(c == i % CLASSES ? 1 + i * .001 : 0).append(',');
      }
      text.append('c').append(i % CLASSES).append('\n');
    }
    return Files.writeString(folder.resolve("planted.csv"), text);
  }
}
