package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Values as lines across the strips of their controls. */
class ControlStripsTest {
  private static final double NONE = Double.NaN;

  private static List<Double> numbers(String svg, String pattern) {
    return Pattern.compile(pattern).matcher(svg).results().map(m -> Double.parseDouble(m.group(1))).toList();
  }

  @Test
  void aValueStandsWhereItsAxisSaysAmongItsDraws() {
    ControlStrips.Strip strip = new ControlStrips.Strip("this net", "tip <1>", new double[] {0, .5}, .25, .1, .5, .75, NONE);
    String svg = ControlStrips.draw("c", "t", "d", List.of(new ControlStrips.Row("fc1", 1, List.of(strip))));
    List<Double> draws = numbers(svg, "cx=\"([-0-9.]+)\" cy=\"[-0-9.]+\" r=\"2.1\"");
    double value = numbers(svg, "x1=\"([-0-9.]+)\" y1=\"[-0-9.]+\" x2=\"[-0-9.]+\" y2=\"[-0-9.]+\" class=\"reading-line\"").get(0);
    double own = numbers(svg, "cx=\"([-0-9.]+)\" cy=\"[-0-9.]+\" r=\"4.2\"").get(0);
    assertEquals(2, draws.size());
    assertEquals(2 * (draws.get(1) - draws.get(0)), value - draws.get(0), .05);
    assertEquals(1.5 * (draws.get(1) - draws.get(0)), own - draws.get(0), .05);
    assertTrue(svg.contains("tip &lt;1&gt;") && svg.contains(">this net<") && svg.contains(">fc1<"));
  }

  @Test
  void whatIsMissingIsLeftOut() {
    ControlStrips.Strip strip = new ControlStrips.Strip("this net", "", new double[0], NONE, NONE, NONE, NONE, NONE);
    String svg = ControlStrips.draw("c", "t", "d", List.of(new ControlStrips.Row("fc1", NONE, List.of(strip))));
    assertFalse(svg.contains("NaN") || svg.contains("reading-line") || svg.contains("spread") || svg.contains("whisker"), svg);
  }
}
