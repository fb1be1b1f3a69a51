package dev.unmesh.run;

import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.measure.Measures;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.Examples;
import dev.unmesh.wiring.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** A run made from another by changing its weights: the same recipe and data, and word of where it comes from. */
final class DerivedRun {
  private final ExaminedRun original;
  private final Weights weights;
  private final Measures measures;

  DerivedRun(ExaminedRun original, Weights weights, RunListener listener) {
    this.original = original;
    this.weights = weights;
    Recipe recipe = original.run().recipe();
    this.measures =
        Measuring.of(original.run().wiring(), weights, original.run().partition(), recipe, listener);
  }

  Measures measures() {
    return measures;
  }

  /** The record of the new run; under {@code from} stands the run it was made from. */
  ObjectNode record(String from) {
    RunFolder folder = original.run().folder();
    ObjectNode tree = original.run().record().with(RunRecord.Status.FINISHED).tree();
    tree.remove(Origin.CUT); // its checksums are of other weights
    tree.putObject(from).put("run", folder.path().toAbsolutePath().normalize().toString());
    score(tree.putObject("train"), original.subject().task().train());
    score(tree.putObject("test"), original.subject().task().test());
    Measuring.summarise(measures, tree);
    return tree;
  }

  private void score(ObjectNode node, Examples examples) {
    OutputScores.put(node, original.subject(), original.subject().pass().outputs(weights, examples.inputs()), examples);
  }

  /** Makes the run's directory, whole or not at all. @param more writes what else belongs into it */
  RunRecord write(Path into, ObjectNode tree, Consumer<RunFolder> more) {
    RunFolder folder = original.run().folder();
    tree.put("run", into.toString());
    RunFolder made =
        RunFolder.create(
            into,
            text(folder.recipe()),
            tree,
            draft -> {
              ModelFile.write(weights, SafetensorsFile.open(folder.model()), draft.model());
              original.run().partition().ifPresent(partition -> PartitionFile.write(draft, partition));
              more.accept(draft);
            });
    return RunRecord.read(made);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
