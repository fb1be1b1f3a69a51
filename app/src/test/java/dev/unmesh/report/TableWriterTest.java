package dev.unmesh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.table.CellFigure;
import dev.unmesh.run.table.VariantTable;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A variant table as Markdown, page and chart. */
class TableWriterTest {
  private static final String COMMAND = "unmesh bimt-table --tasks 'a & <b>'";

  static Stream<String> samples() {
    return SampleTables.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theChartIsXmlThatStandsAlone(String sample) throws Exception {
    VariantTable table = SampleTables.all().get(sample);
    String svg = TableWriter.chart(table);
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    assertFalse(svg.contains("var(--"), "a viewer that knows no variables would draw black");
    assertTrue(svg.contains("prefers-color-scheme:dark"));
    long finished = table.results().stream().filter(result -> Double.isFinite(result.figure(CellFigure.NEWMAN_Q))).count();
    long dots = elements(document, "circle").filter(dot -> dot.getAttributes().getNamedItem("class").getNodeValue().equals("seed")).count();
    assertEquals(2 * finished, dots, "a dot for Q and one for cost a run");
    List<String> texts = elements(document, "text").map(Node::getTextContent).toList();
    table.plan().tasks().forEach(task -> assertTrue(texts.contains(task), task));
    assertFalse(svg.contains("NaN") || svg.contains("Infinity"), "every coordinate is a number");
  }

  private static Stream<Node> elements(Document document, String tag) {
    NodeList elements = document.getElementsByTagName(tag);
    return IntStream.range(0, elements.getLength()).mapToObj(elements::item);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void thePageHoldsEverythingItShows(String sample) throws Exception {
    VariantTable table = SampleTables.all().get(sample);
    String html = TableWriter.page(table, COMMAND);
    assertEquals(List.of(), Html.outside(html));
    assertEquals(table.plan().tasks().size(), Html.pictures(html).size());
    assertTrue(html.contains("a &amp; &lt;b>") || html.contains("a &amp; &lt;b&gt;"), "escaped");
    assertEquals(sample.equals("unfinished"), html.contains("This table is not finished"));
    assertFalse(html.contains("NaN"), sample);
    assertEquals(html, TableWriter.page(table, COMMAND), "equal tables give equal pages");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void markdownTablesLineUp(String sample) {
    String markdown = TableMarkdown.of(SampleTables.all().get(sample), COMMAND);
    List<String> lines = markdown.lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).startsWith("|") && lines.get(i - 1).startsWith("|")) {
        assertEquals(lines.get(i - 1).length(), lines.get(i).length(), lines.get(i));
        assertEquals(bars(lines.get(i - 1)), bars(lines.get(i)), lines.get(i));
      }
    }
    assertFalse(markdown.contains("NaN"), markdown);
  }

  private static long bars(String line) {
    return line.replace("\\|", "").chars().filter(c -> c == '|').count();
  }

  @Test
  void cellsWithoutFiguresAreToldWithTheirReason() {
    String markdown = TableMarkdown.of(SampleTables.all().get("some-diverged"), COMMAND);
    assertTrue(markdown.contains("* l1, seed 0 diverged: the loss is not a finite number at step 17"), markdown);
    assertTrue(markdown.contains("2 of them without figures"), markdown);
    assertTrue(markdown.lines().anyMatch(line -> line.startsWith("| l1 ") && line.contains("| 2 of 3 ")), markdown);
    String html = TableWriter.page(SampleTables.all().get("some-diverged"), COMMAND);
    assertTrue(html.contains("&lt;try>") || html.contains("&lt;try&gt;"), "the reason is shown, escaped");
    assertTrue(html.contains("class=\"missing\""));
  }

  @Test
  void theClaimIsWordedFromTheCells() {
    String all = TableMarkdown.of(SampleTables.all().get("usual"), COMMAND);
    assertTrue(all.contains("in this table for bimt: its mean Newman Q is above that of none, l1, l1-local and l1-swap in"), all);
    String open = TableMarkdown.of(SampleTables.all().get("all-diverged"), COMMAND);
    assertTrue(open.contains("cannot be said: cells are missing in independence"), open);
    assertFalse(TableMarkdown.of(SampleTables.all().get("one-column"), COMMAND).contains("The claim"));
    String many = TableMarkdown.of(SampleTables.all().get("many-settings"), COMMAND);
    assertTrue(many.contains("* slip: bimt with swap.moments=false"), many);
    assertTrue(many.contains("## slip, pair by pair") && !many.contains("## strong, pair by pair"), many);
  }
}
