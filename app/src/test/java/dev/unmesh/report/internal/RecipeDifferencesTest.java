package dev.unmesh.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecipeDifferencesTest {
  @Test
  void readsKeysByTheirPath() {
    String yaml = """
        # made by unmesh
        task: mnist
        network:
          kind: mlp
          hidden: [64, 64]
        pressures:
          - name: clusterability
            strength: 20
          - l1
        train:
          batch: 64
        """;
    assertEquals(
        Map.of(
            "task", "mnist", "network.kind", "mlp", "network.hidden", "[64, 64]", "pressures[1].name", "clusterability",
            "pressures[1].strength", "20", "pressures[2]", "l1", "train.batch", "64"),
        RecipeDifferences.flat(yaml));
  }

  @Test
  void quotesFoldsAndEmptyValues() {
    String yaml = "description: \"one\\\n  \\ two\"\nstrength:\n  \"0.75\": 1e-3\nswap: null\nextra: {}\n";
    assertEquals(Map.of("description", "one two", "strength.0.75", "0.001"), RecipeDifferences.flat(yaml));
    assertEquals(Map.of(), RecipeDifferences.flat("a: [1"));
  }

  @Test
  void listsUnderAKeyAtTheSameIndent() {
    assertEquals(Map.of("a[1].b", "1", "a[1].c", "2", "d", "3"), RecipeDifferences.flat("a:\n- b: 1\n  c: 2\nd: 3\n"));
  }

  @Test
  void onlyWhatDiffersIsListed() {
    Optional<Table> table = RecipeDifferences.of(
        List.of("one", "two"), List.of(Optional.of("a: 1\nb: 2\n"), Optional.of("a: 1\nb: 3\nc: 4\n")));
    assertEquals(List.of(List.of("b", "2", "3"), List.of("c", "–", "4")), table.orElseThrow().rows());
    assertTrue(RecipeDifferences.of(List.of("one", "two"), List.of(Optional.of("a: 1"), Optional.of("a: 1"))).isEmpty());
    assertTrue(RecipeDifferences.of(List.of("one", "two"), List.of(Optional.of("a: 1"), Optional.empty())).isEmpty());
  }
}
