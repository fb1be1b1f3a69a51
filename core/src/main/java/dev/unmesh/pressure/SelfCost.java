package dev.unmesh.pressure;

import dev.unmesh.wiring.Coordinates;
import java.util.Arrays;

/**
 * What the connections from a group to itself cost. Both ends move, so a swap's change is not a sum over single neurons: with
 * m = mass + mass transposed, exchanging i and j changes the cost by sum_b (m_ib - m_jb) (d(p_j, p_b) - d(p_i, p_b)) over all
 * other b.
 */
final class SelfCost {
  private final int size;
  private final double[] distance;
  private final double[] both;

  SelfCost(Coordinates places) {
    this.size = places.size();
    this.distance = new double[size * size];
    this.both = new double[size * size];
    for (int p = 0; p < size; p++) {
      for (int q = 0; q < size; q++) {
        distance[p * size + q] = places.distance(p, places, q);
      }
    }
  }

  void clear() {
    Arrays.fill(both, 0);
  }

  void add(double[] mass, double factor) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        both[i * size + j] += factor * (mass[i * size + j] + mass[j * size + i]);
      }
    }
  }

  /** The change of cost when the neurons at places {@code p} and {@code q} are exchanged; {@code standing[p]} stands at p. */
  double change(int[] standing, int p, int q) {
    int i = standing[p] * size;
    int j = standing[q] * size;
    double sum = 0;
    for (int place = 0; place < size; place++) {
      if (place != p && place != q) {
        int b = standing[place];
        sum += (both[i + b] - both[j + b]) * (distance[q * size + place] - distance[p * size + place]);
      }
    }
    return sum;
  }
}
