package dev.unmesh.run;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.network.Blueprint;
import dev.unmesh.train.LearnerState;
import dev.unmesh.wiring.Weights;
import java.util.Map;

/** The files with which other tools load a run's model: a language model's run is a folder in Hugging Face's layout too. */
record Companions(Map<String, byte[]> files) {
  /** What transformers wants to see in a model.safetensors. */
  private static final Map<String, String> FORMAT = Map.of("format", "pt");

  /** None for networks that are Unmesh's own. */
  static Companions of(Blueprint blueprint) {
    return new Companions(blueprint.companions());
  }

  /** Writes the model and what stands beside it. */
  void write(Weights weights, LearnerState state, RunFolder folder) {
    files.forEach((name, bytes) -> AtomicFile.write(folder.path().resolve(name), bytes));
    ModelFile.write(weights, state, files.isEmpty() ? Map.of() : FORMAT, folder.model());
  }
}
