package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The charts of the chapter on circuits. */
class CircuitChartsTest {
  private static final double NONE = Double.NaN;

  @Test
  void aConstantPredictorFillsOneColumn() throws IOException {
    double[][] always = {{0, 1, 0}, {0, 1, 0}, {0, 1, 0}};
    BufferedImage map = map(new AnswerMaps.Tile("y", "tip", 1, always));
    assertEquals(0xFF000000 | Palette.POSITIVE, map.getRGB(1, 1), "its own class");
    assertEquals(0xFF000000 | Palette.NEGATIVE, map.getRGB(1, 0), "another");
    assertEquals(0xFF000000 | Palette.NEGATIVE, map.getRGB(1, 2), "another");
    assertEquals(0, map.getRGB(0, 0) >>> 24, "an answer never given");
  }

  @Test
  void theFullModelHasNoLabelOfItsOwnAndMissingClassesStayBlank() throws IOException {
    double[][] answers = {{.75, .25}, {NONE, NONE}};
    BufferedImage map = map(new AnswerMaps.Tile("full", "tip", -1, answers));
    assertEquals(191 << 24 | Palette.POSITIVE, map.getRGB(0, 0));
    assertEquals(63 << 24 | Palette.POSITIVE, map.getRGB(1, 0));
    assertEquals(0, map.getRGB(0, 1) >>> 24);
  }

  private static BufferedImage map(AnswerMaps.Tile tile) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(AnswerMaps.png(tile)));
  }

  @Test
  void mapsStandInBandsUnderOneAnother() {
    AnswerMaps.Tile tile = new AnswerMaps.Tile("y", "says y", 0, new double[][] {{1, 0}, {0, 1}});
    AnswerMaps.Band one = new AnswerMaps.Band("one", "", 0, List.of(tile, tile));
    String svg = AnswerMaps.draw("a", "t", "d", List.of(one, new AnswerMaps.Band("two", "", 1, List.of(tile))));
    Pattern place = Pattern.compile("<image x=\"([0-9.]+)\" y=\"([0-9.]+)\"");
    List<String> at = place.matcher(svg).results().map(m -> m.group(1) + " " + m.group(2)).toList();
    assertEquals(at.get(1).split(" ")[0], at.get(2).split(" ")[0], "the second place of either band: " + at);
    assertEquals(at.get(0).split(" ")[1], at.get(1).split(" ")[1]);
    assertEquals(3, svg.split("data-tip=\"says y\"", -1).length - 1);
    assertEquals(3, svg.split("class=\"notch\"", -1).length - 1);
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
    double[] wider = {1e-5, .01, 1};
    SizeCurves.Line chance = new SizeCurves.Line("8", SizeCurves.BY_CHANCE, wider, new double[] {1, 0, 1}, NONE, NONE, NONE);
    String svg = SizeCurves.draw("s", "t", "d", List.of(chance, line), true);
    assertTrue(svg.contains("class=\"curve by-chance\"") && svg.contains("class=\"curve s0\""));
    String drawn = svg.substring(svg.indexOf("<path d=\"M"), svg.indexOf("by-chance"));
    assertEquals(2, drawn.split("[ML]\\d").length - 1, "of chance what lies within the axis: " + drawn);
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
