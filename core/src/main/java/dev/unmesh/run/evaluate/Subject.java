package dev.unmesh.run.evaluate;

import dev.unmesh.network.NetworkShape;
import dev.unmesh.run.model.PixelScale;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Loss;
import dev.unmesh.train.Evaluation;
import java.util.Optional;

/** A model that can be graded. Closed by its owner; not safe for use by several threads. */
interface Subject extends AutoCloseable {
  /** What the file, folder or run is called. */
  String name();

  /** What it is, in a few words. */
  String kind();

  /** What it takes and gives; labels play no part. */
  NetworkShape shape();

  /** How it is known to want pixels; empty where that is not known, or it takes none. */
  Optional<PixelScale> scale();

  /** @param examples whose inputs and targets fit {@link #shape} */
  Evaluation evaluate(Examples examples, Loss loss);

  @Override
  void close();
}
