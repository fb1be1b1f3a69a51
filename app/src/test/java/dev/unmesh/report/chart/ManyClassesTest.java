package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Charts with a column a class stay legible when there are a hundred of them. */
class ManyClassesTest {
  @Test
  void fewAreWrittenOut() {
    String grid = grid(10);
    assertEquals(10, count(grid, "class=\"cell mid\""));
    assertEquals(10, count(grid, "class=\"tick mid\""));
    assertEquals(10, count(bars(10), "class=\"tick mid\""));
  }

  @Test
  void manyAreNamedNowAndThenAndSayTheirChangeWhenPointedAt() {
    String grid = grid(113);
    assertEquals(0, count(grid, "class=\"cell mid\""));
    int named = count(grid, "class=\"tick mid\"");
    assertTrue(named > 20 && named < 60, named + " names");
    assertTrue(grid.contains(">108</text>") && !grid.contains(">112</text>"), "what would run over the edge is left out");
    assertEquals(113, count(grid, "class=\"change\""));
    assertTrue(grid.contains("<title>112: −50</title>"), grid);
    int ticks = count(bars(113), "class=\"tick mid\"");
    assertTrue(ticks >= 10 && ticks <= 25, ticks + " names under bars");
    assertEquals(113, count(bars(113), "class=\"bar m0\""));
  }

  @Test
  void namesAreSpacedByTheLongest() {
    assertEquals(1, NameSpacing.every(List.of("a", "b"), 12, 3));
    assertEquals(2, NameSpacing.every(List.of("a", "bbb"), 13, 3));
    assertEquals(2, NameSpacing.every(List.of("a", "bbbbbbbbbb"), 13, 3));
  }

  private static String grid(int classes) {
    double[][] changes = {IntStream.range(0, classes).mapToDouble(i -> -.5).toArray()};
    return ChangeGrid.draw("g", "t", "d", List.of("module 1"), List.of("m0"), names(classes), changes, 1, true, true);
  }

  private static String bars(int classes) {
    return BarChart.draw("b", "t", "d", names(classes).stream().map(name -> new BarChart.Bar(name, .5, .9, .4, .1, .3)).toList(), "m0", true, 1);
  }

  private static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
