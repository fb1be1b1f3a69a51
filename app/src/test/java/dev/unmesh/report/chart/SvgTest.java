package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SvgTest {
  @Test
  void numbersAreShort() {
    assertEquals("0", Svg.number(-.001));
    assertEquals("1.5", Svg.number(1.499999));
    assertEquals("-0.05", Svg.number(-.05));
    assertEquals("1234567.89", Svg.number(1234567.891));
  }

  @Test
  void escapesWhatXmlCannotHold() {
    assertEquals("&lt;a b=&quot;&#39;&amp;\uFFFD\uFFFD\uD83D\uDE00", Svg.escape("<a b=\"'&\u0000\uD800" + "\uD83D\uDE00"));
  }

  @Test
  void closesWhatIsOpen() {
    String svg = new Svg("i", "k", 10, 5, "t", "d").open("g").line(0, 0, 1, 1, "axis").finish();
    assertTrue(svg.endsWith("<line x1=\"0\" y1=\"0\" x2=\"1\" y2=\"1\" class=\"axis\"/></g></svg>"), svg);
  }
}
