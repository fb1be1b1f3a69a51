package dev.unmesh.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Initial;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import java.util.List;
import org.junit.jupiter.api.Test;

class DependenceBudgetTest {
  private static final Recipe RECIPE =
      Recipes.parse("test", "modules: {count: 4, connections: [L0.W_in, L1.W_in, L2.W_in, L0.W_out]}\nmeasures: {draws: 20}\n", List.of());

  @Test
  void aSmallNetworkIsAskedInEveryLayer() {
    DependenceOptions options = DependenceBudget.of(RECIPE, weights(100), 4).orElseThrow();
    assertEquals(List.of(), options.layers());
    assertEquals(4096, options.tokens());
    assertEquals(5, options.draws(), "no more, whatever measures.draws says");
  }

  @Test
  void aLargerOneInTheMiddleOrWithFewerTokens() {
    // 3 rules x 4 modules x 6 splits = 72 passes a layer: 10^12 / (72 x 3 x 2,250,000) = 2057 tokens in all three
    DependenceOptions fewer = DependenceBudget.of(RECIPE, weights(1500), 4).orElseThrow();
    assertEquals(List.of(), fewer.layers());
    assertEquals(2057, fewer.tokens());
    DependenceOptions middle = DependenceBudget.of(RECIPE, weights(3000), 4).orElseThrow();
    assertEquals(List.of(1), middle.layers());
    assertEquals(1543, middle.tokens());
  }

  @Test
  void oneTheSizeOfGpt2IsNot() {
    assertTrue(DependenceBudget.of(RECIPE, weights(11_000), 4).isEmpty());
    Recipe whole = Recipes.parse("test", "modules: {count: 4, connections: [embedding]}\n", List.of());
    assertTrue(DependenceBudget.of(whole, weights(100), 4).isEmpty(), "no layer to ask about");
  }

  private static List<ParameterSpec> weights(int side) {
    return List.of(ParameterSpec.trained("w", new Initial.Constant(0), side, side));
  }
}
