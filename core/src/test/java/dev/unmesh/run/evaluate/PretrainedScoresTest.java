package dev.unmesh.run.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SharedData;
import dev.unmesh.run.RunListener;
import dev.unmesh.run.model.PixelScale;
import dev.unmesh.task.DataFolder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Models of others on real data: the accuracies measured where they were collected. */
class PretrainedScoresTest {
  @Test
  void theClockAddsAllPairs() {
    ModelScore score = score("modadd59-clock-pizza", "modular-addition", Optional.empty());
    assertEquals(59 * 59, score.examples());
    assertEquals("all", score.split());
    assertEquals(1, score.accuracy(), 0);
    assertTrue(score.loss() < 1e-5, "loss " + score.loss());
    assertEquals(1 / 59.0, score.constant().accuracy(), 1e-12);
  }

  @Test
  void theTutorialsNetOnCifar10() {
    SharedData.require("cifar-10-batches-bin/test_batch.bin");
    ModelScore score = score("captum-cifar10-lenet", "cifar10", Optional.empty());
    assertEquals(10_000, score.examples());
    assertEquals(.591, score.accuracy(), 5e-4);
    assertTrue(score.inputs().orElseThrow().startsWith("signed"), score.inputs().toString());
    double classes = score.classes().stream().mapToDouble(c -> c.accuracy() * c.examples()).sum();
    assertEquals(score.accuracy(), classes / 10_000, 1e-12);
    double unit = score("captum-cifar10-lenet", "cifar10", Optional.of(PixelScale.UNIT)).accuracy();
    assertTrue(unit < score.accuracy(), "on another scale it does worse: " + unit);
  }

  @Test
  void theZoosNetOnMnist() {
    SharedData.require("mnist/t10k-images-idx3-ubyte.gz");
    ModelScore score = score("onnx-mnist-8", "mnist", Optional.empty());
    assertEquals(.9891, score.accuracy(), 5e-5);
    assertTrue(score.inputs().orElseThrow().startsWith("raw"), score.inputs().toString());
  }

  private static ModelScore score(String model, String task, Optional<PixelScale> scale) {
    DataFolder data = new DataFolder(SharedData.require("pretrained").getParent(), false);
    TaskChoice choice = TaskChoice.of(Optional.of(task), List.of(), Optional.empty());
    return new EvaluateModel(choice, Optional.empty(), scale, data, RunListener.SILENT).model(SharedData.require("pretrained/" + model));
  }
}
