package dev.unmesh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.interpret.ModuleMask;
import dev.unmesh.interpret.dependence.Dependence;
import dev.unmesh.interpret.dependence.Shares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of the page that says how many modules right answers depend on. */
class DependencePageTest {
  @Test
  void everyLayerStandsBesideRandomSplits() throws Exception {
    String page = page(sample(2, 2, 5));
    assertEquals(List.of("summary", "dependence"), Html.sections(page));
    assertEquals(
        List.of("dependence-0", "dependence-0-alone", "dependence-2", "dependence-2-alone"),
        Html.pictures(page).stream().map(p -> p.getDocumentElement().getAttribute("id")).toList());
    assertEquals(2 * 3 * 3, page.split("class=\"control\"", -1).length - 1, "2 layers, 3 rules, 0 to 2 modules");
    assertTrue(page.contains("Of 1,000 answers in 50 examples the network gives 400 right (40.0\u00a0%)"));
    assertTrue(page.contains("with one module off at a time a right answer depends on 0.60 modules on average (random split 0.60); by rows only"));
    assertTrue(page.contains("<td>50.0 ± 1.0</td>"));
    assertTrue(page.contains("<td>80.0 ± 1.0</td>"), "of those that depend on any");
    assertEquals(List.of(), Html.outside(page));
  }

  @Test
  void withoutDrawsThereIsNoControl() {
    String page = page(sample(2, 1, 0));
    assertFalse(page.contains("class=\"control\"") || page.contains("random split"), page);
  }

  @Test
  void manyLayersStandInTheTable() {
    String page = page(sample(2, 9, 1));
    assertTrue(page.contains("Charts show the first 6 of 9 layers, the table all."));
    assertTrue(page.contains("layer 8, rows only"));
  }

  @Test
  void runsSideBySide() throws Exception {
    RunView one = RunView.builder("modular").dependence(sample(2, 2, 5)).build();
    RunView two = RunView.builder("plain").dependence(sample(2, 1, 5)).build();
    RunView other = RunView.builder("other").dependence(sample(3, 1, 5)).build();
    RunView none = RunView.builder("none").build();
    String page = CompareWriter.render(new CompareView("runs", List.of(one, none, two, other)));
    assertEquals(2, Html.pictures(page).size(), "the layer both have, by rows and columns and by rows only");
    assertTrue(page.contains("layer 0, one off: plain") && !page.contains("one off: other"), "of as many modules only");
    assertFalse(CompareWriter.render(new CompareView("runs", List.of(one, none, other))).contains("id=\"dependence\""));
  }

  private static String page(Dependence found) {
    return ReportWriter.render(RunView.builder("r").dependence(found).build());
  }

  /** Half of the answers depend on none, of the others four in five on one module. */
  private static Dependence sample(int modules, int layers, int draws) {
    List<Dependence.Layer> all = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      List<Dependence.Rule> rules = new ArrayList<>();
      for (ModuleMask mask : ModuleMask.values()) {
        Shares control = draws == 0 ? filled(modules, Double.NaN) : shares(modules);
        rules.add(new Dependence.Rule(mask, .4375, shares(modules), filled(modules, .01), control, filled(modules, draws == 0 ? Double.NaN : .02)));
      }
      all.add(new Dependence.Layer("layer " + layer, List.of("L" + layer + ".W_in"), rules));
    }
    return new Dependence(modules, "own", "text", 50, 1000, 400, draws, 1000, 0, all);
  }

  private static Shares shares(int modules) {
    double[] counts = new double[modules + 1];
    counts[0] = .5;
    counts[1] = .4;
    counts[2] = .1;
    double[] dependent = Arrays.stream(counts, 1, modules + 1).map(share -> share / .5).toArray();
    return new Shares(counts, dependent, .6, new double[modules]);
  }

  private static Shares filled(int modules, double value) {
    double[] all = new double[modules + 1];
    Arrays.fill(all, value);
    return new Shares(all, Arrays.copyOf(all, modules), value, Arrays.copyOf(all, modules));
  }
}
