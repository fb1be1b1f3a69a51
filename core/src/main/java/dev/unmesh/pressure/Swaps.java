package dev.unmesh.pressure;

import dev.unmesh.wiring.Permutation;

/**
 * What a swap search found.
 *
 * @param permutation all swaps, one order a group; coordinates stay in place when it is applied
 * @param count how many swaps it is made of
 * @param decrease by how much they lower the connection cost searched, at least 0
 */
public record Swaps(Permutation permutation, int count, double decrease) {
  public boolean isEmpty() {
    return count == 0;
  }
}
