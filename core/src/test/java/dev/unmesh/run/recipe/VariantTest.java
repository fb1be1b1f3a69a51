package dev.unmesh.run.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.pressure.Reduction;
import dev.unmesh.train.ConnectionCostOptions;
import dev.unmesh.train.SwapOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The five variants of the recipes with a connection cost. */
class VariantTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "independence", "feature-sharing", "compositionality", "two-moons", "modular-addition-59", "permutations-s4", "mnist-2d"
      })
  void everyVariantResolves(String name) {
    Recipe written = Recipes.open(name, List.of());
    ConnectionCostOptions cost = cost(written);
    for (Variant variant : Variant.values()) {
      Recipe recipe = variant.of(written);
      assertEquals(name + "-" + variant.written(), recipe.name());
      assertEquals(List.of(written.task(), written.network(), written.training()), List.of(recipe.task(), recipe.network(), recipe.training()));
      // what is written down is the variant by itself
      assertEquals(recipe, Recipes.parse("written", Recipes.yaml(recipe), List.of()));
    }
    assertEquals(List.of(), Variant.NONE.of(written).pressures());
    for (Variant still : List.of(Variant.NONE, Variant.L1, Variant.L1_LOCAL)) {
      assertEquals(Optional.empty(), still.of(written).swap());
    }
    ConnectionCostOptions l1 = cost(Variant.L1.of(written));
    assertEquals(0, l1.a());
    assertEquals(Map.of(), l1.aOf());
    assertEquals(
        List.of(cost.y(), cost.reduction(), cost.strength(), cost.biasFrom(), cost.parameters()),
        List.of(l1.y(), l1.reduction(), l1.strength(), l1.biasFrom(), l1.parameters()));
    assertEquals(cost, cost(Variant.L1_LOCAL.of(written)));
    Recipe swapped = Variant.L1_SWAP.of(written);
    assertEquals(0, cost(swapped).a());
    assertEquals(cost.aOf(), cost(swapped).aOf(), "what has no length has none in the swap either");
    SwapOptions swap = written.swap().orElseThrow();
    assertEquals(swap.withA(cost.a()), swapped.swap().orElseThrow());
    assertEquals(written.pressures(), Variant.BIMT.of(written).pressures());
    assertEquals(written.swap(), Variant.BIMT.of(written).swap());
  }

  @Test
  void constantsAreThePapers() {
    assertEquals(Reduction.SUM, cost(Recipes.open("two-moons", List.of())).reduction());
    for (String name : List.of("modular-addition-59", "permutations-s4", "mnist-2d")) {
      assertEquals(Reduction.MEAN, cost(Recipes.open(name, List.of())).reduction());
      assertEquals(0, cost(Recipes.open(name, List.of())).biasFrom());
    }
    for (String name : List.of("independence", "feature-sharing", "compositionality")) {
      assertEquals(.75, cost(Recipes.open(name, List.of())).biasFrom());
    }
    for (String name : List.of("modular-addition-59", "mnist-2d")) {
      assertEquals(Map.of("fc3", 0.0), cost(Recipes.open(name, List.of())).aOf());
    }
  }

  @Test
  void whatHasNoVariantSaysSo() {
    assertTold("recipe mnist-modular has no connection-cost pressure, so it has no variant 'bimt'", Variant.BIMT, Recipes.open("mnist-modular", List.of()));
    assertTold("has no 'swap' section", Variant.L1_SWAP, Recipes.open("two-moons", List.of("swap=null")));
    assertTold("connection 'fc1' an A of its own", Variant.L1_SWAP, Recipes.open("two-moons", List.of("pressures.0.aOf.fc1=3")));
    assertEquals(Map.of(), cost(Variant.L1.of(Recipes.open("two-moons", List.of("pressures.0.aOf.fc1=3")))).aOf());
    String told = assertThrows(RecipeException.class, () -> Variant.named("l1swap")).getMessage();
    assertEquals("no variant 'l1swap'; did you mean 'l1-swap'? (known: none, l1, l1-local, l1-swap, bimt)", told);
    assertEquals(Variant.L1_LOCAL, Variant.named("l1-local"));
  }

  private static void assertTold(String message, Variant variant, Recipe recipe) {
    String told = assertThrows(RecipeException.class, () -> variant.of(recipe)).getMessage();
    assertTrue(told.contains(message), told);
  }

  private static ConnectionCostOptions cost(Recipe recipe) {
    return (ConnectionCostOptions) recipe.pressures().get(0);
  }
}
