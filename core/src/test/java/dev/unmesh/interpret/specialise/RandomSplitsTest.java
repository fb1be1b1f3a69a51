package dev.unmesh.interpret.specialise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.network.Network;
import dev.unmesh.train.Dataset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Random splits of a net into modules like those of another. */
class RandomSplitsTest {
  private static final int DRAWS = 40;

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @Test
  void splitsOfAnotherNetAreThoseOfItsOwnModulesWhereSizesAgree() {
    Specialisation planted = planted(240, DRAWS);
    try (Network network = PlantedModules.network();
        Dataset data = PlantedModules.data(PlantedModules.classes(240))) {
      RandomSplits splits = new Specialiser(network, data, PlantedModules.LABELS).randomSplits(planted, 400, 2, share -> {});
      assertEquals(400, splits.causalGap().size());
      assertEquals(List.of("fc1", "fc2"), splits.layers().stream().map(RandomSplits.Layer::name).toList());
      assertEquals(List.of(6, 6, 6, 6), splits.layers().get(0).sizes());
      Controlled own = planted.layers().get(1).mutualInformation();
      Controlled beside =
          Controlled.of(own.value(), splits.layers().get(1).mutualInformation().stream().mapToDouble(draw -> draw).toArray());
      // two samples of one distribution: their means differ by their standard errors, 4 of which are next to never seen
      double error = Math.hypot(own.sd() / Math.sqrt(DRAWS), beside.sd() / 20);
      assertEquals(own.mean(), beside.mean(), 4 * error);
      assertTrue(beside.p() < .01, "p " + beside.p());
      assertEquals((Math.log(4) - beside.mean()) / beside.sd(), beside.z().orElseThrow(), 1e-12);
    }
  }

  @Test
  void splitsThatCannotBeLikeTheModulesAreRefused() {
    Specialisation planted = planted(16, 1);
    assertTold(PlantedModules.network(List.of(24)), planted, "no hidden layer 'fc2', which the modules divide; did you mean 'fc1'?");
    assertTold(PlantedModules.network(List.of(24, 3)), planted, "'fc2' has 3 units, fewer than the 4 modules");
  }

  private static void assertTold(Network other, Specialisation like, String part) {
    try (Network network = other;
        Dataset data = PlantedModules.data(PlantedModules.classes(16))) {
      Specialiser specialiser = new Specialiser(network, data, PlantedModules.LABELS);
      String message = assertThrows(IllegalArgumentException.class, () -> specialiser.randomSplits(like, 2, 1, share -> {})).getMessage();
      assertTrue(message.contains(part), message);
    }
  }

  private static Specialisation planted(int examples, int draws) {
    try (Network network = PlantedModules.network();
        Dataset data = PlantedModules.data(PlantedModules.classes(examples))) {
      return new Specialiser(network, data, PlantedModules.LABELS).of(PlantedModules.partition(), "planted", draws, 1, share -> {});
    }
  }
}
