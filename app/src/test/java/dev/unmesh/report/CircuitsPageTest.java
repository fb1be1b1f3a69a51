package dev.unmesh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.Faithfulness;
import dev.unmesh.run.CircuitsFile;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page of a run whose circuits were searched for. */
class CircuitsPageTest {
  private static final List<String> MNIST = List.of("fc1", "fc2", "fc3", "fc4");
  private static final List<String> BIMT = List.of("fc1", "fc2", "fc3");
  private static final int MOST_BYTES = 1_500_000;

  private static String page(NetworkView network, CircuitsView circuits) {
    return ReportWriter.render(RunView.builder("r").network(network).circuits(circuits).build());
  }

  private static String digits(SampleCircuits.Habit... habits) {
    NetworkView network = SampleNets.mnist(true);
    return page(network, SampleCircuits.view(network, MNIST, SampleNets.DIGITS, new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, habits));
  }

  private static List<String> ids(String page) throws Exception {
    return Html.pictures(page).stream()
        .map(picture -> picture.getDocumentElement().getAttribute("id"))
        .filter(id -> id.startsWith("circuits-"))
        .toList();
  }

  @Test
  void aRunWithoutCircuitsHasNoSuchChapter() {
    String page = ReportWriter.render(SampleRuns.plain());
    assertFalse(Html.sections(page).contains("circuits"));
    assertFalse(page.contains("Circuits"));
    String none = page(SampleNets.mnist(true), new CircuitsView(new CircuitsFile(List.of(), Optional.empty()), Map.of()));
    assertFalse(Html.sections(none).contains("circuits"), "no table, no chapter");
  }

  @Test
  void constantPredictorsAreCalledSo() {
    String page = digits(SampleCircuits.PAPERS);
    assertTrue(page.contains("The papers’ circuits keep 3.0\u00a0% of 59,008 weights; all 10 answer their own label to nearly everything"));
    assertTrue(page.contains("To 98.0\u00a0% of the examples of other classes a circuit answers its own label"));
    assertTrue(page.contains("the full model answers that label to 0.4\u00a0% of them, random circuits with as many edges"));
    assertTrue(page.contains("what says the same to everything fulfils that"));
  }

  @Test
  void whatTellsItsClassApartIsCalledSoBesideThePlainRun() {
    String page = digits(SampleCircuits.CONTRASTIVE);
    assertTrue(page.contains("Contrastive circuits keep 6.0\u00a0% of 59,008 weights; all 10 still tell their class from the others."));
    assertTrue(page.contains("The same search in plain-1 keeps 9.0\u00a0% of 59,008 weights: the circuits here are smaller for 10 of 10"));
    assertTrue(page.contains("That is one run beside one"));
    assertFalse(page.contains("papers’ protocol"), "only what was searched is explained");
  }

  @Test
  void everyFigureStandsBesideItsControls() throws Exception {
    String page = digits(SampleCircuits.CONTRASTIVE);
    for (String part : List.of("full model", "without it", "random circuits", "random split", "random, as large")) {
      assertTrue(page.contains(part), part);
    }
    List<String> ids = ids(page);
    for (String picture : List.of("sizes", "modules", "answers", "reads", "wiring", "curve-0", "curve-3", "overlap")) {
      assertTrue(ids.contains("circuits-0-" + picture), picture + " is not among " + ids);
    }
  }

  @Test
  void severalSearchesAreComparedAndTheFirstOfEachProtocolIsOpen() throws Exception {
    String page = digits(SampleCircuits.RANDOM, SampleCircuits.CONTRASTIVE, SampleCircuits.PAPERS);
    int papers = page.indexOf("The papers’ circuits keep");
    int contrastive = page.indexOf("Contrastive circuits keep 6.0");
    int random = page.indexOf("chosen at random");
    assertTrue(0 < papers && papers < contrastive && contrastive < random, "in the order of the protocols, chance last");
    assertTrue(page.contains("contrastive, random order"), "a row of the table of all searches");
    assertTrue(page.contains("curve by-chance"), "the random order as the control of the curves");
    List<String> ids = ids(page);
    assertTrue(ids.contains("circuits-0-wiring") && ids.contains("circuits-1-wiring"));
    assertFalse(ids.contains("circuits-2-wiring"), "drawn for the first search of a protocol");
    assertEquals(1, page.split("the figures of this search", -1).length - 1);
  }

  @Test
  void oneCircuitAlone() throws Exception {
    NetworkView network = SampleNets.mnist(false);
    String page = page(network, SampleCircuits.view(network, MNIST, SampleNets.DIGITS, new int[] {8}, SampleCircuits.CONTRASTIVE));
    assertTrue(page.contains("The contrastive circuit of 8 keeps"));
    assertTrue(page.contains("it still tells its class from the others."));
    List<String> ids = ids(page);
    assertFalse(ids.contains("circuits-0-overlap") || ids.contains("circuits-0-sizes"), "nothing beside it: " + ids);
    assertTrue(page.contains("To 4.0\u00a0% of the examples of other classes it answers its own label"));
    assertTrue(page.contains("class=\"pick0\"") && !page.contains("class=\"pick1\""));
  }

