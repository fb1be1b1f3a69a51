package dev.unmesh.wiring;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputPathsTest {
  private static final Wiring CHAIN =
      Wiring.builder().input("x", 3).hidden("h", 4).hidden("g", 4).output("y", 3).linear("one", "x", "h").linear("two", "h", "g")
          .linear("three", "g", "y").build();

  private static String refused(Map<String, int[]> labels) {
    return assertThrows(IllegalArgumentException.class, () -> OutputPaths.check(CHAIN, new Partition(2, labels))).getMessage();
  }

  @Test
  void letsPassWhatReachesEveryOutput() {
    assertDoesNotThrow(() -> OutputPaths.check(CHAIN, new Partition(2, Map.of())));
    assertDoesNotThrow(() -> OutputPaths.check(CHAIN, new Partition(2, Map.of("h", new int[] {0, 0, 1, 1}, "g", new int[] {0, 1, 0, 1}))));
    // one module has no neuron in g, but the outputs are shared and the other leads there
    assertDoesNotThrow(() -> OutputPaths.check(CHAIN, new Partition(2, Map.of("h", new int[] {0, 0, 1, 1}, "g", new int[] {0, 0, 0, -1}))));
    // outputs of their own modules, each with a way
    assertDoesNotThrow(
        () -> OutputPaths.check(
            CHAIN, new Partition(2, Map.of("x", new int[] {0, 1, 1}, "h", new int[] {0, 0, 1, 1}, "g", new int[] {0, 1, 0, 1}, "y", new int[] {0, 1, 1}))));
  }

  @Test
  void refusesAModuleWithoutNeuronsOnTheWayToItsOutputs() {
    String told = refused(Map.of("h", new int[] {0, 0, 1, 1}, "g", new int[] {0, 0, 0, 0}, "y", new int[] {0, 1, 1}));
    assertTrue(told.contains("every path to 2 of the 3 neurons of 'y' (1, 2): no input reaches a neuron of module 1 in 'g'"), told);
    told = refused(Map.of("x", new int[] {0, 0, 0}, "h", new int[] {0, 0, 1, 1}, "g", new int[] {0, 1, 0, 1}, "y", new int[] {0, 1, 1}));
    assertTrue(told.contains("module 1 in 'x'") && told.contains("(1, 2)"), told);
  }

  @Test
  void refusesAGroupWhoseModulesNoWeightEnters() {
    // all of h is module 0, all of g module 1: nothing gets through, though the outputs are shared
    String told = refused(Map.of("h", new int[] {0, 0, 0, 0}, "g", new int[] {1, 1, 1, 1}));
    assertTrue(told.contains("every path to 3 of the 3"), told);
    told = refused(Map.of("y", new int[] {0, -1, 1}));
    assertTrue(told.contains("1 of the 3 neurons of 'y' (1)"), told);
  }

  @Test
  void unitsOfAMapAreReachedAsTheirChannelsAre() {
    Wiring map =
        Wiring.builder().input("x", 2).hidden("c", 2).group(NeuronGroup.of("u", 6, Role.HIDDEN).with(new Symmetry.Lockstep("c", 3))).output("y", 2)
            .linear("one", "x", "c").linear("two", "u", "y").build();
    assertDoesNotThrow(() -> OutputPaths.check(map, new Partition(2, Map.of("u", new int[] {0, 1, 0, 1, 0, 1}, "y", new int[] {0, 1}))));
    assertThrows(
        IllegalArgumentException.class,
        () -> OutputPaths.check(map, new Partition(2, Map.of("u", new int[] {0, 0, 0, 0, 0, 0}, "y", new int[] {0, 1}))));
  }
}
