package dev.unmesh.run.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.train.ClusterabilityOptions;
import dev.unmesh.train.ConnectionCostOptions;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionNamesTest {
  private static final String TWO_LAYERS =
      """
      name: two-layers
      task: {kind: modular-addition, p: 7, equalsToken: true}
      network: {kind: transformer, width: 16, heads: 4, mlp: 8, layers: 2}
      modules: {count: 2, connections: [W_Q1, 'W_in*', W_Q1, '*t2']}
      pressures:
        - {kind: clusterability, connections: ['W_in*']}
        - {kind: connection-cost, connections: ['W_?1', 'W_*1']}
        - {kind: l1}
      """;

  @Test
  void aStarStandsForAnyCharacters() {
    assertEquals(List.of("W_in1", "W_in2"), of("W_in*"));
    assertEquals(List.of("W_Q1", "W_K1", "W_V1", "W_O1", "W_in1", "W_out1"), of("W_*1"));
    assertEquals(List.of("embedding", "unembedding"), of("*embedding"));
    assertEquals(14 + 1, of("*").size());
    assertEquals(List.of("unembedding"), of("un*bed*ing"));
  }

  @Test
  void inTheOrderNamedEachOnce() {
    assertEquals(List.of("W_out2", "W_in1", "W_in2", "W_Q1"), of("W_out2", "W_in*", "W_in2", "W_Q1", "W_Q1"));
    assertEquals(List.of(), of());
  }

  @Test
  void onlyTheStarIsSpecial() {
    for (String literal : List.of("W_.n1", "W_[iQ]1", "(W_Q1)", "W_Q1|W_K1", "\\QW_Q1\\E", "W_Q1\\E.*\\Q")) {
      assertThrows(IllegalArgumentException.class, () -> of(literal), literal);
    }
  }

  @Test
  void whatFitsNothingIsRefusedWithTheNearestName() {
    String pattern = assertThrows(IllegalArgumentException.class, () -> of("L*.W_Q1")).getMessage();
    assertTrue(pattern.startsWith("modules.connections: no connection fits 'L*.W_Q1'; did you mean 'W_Q1'? (the connections are embedding, "), pattern);
    assertTrue(pattern.endsWith(", ... 3 more)"), pattern);
    String name = assertThrows(IllegalArgumentException.class, () -> of("W_inn1")).getMessage();
    assertTrue(name.startsWith("modules.connections: no connection 'W_inn1'; did you mean 'W_in1'?"), name);
  }

  @Test
  void aRecipeNamesThemOneByOneOnceItMeetsItsNetwork() {
    Recipe recipe = Recipes.parse("test", TWO_LAYERS, List.of("pressures.1.connections=['W_*1']"));
    Recipe named = recipe.on(wiring());
    assertEquals(List.of("W_Q1", "W_in1", "W_in2", "W_out2"), named.divided());
    assertEquals(List.of("W_in1", "W_in2"), ((ClusterabilityOptions) named.pressures().get(0)).connections());
    assertEquals(6, ((ConnectionCostOptions) named.pressures().get(1)).connections().size());
    assertEquals(recipe.pressures().get(2), named.pressures().get(2));
    assertEquals(named, named.on(wiring()), "named once, a recipe stays as it is");
    assertEquals(named, Recipes.parse("again", Recipes.yaml(named), List.of()));
  }

  @Test
  void anErrorSaysWhereItStands() {
    Recipe recipe = Recipes.parse("test", TWO_LAYERS, List.of());
    String message = assertThrows(IllegalArgumentException.class, () -> recipe.on(wiring())).getMessage();
    assertTrue(message.startsWith("pressures.1.connections: no connection 'W_?1'"), message);
  }

  private static List<String> of(String... names) {
    return new ConnectionNames(wiring()).of("modules.connections", List.of(names));
  }

  private static Wiring wiring() {
    TransformerOptions network = (TransformerOptions) Recipes.parse("test", TWO_LAYERS, List.of()).network();
    return network.blueprint(new NetworkShape(new int[] {3}, 8, 7, List.of(), List.of())).wiring();
  }
}
