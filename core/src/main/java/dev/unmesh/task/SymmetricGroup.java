package dev.unmesh.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The permutations of 0 .. n - 1 in lexicographic order, written as the places they send 0, 1, ... to: 1302 sends 0 to 1, 1 to 3,
 * 2 to 0 and 3 to 2. The first is the identity.
 */
final class SymmetricGroup {
  private final List<String> elements = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  SymmetricGroup(int n) {
    extend("", n);
    for (String element : elements) {
      numbers.put(element, numbers.size());
    }
  }

  private void extend(String begun, int n) {
    if (begun.length() == n) {
      elements.add(begun);
    }
    for (int next = 0; next < n; next++) {
      if (begun.indexOf('0' + next) < 0) {
        extend(begun + next, n);
      }
    }
  }

  /** n!, how many there are. */
  static int order(int n) {
    return n <= 1 ? 1 : n * order(n - 1);
  }

  List<String> elements() {
    return elements;
  }

  /** The number of the product a b, which sends i to a(b(i)): b acts first. */
  int product(int a, int b) {
    String first = elements.get(b);
    StringBuilder product = new StringBuilder();
    for (int i = 0; i < first.length(); i++) {
      product.append(elements.get(a).charAt(first.charAt(i) - '0'));
    }
    return numbers.get(product.toString());
  }
}
