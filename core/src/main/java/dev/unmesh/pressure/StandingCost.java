package dev.unmesh.pressure;

import dev.unmesh.wiring.Coordinates;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What one connection costs each neuron of a group at each place of the group, the other end's neurons staying where they are:
 *
 * <pre>P[i][p] += factor sum_o mass[i][o] sum_dim |x_p - x_o|</pre>
 *
 * In one dimension sum_o m_o |x - x_o| needs only the mass and the moment of the neurons left of x, so the other end is sorted once
 * and summed up from the left once a neuron: n (m + n) operations, where trying every place with every weight takes n n m.
 */
final class StandingCost {
  private final ConnectionMass source;
  private final double factor;
  private final int size;
  private final int width;
  private final int ownStride;
  private final int otherStride;
  private final String otherGroup;
  private final Axis[] axes;
  private final int[] order;
  private final double[] massLeft;
  private final double[] momentLeft;

  /**
   * @param atTarget whether the group is where the connection ends
   * @param width how many neurons of the connection's end follow each neuron of the group: 1 for the group itself
   */
  StandingCost(ConnectionMass source, double factor, boolean atTarget, int width, Coordinates own, Coordinates other) {
    this.source = source;
    this.factor = factor;
    this.width = width;
    this.size = own.size() / width;
    this.ownStride = atTarget ? source.from : 1;
    this.otherStride = atTarget ? 1 : source.from;
    this.otherGroup = atTarget ? source.connection.from() : source.connection.to();
    this.axes = new Axis[own.dimensions()];
    Arrays.setAll(axes, d -> Axis.of(own, other, d));
    this.order = new int[other.size()];
    this.massLeft = new double[other.size() + 1];
    this.momentLeft = new double[other.size() + 1];
  }

  String otherGroup() {
    return otherGroup;
  }

  /** @param standing which neuron of the other group stands at each of its places */
  void addTo(double[] costs, int[] standing) {
    for (Axis axis : axes) {
      for (int k = 0; k < order.length; k++) {
        order[k] = standing[axis.sorted[k]] * otherStride;
      }
      for (int i = 0; i < size; i++) {
        for (int t = 0; t < width; t++) {
          sumFromLeft(axis, (i * width + t) * ownStride);
          addPlaces(axis, costs, i * size, t);
        }
      }
    }
  }

  private void sumFromLeft(Axis axis, int base) {
    double mass = 0;
    double moment = 0;
    for (int k = 0; k < order.length; k++) {
      double m = source.mass[base + order[k]];
      mass += m;
      moment += m * axis.positions[k];
      massLeft[k + 1] = mass;
      momentLeft[k + 1] = moment;
    }
  }

  private void addPlaces(Axis axis, double[] costs, int row, int t) {
    double mass = massLeft[order.length];
    double moment = momentLeft[order.length];
    for (int p = 0; p < size; p++) {
      int place = p * width + t;
      int left = axis.left[place];
      costs[row + p] += factor * (axis.places[place] * (2 * massLeft[left] - mass) - (2 * momentLeft[left] - moment));
    }
  }

  /**
   * One dimension of the layout.
   *
   * @param places where the group's places are
   * @param sorted the other group's places from left to right
   * @param positions where those are
   * @param left how many of them are not right of each place
   */
  private record Axis(double[] places, int[] sorted, double[] positions, int[] left) {
    static Axis of(Coordinates own, Coordinates other, int dimension) {
      int[] sorted =
          IntStream.range(0, other.size())
              .boxed()
              .sorted(Comparator.comparingDouble((Integer o) -> other.at(o, dimension)))
              .mapToInt(Integer::intValue)
              .toArray();
      double[] positions = Arrays.stream(sorted).mapToDouble(o -> other.at(o, dimension)).toArray();
      double[] places = IntStream.range(0, own.size()).mapToDouble(p -> own.at(p, dimension)).toArray();
      int[] left = new int[places.length];
      for (int p = 0; p < places.length; p++) {
        while (left[p] < positions.length && positions[left[p]] <= places[p]) {
          left[p]++;
        }
      }
      return new Axis(places, sorted, positions, left);
    }
  }
}
