package dev.unmesh.interpret.dependence;

import dev.unmesh.network.Network;
import dev.unmesh.network.ResidualNetwork;
import dev.unmesh.task.Examples;
import dev.unmesh.train.Dataset;
import java.util.BitSet;
import java.util.Collection;

/** A network that is asked the same again and again, its weights changed in between. Not safe for several threads. */
interface Answering extends AutoCloseable {
  /** Rows an example has, as {@link AskedTokens} counts them. */
  int rows();

  /** To be called before any of these parameters is changed: what lies before them is worked out once. */
  void before(Collection<String> parameters);

  /** Which of the tokens asked for are answered right by the weights as they are; ties go to the first output. */
  BitSet right(AskedTokens asked);

  @Override
  void close();

  /** @throws IllegalArgumentException if targets are values */
  static Answering of(Network network, Examples examples) {
    Dataset data = new Dataset(examples);
    return network instanceof ResidualNetwork residual ? new StreamAnswering(residual, data) : new WholeAnswering(network, data);
  }
}
