package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The charts of the chapter on circuits. */
class CircuitChartsTest {
  private static final double NONE = Double.NaN;

  @Test
  void aConstantPredictorFillsOneColumn() {
    double[][] always = {{0, 1, 0}, {0, 1, 0}, {0, 1, 0}};
    String svg = map(new AnswerMaps.Tile("y", "tip", 1, always));
    assertTrue(svg.contains("d=\"M1 1h1\" class=\"given\" stroke-opacity=\"1\""), "its own class");
    assertTrue(svg.contains("d=\"M1 0h1M1 2h1\" class=\"wrong\" stroke-opacity=\"1\""), "the others");
  }

  @Test
  void theFullModelHasNoLabelOfItsOwnAndMissingClassesStayBlank() {
    double[][] answers = {{.9, .1}, {NONE, NONE}};
    String svg = map(new AnswerMaps.Tile("full", "tip", -1, answers));
    assertFalse(svg.contains("wrong") || svg.contains("notch") || svg.contains("NaN"), svg);
    assertTrue(svg.contains("d=\"M0 0h1\" class=\"given\" stroke-opacity=\"0.9\""));
    assertTrue(svg.contains("d=\"M1 0h1\" class=\"given\" stroke-opacity=\"0.1\""));
  }

  private static String map(AnswerMaps.Tile tile) {
    return AnswerMaps.draw("a", "t", "d", List.of(new AnswerMaps.Band("b", "", 0, List.of(tile))));
  }

  @Test
  void barsAreAsHighAsTheirShares() {
    List<PairedBars.Pair> pairs = List.of(new PairedBars.Pair("0", .02, .04), new PairedBars.Pair("1", .01, NONE));
    String svg = PairedBars.draw("p", "t", "d", "this run", "plain", pairs);
    List<Double> here = heights(svg, "body here");
    assertEquals(2, here.get(0) / here.get(1), .01);
    assertEquals(2, heights(svg, "body there").get(0) / here.get(0), .01);
    assertEquals(1, heights(svg, "body there").size(), "what is missing has no bar");
    assertTrue(svg.contains("0\nthis run: 2.0\u00a0%\nplain: 4.0\u00a0%"));
  }

  private static List<Double> heights(String svg, String kind) {
    return Pattern.compile("height=\"([0-9.]+)\" class=\"" + kind).matcher(svg).results().map(m -> Double.parseDouble(m.group(1))).toList();
  }

  @Test
  void sharesAreWrittenAndTheLargestIsStrongest() {
    double[][] shares = {{NONE, .005}, {.2, NONE}};
    String svg = ShareGrid.draw("g", "t", "d", List.of("a", "b"), List.of("a", "b"), shares, .2, (i, j) -> i + " and " + j);
    assertEquals(2, svg.split("class=\"given\"", -1).length - 1, "the diagonal is blank");
    assertTrue(svg.contains("fill-opacity=\"0.8\" data-tip=\"1 and 0: 20\u00a0%\""), svg);
    assertTrue(svg.contains(">20</text>") && svg.contains(">0.5</text>"), svg);
  }

  @Test
  void curvesGoFromTheSmallestToTheWholeWithTheirControlBeside() {
    SizeCurves.Line line = new SizeCurves.Line("8", "s0", new double[] {.01, .1, 1}, new double[] {.5, .9, 1}, .1, .9, .2);
    SizeCurves.Line chance = new SizeCurves.Line("8", "by-chance", new double[] {.01, 1}, new double[] {0, 1}, NONE, NONE, NONE);
    String svg = SizeCurves.draw("s", "t", "d", List.of(chance, line), true);
    assertTrue(svg.contains("class=\"curve by-chance\"") && svg.contains("class=\"curve s0\""));
    assertTrue(svg.contains("|90.0\u00a0% at 10\u00a0%"), "told with their sizes");
    assertEquals(1, svg.split("class=\"ring s0\"", -1).length - 1);
    assertEquals(1, svg.split("class=\"dot s0\"", -1).length - 1);
    assertTrue(svg.contains("random circuits of that size: 20.0\u00a0%"));
    List<Double> y = Pattern.compile("cy=\"([-0-9.]+)\"").matcher(svg).results().map(m -> Double.parseDouble(m.group(1))).toList();
    assertEquals(2, y.size());
    assertTrue(0 < y.get(1) && y.get(1) < y.get(0) && y.get(0) < 280, "the circuit found above chance, both within the picture: " + y);
  }

  @Test
  void divergencesOverManyDecadesAreDrawnByLogarithmAndNoughtLiesOnTheFloor() {
    SizeCurves.Line line = new SizeCurves.Line("8", "s0", new double[] {.01, .1, 1}, new double[] {2, 1e-3, 0}, .1, 1e-3, NONE);
    assertTrue(SizeCurves.logarithmic(List.of(line), false));
    assertFalse(SizeCurves.logarithmic(List.of(line), true), "shares never are");
    String svg = SizeCurves.draw("s", "t", "d", List.of(line), false);
    assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
    SizeCurves.Line nothing = new SizeCurves.Line("8", "s0", new double[0], new double[0], NONE, NONE, NONE);
    String empty = SizeCurves.draw("s", "t", "d", List.of(nothing), false);
    assertFalse(empty.contains("NaN") || empty.contains("Infinity"), empty);
  }
}
