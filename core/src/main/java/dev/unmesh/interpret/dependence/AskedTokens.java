package dev.unmesh.interpret.dependence;

import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Targets;
import dev.unmesh.task.TokenTargets;
import java.util.BitSet;

/**
 * What a network is asked for: one answer an example, or one at every position that is not masked.
 *
 * @param places the row of each among the rows of all examples, ascending
 * @param sequences the example each is of
 * @param targets the right answer
 */
record AskedTokens(int[] places, int[] sequences, int[] targets) {
  /**
   * @param rows rows an example has, one a position; the last is asked for where an example has one answer
   * @throws IllegalArgumentException if targets are values, of which none is right or wrong
   */
  static AskedTokens of(Examples examples, int rows) {
    Targets targets = examples.targets();
    if (targets instanceof TokenTargets tokens) {
      return of(tokens);
    } else if (targets instanceof ClassTargets classes) {
      int[] places = new int[classes.count()];
      int[] sequences = new int[classes.count()];
      for (int i = 0; i < places.length; i++) {
        places[i] = (i + 1) * rows - 1;
        sequences[i] = i;
      }
      return new AskedTokens(places, sequences, classes.labels());
    }
    throw values();
  }

  /** How many answers there are to choose from. @throws IllegalArgumentException if targets are values */
  static int outputs(Examples examples) {
    if (examples.targets() instanceof TokenTargets tokens) {
      return tokens.vocabulary();
    } else if (examples.targets() instanceof ClassTargets classes) {
      return classes.classes();
    }
    throw values();
  }

  private static IllegalArgumentException values() {
    return new IllegalArgumentException("the task's targets are values, of which none is right or wrong: dependence is told by tokens or classes");
  }

  private static AskedTokens of(TokenTargets tokens) {
    int[] places = new int[tokens.unmasked()];
    int[] sequences = new int[places.length];
    int[] targets = new int[places.length];
    for (int place = 0, at = 0; place < tokens.tokens().length; place++) {
      if (tokens.tokens()[place] != TokenTargets.MASKED) {
        places[at] = place;
        sequences[at] = place / tokens.length();
        targets[at++] = tokens.tokens()[place];
      }
    }
    return new AskedTokens(places, sequences, targets);
  }

  int count() {
    return places.length;
  }

  /** Some of them. */
  AskedTokens only(BitSet chosen) {
    int[] at = chosen.stream().toArray();
    int[][] parts = new int[3][at.length];
    for (int i = 0; i < at.length; i++) {
      parts[0][i] = places[at[i]];
      parts[1][i] = sequences[at[i]];
      parts[2][i] = targets[at[i]];
    }
    return new AskedTokens(parts[0], parts[1], parts[2]);
  }
}
