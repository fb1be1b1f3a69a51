package dev.unmesh.run.evaluate;

import dev.unmesh.network.NetworkShape;
import dev.unmesh.run.model.PixelScale;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.Loss;
import dev.unmesh.train.Evaluation;
import java.util.Optional;

/** A model known by its answers alone. */
record AnswerSubject(String name, String kind, NetworkShape shape, Optional<PixelScale> scale, Answers answers, Runnable closing)
    implements Subject {
  /** Gives count x outputs, example by example: what {@code loss} takes. */
  interface Answers {
    float[] of(Inputs inputs, Loss loss);
  }

  @Override
  public Evaluation evaluate(Examples examples, Loss loss) {
    return new AnswerScore(shape.outputs(), loss).of(answers.of(examples.inputs(), loss), examples.targets());
  }

  @Override
  public void close() {
    closing.run();
  }
}
