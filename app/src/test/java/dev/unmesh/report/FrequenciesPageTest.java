package dev.unmesh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.interpret.fourier.Frequencies;
import dev.unmesh.interpret.fourier.Separation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The chapter that says which lane carries which frequency. */
class FrequenciesPageTest {
  private static String page(Frequencies found) {
    return ReportWriter.render(RunView.builder("r").frequencies(found).build()).replace('\u00a0', ' ');
  }

  @Test
  void saysWhatEachLaneCarriesAndWhatTheAnswersLoseWithoutIt() {
    String page = page(SampleFrequencies.lanes());
    assertTrue(
        page.contains("<li>Lane 1 carries f = 35 (57 %) and f = 53 (27 %). Without it, f = 35 falls from 32.5 to 0.3 logits in the answers "
            + "and f = 53 from 35.6 to 28.0; 30.9 % of all sums stay right.</li>"), page);
    assertTrue(page.contains("<li>Lane 2 carries f = 53 (44 %), f = 52 (30 %) and f = 51 (10 %). Without it, f = 53 falls from 35.6 to 13.2 logits"
        + " in the answers; 41.3 % of all sums stay right.</li>"), "35 does not fall, 51 and 52 are none of the answers': " + page);
    assertTrue(page.contains("The answers are made of f = 53 (35.6 logits) and f = 35 (32.5 logits). Of these, f = 35 rests on lane 1 alone."));
    assertTrue(page.contains("separation 0.61 (199 random splits: 0.14 ± 0.03, p = 0.0050) by what they read of a number, 0.77 (20 random splits"));
  }

  @Test
  void onlyWhatRandomSplitsDoNotReachCountsAsSeparate() {
    Separation clear = new Separation(.6, 199, .1, .03, .005);
    Separation none = new Separation(.1, 199, .1, .03, .4);
    assertTrue(page(SampleFrequencies.lanes(clear, clear)).contains("The lanes keep to frequencies of their own more than random splits"));
    assertTrue(page(SampleFrequencies.lanes(none, none)).contains("The lanes keep to frequencies of their own no more than random splits"));
    assertTrue(page(SampleFrequencies.lanes(clear, none)).contains("is not clear"));
  }

  @Test
  void stemsAboveTheLimitAreNumberedAndNumbersKeepApart() throws Exception {
    List<Document> pictures = Html.pictures(page(SampleFrequencies.lanes()));
    assertEquals(
        List.of("spectrum-embedding-0", "spectrum-embedding-1", "silenced"),
        pictures.stream().map(p -> p.getDocumentElement().getAttribute("id")).toList());
    List<Element> numbers = new ArrayList<>();
    NodeList texts = pictures.get(1).getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      if (((Element) texts.item(i)).getAttribute("class").startsWith("name")) {
        numbers.add((Element) texts.item(i));
      }
    }
    assertEquals(List.of("53", "52", "51", "53"), numbers.stream().map(Element::getTextContent).toList(), "up, the highest first, then down");
    for (Element one : numbers) {
      for (Element other : numbers) {
        assertTrue(one == other || Math.abs(at(one, "x") - at(other, "x")) >= 17 || Math.abs(at(one, "y") - at(other, "y")) >= 13);
      }
    }
    NodeList stems = pictures.get(1).getElementsByTagName("rect");
    int coloured = 0;
    for (int i = 0; i < stems.getLength(); i++) {
      coloured += ((Element) stems.item(i)).getAttribute("class").equals("stem m1") ? 1 : 0;
    }
    assertEquals(4, coloured);
  }

  private static double at(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  @Test
  void withoutLanesOneSpectrumStandsAlone() throws Exception {
    String page = page(SampleFrequencies.undivided());
    assertEquals(
        List.of("spectrum-embedding-0", "spectrum-output-0"),
        Html.pictures(page).stream().map(p -> p.getDocumentElement().getAttribute("id")).toList());
    assertTrue(page.contains("<li>The embedding carries f = 4 (51 %) and f = 11 (31 %).</li>"), page);
    assertTrue(page.contains("The answers hold no frequency above chance."));
    assertTrue(page.contains("Here embedding is what is read of a number, output what the answers are read by.") && page.contains("64 dimensions of fc2."));
    assertFalse(page.contains("Lane"));
    assertFalse(page.contains("random splits"));
  }

  @Test
  void runsSideBySide() throws Exception {
    RunView lanes = RunView.builder("lanes").frequencies(SampleFrequencies.lanes()).build();
    RunView undivided = RunView.builder("undivided").frequencies(SampleFrequencies.undivided()).build();
    RunView without = RunView.builder("without").build();
    String page = CompareWriter.render(new CompareView("three", List.of(lanes, undivided, without))).replace('\u00a0', ' ');
    String rows = page.substring(page.indexOf("id=\"frequencies\"")).replaceAll("(?s)\\s*\n\\s*", "");
    assertTrue(rows.contains("<th scope=\"row\">lane 1</th><td>f = 35 (57 %) and f = 53 (27 %)</td><td>f = 4 (51 %) and f = 11 (31 %)</td><td>–</td>"), rows);
    assertTrue(rows.contains("<th scope=\"row\">answers</th><td>f = 53 (35.6 logits) and f = 35 (32.5 logits)</td><td>none</td><td>–</td>"), rows);
    assertTrue(rows.contains("<td>0.77 (20 random splits: 0.11 ± 0.03, p = 0.048)</td><td>–</td><td>–</td>"), rows);
    assertFalse(CompareWriter.render(new CompareView("one", List.of(without))).contains("id=\"frequencies\""));
  }

  @Test
  void grokkingIsSaidWhereTestExamplesComeLate() {
    long[] steps = {0, 100, 200, 300, 400, 1000};
    RunViewBuilder late = RunView.builder("r").curve(new Curve("accuracy", "train", steps, new double[] {0, .5, 1, 1, 1, 1}));
    late.curve(new Curve("accuracy", "test", steps, new double[] {0, .96, .3, .6, .96, .99}));
    String page = ReportWriter.render(late.build()).replace('\u00a0', ' ');
    assertTrue(page.contains("Grokking: 95 % of the training examples are answered correctly from step 200 on, 95 % of the test examples only from step 400 on."), page);
    RunViewBuilder together = RunView.builder("r").curve(new Curve("accuracy", "train", steps, new double[] {0, .5, 1, 1, 1, 1}));
    together.curve(new Curve("accuracy", "test", steps, new double[] {0, .3, .5, .96, .97, .99}));
    assertFalse(ReportWriter.render(together.build()).contains("Grokking"));
    RunViewBuilder never = RunView.builder("r").curve(new Curve("accuracy", "train", steps, new double[] {0, .5, 1, 1, 1, 1}));
    never.curve(new Curve("accuracy", "test", steps, new double[] {0, .3, .5, .6, .97, .9}));
    assertFalse(ReportWriter.render(never.build()).contains("Grokking"));
  }
}
