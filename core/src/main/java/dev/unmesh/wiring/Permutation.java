package dev.unmesh.wiring;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A reordering of groups: after it, neuron i of a group is the former neuron order[i]. Made for a wiring, it carries the groups
 * in lockstep along and refuses what the groups' symmetries forbid. {@link ParameterOrder} applies it to parameters.
 */
public final class Permutation {
  private final Map<String, int[]> orders;

  private Permutation(Map<String, int[]> orders) {
    this.orders = orders;
  }

  /**
   * @throws IllegalArgumentException if {@code order} is not a reordering of the group or the group's symmetry forbids it
   */
  public static Permutation of(Wiring wiring, String group, int[] order) {
    return of(wiring, Map.of(group, order));
  }

  /** Several groups at once. */
  public static Permutation of(Wiring wiring, Map<String, int[]> orders) {
    Map<String, int[]> all = new LinkedHashMap<>();
    orders.forEach((group, order) -> all.put(group, order.clone()));
    PermutationRules.check(wiring, all);
    PermutationRules.addFollowers(wiring, all);
    return new Permutation(all);
  }

  /** Exchanges neurons {@code a} and {@code b} of a group. */
  public static Permutation swap(Wiring wiring, String group, int a, int b) {
    int[] order = identity(wiring.group(group).size());
    order[a] = b;
    order[b] = a;
    return of(wiring, group, order);
  }

  /** 0, 1, .. size - 1. */
  public static int[] identity(int size) {
    int[] order = new int[size];
    Arrays.setAll(order, i -> i);
    return order;
  }

  /** The order of a group (a copy), or empty if the permutation leaves it alone. */
  public Optional<int[]> order(String group) {
    return Optional.ofNullable(orders.get(group)).map(int[]::clone);
  }

  public boolean isIdentity() {
    return orders.values().stream().allMatch(order -> Arrays.equals(order, identity(order.length)));
  }

  /** The permutation that undoes this one. */
  public Permutation inverse() {
    Map<String, int[]> back = new LinkedHashMap<>();
    orders.forEach(
        (group, order) -> {
          int[] inverse = new int[order.length];
          for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
          }
          back.put(group, inverse);
        });
    return new Permutation(back);
  }

  @Override
  public String toString() {
    return "permutation of " + orders.keySet();
  }
}
