package dev.unmesh.interpret.dependence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LayerNumberTest {
  @Test
  void isReadOffTheName() {
    assertEquals(OptionalInt.of(6), LayerNumber.of("L6.W_in"));
    assertEquals(OptionalInt.of(11), LayerNumber.of("L11.W_Q"));
    assertEquals(OptionalInt.of(2), LayerNumber.of("W_out2"));
    assertEquals(OptionalInt.of(12), LayerNumber.of("fc12"));
    for (String none : List.of("embedding", "position", "unembedding", "L.W_in", "L6W_in", "")) {
      assertEquals(OptionalInt.empty(), LayerNumber.of(none), none);
    }
  }

  @Test
  void layersComeInOrder() {
    assertEquals(
        "{2=[L2.W_in, L2.W_out], 10=[L10.W_in]}",
        LayerNumber.grouped(List.of("L10.W_in", "embedding", "L2.W_in", "L2.W_out")).toString());
    assertEquals(List.of(2, 10), List.copyOf(LayerNumber.grouped(List.of("L10.W_in", "L2.W_in")).keySet()));
  }
}