  @Test
  void whatWasSearchedOtherwiseElsewhereIsNotHeldAgainst() {
    NetworkView network = SampleNets.mnist(true);
    CircuitsView view = SampleCircuits.view(network, MNIST, SampleNets.DIGITS, new int[] {1, 2}, SampleCircuits.CONTRASTIVE);
    CircuitTable table = view.found().tables().get(0);
    CircuitTable mean = new CircuitTable(
        table.protocol(), table.method(), "mean", table.unit(), table.criterion(), table.labels(), table.connections(), table.weights(),
        table.circuits(), table.jaccard(), table.jaccardControl());
    CircuitsFile.Against other = new CircuitsFile.Against("plain-1", List.of(mean));
    String page = page(network, new CircuitsView(new CircuitsFile(List.of(table), Optional.of(other)), view.kept()));
    assertTrue(page.contains("Contrastive circuits keep") && !page.contains("plain-1"));
  }

  @Test
  void withoutMasksNothingIsDrawnOnTheWiring() throws Exception {
    NetworkView network = SampleNets.mnist(true);
    CircuitsView whole = SampleCircuits.all(network, MNIST, SampleNets.DIGITS);
    String page = page(network, new CircuitsView(new CircuitsFile(whole.found().tables(), Optional.empty()), Map.of()));
    List<String> ids = ids(page);
    assertTrue(ids.contains("circuits-0-answers"));
    assertFalse(ids.contains("circuits-0-wiring") || ids.contains("circuits-0-reads"), ids.toString());
    assertFalse(page.contains("plain-1"), "and nothing is held against another run");
  }

  @Test
  void channelsAndPlacesOfFeatureMapsAreShownWhereTheSearchBeginsThere() throws Exception {
    NetworkView network = SampleNets.cifar();
    List<String> ids = ids(page(network, SampleCircuits.all(network, List.of("fc1", "fc2", "fc3", "fc4"), SampleNets.CIFAR)));
    assertTrue(ids.contains("circuits-0-reads") && ids.contains("circuits-0-reads-channels"), ids.toString());
  }

  @Test
  void outputsThatAreNoClassesAreNotJudgedAsSuch() throws Exception {
    NetworkView network = SampleNets.bimt(List.of("a", "b", "c", "d"));
    CircuitsView view = SampleCircuits.view(network, BIMT, List.of("y1", "y2"), new int[] {0, 1}, SampleCircuits.CONTRASTIVE);
    double no = Double.NaN;
    Faithfulness unknown = new Faithfulness(.1, no, no, no, no, new double[0][]);
    CircuitTable table = view.found().tables().get(0);
    List<Circuit> circuits = table.circuits().stream().map(c -> new Circuit(
        c.label(), c.name(), c.edges(), c.total(), c.size(), c.seconds(), c.byConnection(), c.bound(), c.value(), c.fullValue(), false,
        unknown, unknown, unknown, unknown, List.of(), Optional.empty())).toList();
    CircuitTable bare = new CircuitTable(
        "contrastive", "greedy", "zero", "edges", "kl", table.labels(), table.connections(), table.weights(), circuits, table.jaccard(),
        table.jaccardControl());
    String page = page(network, new CircuitsView(new CircuitsFile(List.of(bare), Optional.empty()), view.kept()));
    assertTrue(page.contains("Contrastive circuits keep") && !page.contains("class from the others"), "no verdict");
    assertFalse(ids(page).contains("circuits-0-answers"));
    assertFalse(page.contains("NaN"));
  }

  @Test
  void hostileNamesStayText() throws Exception {
    String evil = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;]]>\u0000";
    NetworkView network = SampleNets.bimt(List.of(evil, evil, evil, evil));
    SampleCircuits.Habit habit = new SampleCircuits.Habit(evil, evil, .2, .9, .5);
    String page = page(network, SampleCircuits.view(network, BIMT, List.of(evil, "b" + evil), new int[] {0, 1}, habit));
    assertEquals(1, page.split("<script", -1).length - 1, "scripts");
    assertFalse(page.contains("<img src=x"), "an element came through");
    assertTrue(ids(page).size() >= 5);
  }

  @Test
  void tenLabelsOfThreeSearchesStaySmall() {
    int bytes = digits(SampleCircuits.PAPERS, SampleCircuits.CONTRASTIVE, SampleCircuits.RANDOM).getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < MOST_BYTES, bytes + " bytes");
  }

  @Test
  void aHundredLabelsAreLegibleAndSmall() throws Exception {
    List<String> names = IntStream.range(0, 113).mapToObj(String::valueOf).toList();
    Wiring wiring =
        Wiring.builder()
            .hidden("h", 30)
            .group(NeuronGroup.of("y", 113, Role.OUTPUT).withLabels(names))
            .linear("w", "h", "y")
            .build();
    Weights weights = Weights.of(Map.of("w.weight", new WeightArray(new int[] {113, 30}, SampleNets.noise(new Random(2), 113 * 30, 1))));
    NetworkView network = new NetworkView(wiring, weights, Optional.empty(), List.of(), Optional.empty());
    int[] labels = IntStream.range(0, 113).toArray();
    String page = page(network, SampleCircuits.view(network, List.of("w"), names, labels, SampleCircuits.CONTRASTIVE));
    assertTrue(page.contains("The first 10 of 113 circuits.") && page.contains("The first 40 of 113 circuits."));
    assertTrue(page.contains("class=\"pick23\"") && !page.contains("class=\"pick24\""), "no more to choose from than there are rules for");
    int bytes = page.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < MOST_BYTES, bytes + " bytes");
  }
}
