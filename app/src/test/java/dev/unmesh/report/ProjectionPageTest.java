package dev.unmesh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The chapter that says what it cost to take the weights between modules out. */
class ProjectionPageTest {
  private static ProjectionView.State state(double loss, double accuracy, double... c) {
    return new ProjectionView.State(
        loss, accuracy, IntStream.range(0, c.length).mapToObj(i -> new NamedValue("fc" + (i + 1), c[i])).toList());
  }

  private static String page(long steps, ProjectionView view) {
    return ReportWriter.render(RunView.builder("r").trained(steps, 1).projection(view).build()).replace('\u00a0', ' ');
  }

  @Test
  void beforeAfterAndPolished() throws Exception {
    String page = page(7820, new ProjectionView(5474, state(1.05, .634, .99, .9998), state(1.06, .6331, 1, 1), state(1.02, .6419, 1, 1)));
    String sentence =
        "From step 5,474 on every weight between modules is 0. Taking them out moved the test accuracy from 63.4 % to 63.3 %; the 2,346 steps of polishing"
            + " after it ended at 64.2 %.";
    assertEquals(3, page.split(java.util.regex.Pattern.quote(sentence), -1).length, "in the summary and in its chapter");
    assertEquals(List.of("projection-accuracy", "projection-loss"), pictures(page));
    assertTrue(page.contains("C of fc2"));
    assertTrue(page.contains("<td>0.9998</td>"), page);
  }

  @Test
  void valuesManyConnectionsAndNoPolishing() throws Exception {
    double[] many = IntStream.range(0, 9).mapToDouble(i -> .9 + i * .01).toArray();
    double[] ones = IntStream.range(0, 9).mapToDouble(i -> 1).toArray();
    String page = page(100, new ProjectionView(100, state(.25, Double.NaN, many), state(.5, Double.NaN, ones), state(.5, Double.NaN, ones)));
    assertTrue(page.contains("Taking them out moved the test loss from 0.250 to 0.500."), page);
    assertEquals(List.of("projection-loss"), pictures(page));
    assertTrue(page.contains("lowest C of 9") && page.contains("<td>0.900</td>"), page);
    assertFalse(page.contains("polishing after it"));
    assertFalse(ReportWriter.render(RunView.builder("r").build()).contains("Modules apart"));
  }

  private static List<String> pictures(String page) throws Exception {
    return Html.pictures(page).stream().map(Document::getDocumentElement).map(picture -> picture.getAttribute("id")).toList();
  }
}
