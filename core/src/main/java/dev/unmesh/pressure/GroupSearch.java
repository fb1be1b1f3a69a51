package dev.unmesh.pressure;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The swap search in one group: among its neurons, or its whole heads. "Neuron" stands for either. */
final class GroupSearch {
  /** A change counts only if it exceeds this share of the cost at stake: below, it is rounding. */
  private static final double ROUNDING = 1e-12;

  private final MovingGroups moving;
  private final int size;
  private final int topK;
  private final List<StandingCost> standingCosts = new ArrayList<>();
  private final List<Touching> touching = new ArrayList<>();
  private final SelfCost selfCost;
  /** P[i * size + p]: what neuron i would cost at place p, by the connections to other groups. */
  private final double[] costs;
  private final double[] scores;
  private final int[] top;
  private int swaps;
  private double decrease;

  /** A connection that the group's neurons take part in; {@code width} of its neurons at that end follow one of the group's. */
  private record Touching(ConnectionMass mass, double factor, boolean atTarget, int width) {}

  GroupSearch(NeuronSwap swap, Wiring wiring, MovingGroups moving, List<ConnectionMass> masses) {
    this.moving = moving;
    this.size = moving.units();
    this.topK = Math.min(swap.topK(), moving.free());
    this.costs = new double[Math.multiplyExact(size, size)];
    this.scores = new double[size];
    this.top = new int[topK];
    boolean self = false;
    for (ConnectionMass mass : masses) {
      Connection connection = mass.connection;
      double factor = swap.cost().distanceFactor(connection);
      Integer toWidth = moving.widths().get(connection.to());
      Integer fromWidth = moving.widths().get(connection.from());
      if (toWidth != null) {
        touching.add(new Touching(mass, factor, true, toWidth));
      }
      if (fromWidth != null) {
        touching.add(new Touching(mass, factor, false, fromWidth));
      }
      if (toWidth != null && fromWidth != null) {
        self |= factor != 0;
        checkSelf(connection, factor);
      } else if (factor != 0 && (toWidth != null || fromWidth != null)) {
        standingCosts.add(standing(wiring, mass, factor, toWidth != null, toWidth != null ? toWidth : fromWidth));
      }
    }
    this.selfCost = self ? new SelfCost(ConnectionCost.coordinates(wiring.group(moving.group()))) : null;
  }

  /** How many swaps the last run made. */
  int swaps() {
    return swaps;
  }

  /** By how much the last run lowered the cost. */
  double decrease() {
    return decrease;
  }

  /**
   * Searches, given which neuron stands at each place of every group, and reorders there this group and those that follow it.
   *
   * @return the number of swaps made
   */
  int run(Map<String, int[]> allStanding) {
    swaps = 0;
    decrease = 0;
    double atStake = prepare(allStanding);
    // whole heads are searched before anything in them has moved
    int[] standing = moving.isNeurons() ? allStanding.get(moving.group()) : Permutation.identity(size);
    int[] place = new int[size];
    for (int p = 0; p < size; p++) {
      place[standing[p]] = p;
    }
    for (int start = moving.fixed(); start < size; start += moving.block()) {
      findTop(standing, start);
      for (int k = 0; k < topK; k++) {
        trySwaps(top[k], start, standing, place, ROUNDING * atStake);
      }
    }
    if (swaps > 0) {
      moving.widths().forEach((name, width) -> follow(standing, allStanding.get(name), width));
    }
    return swaps;
  }

  private void trySwaps(int i, int start, int[] standing, int[] place, double rounding) {
    int from = place[i];
    int best = -1;
    double lowest = 0;
    for (int p = start; p < start + moving.free(); p++) {
      if (p != from) {
        int j = standing[p];
        double change = costs[i * size + p] + costs[j * size + from] - costs[i * size + from] - costs[j * size + p];
        if (selfCost != null) {
          change += selfCost.change(standing, from, p);
        }
        if (change < lowest - rounding) {
          lowest = change;
          best = p;
        }
      }
    }
    if (best >= 0) {
      int j = standing[best];
      standing[best] = i;
      standing[from] = j;
      place[i] = best;
      place[j] = from;
      swaps++;
      decrease -= lowest;
    }
  }

  /** Costs and scores; returns the cost at stake, were all distances 1. */
  private double prepare(Map<String, int[]> allStanding) {
    Arrays.fill(costs, 0);
    Arrays.fill(scores, 0);
    for (StandingCost cost : standingCosts) {
      cost.addTo(costs, allStanding.get(cost.otherGroup()));
    }
    if (selfCost != null) {
      selfCost.clear();
    }
    double atStake = 0;
    for (Touching end : touching) {
      atStake += end.factor * addScores(end);
      if (selfCost != null && end.atTarget && moving.widths().containsKey(end.mass.connection.from())) {
        selfCost.add(end.mass.mass, end.factor);
      }
    }
    return atStake;
  }

  private double addScores(Touching end) {
    double[] mass = end.mass.mass;
    int from = end.mass.from;
    double total = 0;
    for (int j = 0; j < end.mass.to; j++) {
      double row = addRow(mass, j * from, from, end);
      total += row;
      if (end.atTarget) {
        scores[j / end.width] += row;
      }
    }
    return total;
  }

  private double addRow(double[] mass, int start, int length, Touching end) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += mass[start + k];
      if (!end.atTarget) {
        scores[k / end.width] += mass[start + k];
      }
    }
    return sum;
  }

  /** The neurons to try among those that stand from {@code start} on, from the highest score down, ties by place. */
  private void findTop(int[] standing, int start) {
    int found = 0;
    for (int p = start; p < start + moving.free(); p++) {
      int i = standing[p];
      int place = found;
      while (place > 0 && scores[top[place - 1]] < scores[i]) {
        place--;
      }
      if (place < topK) {
        found = Math.min(found + 1, topK);
        System.arraycopy(top, place, top, place + 1, found - 1 - place);
        top[place] = i;
      }
    }
  }

  private static void follow(int[] leader, int[] follower, int width) {
    if (leader != follower) {
      for (int place = 0; place < follower.length; place++) {
        follower[place] = leader[place / width] * width + place % width;
      }
    }
  }

  private StandingCost standing(Wiring wiring, ConnectionMass mass, double factor, boolean atTarget, int width) {
    Coordinates to = ConnectionCost.coordinates(wiring.group(mass.connection.to()));
    Coordinates from = ConnectionCost.coordinates(wiring.group(mass.connection.from()));
    ConnectionCost.checkLaidOutAlike(mass.connection, to, from);
    return new StandingCost(mass, factor, atTarget, width, atTarget ? to : from, atTarget ? from : to);
  }

  private void checkSelf(Connection connection, double factor) {
    String group = moving.group();
    if (factor != 0 && !(moving.isNeurons() && connection.to().equals(group) && connection.from().equals(group))) {
      throw new IllegalArgumentException(
          "swap: connection '" + connection.name() + "' runs from '" + connection.from() + "' to '" + connection.to()
              + "', which both move with '" + group + "'; leave group '" + group + "' out of the search, or give the connection an A of 0");
    }
  }
}
