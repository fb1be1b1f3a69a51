package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unmesh.wiring.Wiring;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagesTest {
  @Test
  void aChainIsARowALayer() {
    Wiring wiring = Wiring.builder().input("x", 2).hidden("h", 3).output("y", 1).linear("a", "x", "h").linear("b", "h", "y").build();
    assertEquals(List.of("x 0", "h 1", "y 2"), rows(wiring));
  }

  @Test
  void theLongestWayCounts() {
    Wiring wiring = Wiring.builder().input("x", 2).hidden("h", 3).output("y", 1)
        .linear("skip", "x", "y").linear("a", "x", "h").linear("b", "h", "y").build();
    assertEquals(List.of("x 0", "h 1", "y 2"), rows(wiring));
  }

  @Test
  void aResidualStreamIsUnrolled() {
    Wiring wiring = Wiring.builder().input("t", 4).hidden("r", 3).hidden("v", 3).hidden("m", 5).output("y", 4)
        .linear("e", "t", "r").linear("v", "r", "v").linear("o", "v", "r").linear("in", "r", "m").linear("out", "m", "r")
        .linear("u", "r", "y").build();
    assertEquals(List.of("t 0", "r 1", "v 2", "r 3", "m 4", "r 5", "y 6"), rows(wiring));
  }

  @Test
  void parallelWritersShareOneStage() {
    Wiring wiring = Wiring.builder().input("t", 4).hidden("r", 3).hidden("v", 3).hidden("m", 5).output("y", 4)
        .linear("e", "t", "r").linear("v", "r", "v").linear("in", "r", "m").linear("o", "v", "r").linear("out", "m", "r")
        .linear("u", "r", "y").build();
    assertEquals(List.of("t 0", "r 1", "v 2", "m 2", "r 3", "y 4"), rows(wiring));
  }

  @Test
  void aGroupThatLeadsToItself() {
    Wiring wiring = Wiring.builder().input("x", 2).hidden("h", 3).output("y", 1)
        .linear("a", "x", "h").linear("again", "h", "h").linear("b", "h", "y").build();
    assertEquals(List.of("x 0", "h 1", "h 2", "y 3"), rows(wiring));
  }

  private static List<String> rows(Wiring wiring) {
    return Stages.of(wiring).all().stream().map(stage -> stage.group().name() + " " + stage.row()).toList();
  }
}
