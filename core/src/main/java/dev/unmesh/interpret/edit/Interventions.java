package dev.unmesh.interpret.edit;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.List;

/**
 * A stack of interventions on a network's weights, the last on top. Immutable: each change gives another stack, so any of them can be
 * gone back to. Safe to share between threads as long as {@link Means} is.
 */
public final class Interventions {
  /** What a column of a connection carries on average in a network with given weights. */
  @FunctionalInterface
  public interface Means {
    double of(Weights weights, Connection connection, int column);
  }

  private final Wiring wiring;
  private final Means means;
  private final Weights weights;
  private final Interventions below;
  private final Intervention top;

  private Interventions(Wiring wiring, Means means, Weights weights, Interventions below, Intervention top) {
    this.wiring = wiring;
    this.means = means;
    this.weights = weights;
    this.below = below;
    this.top = top;
  }

  /** No intervention yet. */
  public static Interventions on(Wiring wiring, Weights weights, Means means) {
    return new Interventions(wiring, means, weights, null, null);
  }

  /**
   * One more intervention, on the weights as the earlier ones left them.
   *
   * @throws IllegalArgumentException if it names a connection, group or place there is not, or a constant finds no bias to go into
   */
  public Interventions with(Intervention intervention) {
    WeightDraft draft = new WeightDraft(wiring, weights);
    if (intervention instanceof Intervention.SetWeight set) {
      Connection connection = wiring.connection(set.connection());
      check("connection '" + connection.name() + "'", "row", set.to(), connection.rows());
      check("connection '" + connection.name() + "'", "column", set.from(), connection.columns());
      draft.set(connection, set.to(), set.from(), set.value());
    } else if (intervention instanceof Intervention.Silence silence) {
      check("group '" + silence.group() + "'", "neuron", silence.neuron(), wiring.group(silence.group()).size());
      silence(draft, silence);
    }
    return new Interventions(wiring, means, draft.weights(), this, intervention);
  }

  private void silence(WeightDraft draft, Intervention.Silence silence) {
    if (!wiring.outOf(silence.group()).isEmpty()) {
      draft.silence(
          silence.group(), silence.neuron(), (connection, column) -> silence.value().orElseGet(() -> means.of(weights, connection, column)));
      return;
    }
    double value =
        silence.value()
            .orElseThrow(() -> new IllegalArgumentException("nothing reads group '" + silence.group() + "': hold its neurons at a number, not at their mean"));
    for (Connection connection : wiring.into(silence.group())) {
      int[] owners = wiring.rowNeurons(connection);
      for (int row = 0; row < owners.length; row++) {
        for (int column = 0; owners[row] == silence.neuron() && column < connection.columns(); column++) {
          draft.set(connection, row, column, 0);
        }
      }
    }
    draft.setBias(silence.group(), silence.neuron(), value);
  }

  private static void check(String where, String what, int at, int size) {
    if (at < 0 || at >= size) {
      throw new IllegalArgumentException(where + " has " + what + "s 0 to " + (size - 1) + ": there is no " + what + " " + at);
    }
  }

  /** The stack without the last intervention. @throws IllegalStateException if there is none */
  public Interventions reverted() {
    if (below == null) {
      throw new IllegalStateException("there is no intervention to revert");
    }
    return below;
  }

  /** The stack without any. */
  public Interventions allReverted() {
    Interventions at = this;
    while (at.below != null) {
      at = at.below;
    }
    return at;
  }

  /** The weights with all interventions done. */
  public Weights weights() {
    return weights;
  }

  /** The interventions, the first one first. */
  public List<Intervention> applied() {
    List<Intervention> all = below == null ? new ArrayList<>() : new ArrayList<>(below.applied());
    if (top != null) {
      all.add(top);
    }
    return List.copyOf(all);
  }
}
