package dev.unmesh.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> RECIPES = List.of("independence", "mnist-plain", "mnist-modular", "cifar10-plain", "cifar10-modular");

  @Test
  void findsWhatWasMeant() {
    assertEquals(Optional.of("independence"), NearestName.of("independance", RECIPES));
    assertEquals(Optional.of("mnist-modular"), NearestName.of("MNIST_modular", RECIPES));
    assertEquals(Optional.of("mnist-plain"), NearestName.of("mnist", RECIPES));
    assertEquals(Optional.of("cifar10-modular"), NearestName.of("modular", List.of("cifar10-modular", "mnist-modular")));
    assertEquals(Optional.empty(), NearestName.of("transformer", RECIPES));
    assertEquals(Optional.empty(), NearestName.of("x", List.of()));
    assertEquals(Optional.empty(), NearestName.of("x", List.of("y")));
  }

  @Test
  void countsEdits() {
    assertEquals(0, NearestName.distance("csv", "csv"));
    assertEquals(1, NearestName.distance("cvs", "csv"));
    assertEquals(3, NearestName.distance("kitten", "sitting"));
    assertEquals(4, NearestName.distance("", "four"));
  }
}
