package dev.unmesh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayeredNamesTest {
  @Test
  void namesOfEveryCustomFallIntoLayers() {
    LayeredNames names = LayeredNames.of(List.of("embedding", "L0.W_Q", "L0.W_in", "L1.W_Q", "L1.W_in", "L10.W_in", "unembedding"));
    assertEquals(List.of("W_Q", "W_in"), names.kinds().stream().map(LayeredNames.Kind::name).toList());
    assertEquals(Map.of(0, 2, 1, 4, 10, 5), names.kinds().get(1).at());
    assertEquals(List.of(0, 1, 10), names.layers());
    assertEquals(List.of(0, 6), names.others());
    assertTrue(names.begins(1) && names.begins(3) && names.begins(5) && names.begins(6), "a new layer, and what follows the last");
    assertFalse(names.begins(0) || names.begins(2) || names.begins(4));
    assertEquals(List.of("W_O", "W_in"), kinds("W_O1", "W_in1", "W_O2", "W_in2"));
    assertEquals(List.of("blocks.attn.W_K"), kinds("blocks.0.attn.W_K", "blocks.1.attn.W_K", "blocks.mlp"));
    assertEquals(List.of("enc.q", "dec.q"), kinds("enc.0.q", "dec.0.q", "enc.1.q", "dec.1.q"));
  }

  @Test
  void oneLayerOrNoneIsNoSeries() {
    assertEquals(List.of(), kinds("W_Q1", "W_in1", "embedding"));
    assertEquals(List.of(), kinds("fc1", "fc2", "fc3"));
    LayeredNames none = LayeredNames.of(List.of("a", "b"));
    assertEquals(List.of(0, 1), none.others());
    assertEquals(List.of(), none.layers());
    assertFalse(none.begins(1));
  }

  private static List<String> kinds(String... names) {
    return LayeredNames.of(List.of(names)).kinds().stream().map(LayeredNames.Kind::name).toList();
  }
}
