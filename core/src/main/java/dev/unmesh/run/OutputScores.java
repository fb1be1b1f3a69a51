package dev.unmesh.run;

import dev.unmesh.interpret.prune.Standing;
import dev.unmesh.interpret.prune.Subject;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.train.Evaluation;
import tools.jackson.databind.node.ObjectNode;

/** What a network's outputs are worth on its task, as a run's summary holds it. */
final class OutputScores {
  private OutputScores() {}

  /** @param outputs an answer an example, in the task's order */
  static void put(ObjectNode node, Subject subject, float[] outputs, Examples examples) {
    Standing standing = subject.standing(outputs, examples);
    Evaluation.Score score = new Evaluation.Score(standing.hasClasses() ? subject.task().outputs() : 0);
    if (examples.targets() instanceof ClassTargets classes) {
      int width = outputs.length / examples.count();
      for (int i = 0; i < examples.count(); i++) {
        int best = 0;
        for (int o = 0; o < width; o++) {
          best = outputs[i * width + o] > outputs[i * width + best] ? o : best;
        }
        score.add(best, classes.labels()[i]);
      }
    }
    Scores.put(node, new Evaluation(standing.loss(), standing.accuracy(), score.byClass()), subject.task());
  }
}
