package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ControlledBarsTest {
  private static final double NONE = Double.NaN;
  private static final Pattern BODY = Pattern.compile("y=\"([0-9.]+)\" width=\"[0-9.]+\" height=\"([0-9.]+)\" class=\"body\"");

  @Test
  void barsGoUpAndDownFromNought() {
    ControlledBars.Bar up = new ControlledBars.Bar(.4, .1, .05, .2);
    ControlledBars.Bar down = new ControlledBars.Bar(-.2, .1, .05, .2);
    String svg = ControlledBars.draw("c", "t", "d", "this run", "plain", List.of(new ControlledBars.Pair("fc1", up, down)));
    List<MatchResult> bodies = BODY.matcher(svg).results().toList();
    double nought = number(bodies.get(0), 1) + number(bodies.get(0), 2);
    assertEquals(nought, number(bodies.get(1), 1), .02, "one ends where the other begins");
    assertEquals(2, number(bodies.get(0), 2) / number(bodies.get(1), 2), .01);
    assertEquals(2, svg.split("class=\"control\"", -1).length - 1, "each with its control");
    assertTrue(svg.contains("fc1, plain: −0.200\nrandom splits 0.100 ± 0.050, at most 0.200"));
  }

  private static double number(MatchResult at, int group) {
    return Double.parseDouble(at.group(group));
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    ControlledBars.Bar none = new ControlledBars.Bar(NONE, NONE, NONE, NONE);
    String svg = ControlledBars.draw("c", "t", "d", "this run", "", List.of(new ControlledBars.Pair("fc1", none, null)));
    assertFalse(svg.contains("NaN") || svg.contains("class=\"body\"") || svg.contains("class=\"control\""), svg);
  }
}
