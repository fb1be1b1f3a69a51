package dev.unmesh.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Layouts that cannot be say why. */
class LayoutFaultsTest {
  @Test
  void aFoldThatDoesNotDivide() {
    WiringBuilder wiring = Wiring.builder().hidden("embedding", 32).output("output", 3);
    ParameterView view = ParameterView.outByIn("fc1.weight", 3, 65);
    wiring.connect(new Connection("fc1", "embedding", "output", view, AxisMap.ONE_TO_ONE, new AxisMap.Folds(2)));
    assertTold("connection 'fc1', columns: 65 long, but group 'embedding' of 32 neurons asks for 64", wiring::build);
    assertTold("an axis in folds needs at least 1 copy, was 0", () -> new AxisMap.Folds(0));
  }

  @Test
  void placesForNoOne() {
    assertTold("a ring needs at least one neuron, was 0", () -> Coordinates.ring(0, .25));
    assertTold("a line needs at least one neuron, was -1", () -> Coordinates.line(-1));
    assertTold("a grid needs at least one neuron, was 0", () -> Coordinates.grid(0));
    assertTold("a ring's radius must lie in (0, .5], was 0.6", () -> Coordinates.ring(3, .6));
  }

  @Test
  void aGridThatIsNoSquare() {
    assertTold("a 2-D layout needs a square number of neurons, was 10; use 9 or a line", () -> Coordinates.grid(10));
    assertEquals(100, Coordinates.grid(100).size());
  }

  @Test
  void coordinatesOfTheWrongLength() {
    assertTold(
        "group 'fc1' has 4 neurons but coordinates for 3",
        () -> new NeuronGroup("fc1", 4, Role.HIDDEN, Symmetry.FREE, Optional.of(Coordinates.line(3)), List.of()));
    assertTold(
        "coordinates: neuron 1 has 1 dimensions where neuron 0 has 2",
        () -> new Coordinates(new double[][] {{.1, .2}, {.3}}));
  }

  private static void assertTold(String message, Executable what) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, what).getMessage());
  }
}
