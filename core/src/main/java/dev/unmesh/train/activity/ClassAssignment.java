package dev.unmesh.train.activity;

import java.util.Arrays;
import java.util.List;

/** Which module each class is given to. */
final class ClassAssignment {
  private ClassAssignment() {}

  /**
   * @param lists the classes of each module, by name or number; a module may have none
   * @param classes what the classes are called
   * @return the module of each class
   * @throws IllegalArgumentException if a class is left out, unknown or named twice, or there are not as many lists as modules
   */
  static long[] of(List<List<String>> lists, List<String> classes, int modules, String key) {
    if (lists.stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          key + ": give each of the " + modules + " modules its classes, such as [[" + classes.get(0) + ", "
              + classes.get(classes.size() - 1) + "], ...]");
    }
    if (lists.size() != modules) {
      throw new IllegalArgumentException(key + ": " + lists.size() + " lists of classes for " + modules + " modules; give one list a module");
    }
    long[] owner = new long[classes.size()];
    Arrays.fill(owner, -1);
    for (int m = 0; m < modules; m++) {
      for (String name : lists.get(m)) {
        int c = number(name, classes, key);
        if (owner[c] >= 0) {
          throw new IllegalArgumentException(key + ": class '" + name + "' is given to module " + owner[c] + " and to module " + m);
        }
        owner[c] = m;
      }
    }
    for (int c = 0; c < owner.length; c++) {
      if (owner[c] < 0) {
        throw new IllegalArgumentException(key + ": class '" + classes.get(c) + "' is left out; give it to one of the " + modules + " modules");
      }
    }
    return owner;
  }

  private static int number(String name, List<String> classes, String key) {
    int known = classes.indexOf(name);
    if (known < 0 && name.matches("[0-9]{1,6}") && Integer.parseInt(name) < classes.size()) {
      known = Integer.parseInt(name);
    }
    if (known < 0) {
      throw new IllegalArgumentException(key + ": no class '" + name + "'; the classes are " + classes);
    }
    return known;
  }
}
