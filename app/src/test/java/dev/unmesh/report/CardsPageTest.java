package dev.unmesh.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.interpret.card.ModuleCard;
import dev.unmesh.interpret.card.ModuleCards;
import dev.unmesh.interpret.specialise.Controlled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The cards of a cut's modules on its page. */
class CardsPageTest {
  private static ModuleCard card(int module, double... own) {
    List<ModuleCard.Effect> effects = new ArrayList<>();
    for (int o = 0; o < own.length; o++) {
      effects.add(new ModuleCard.Effect("class <" + o + ">", own[o] / 2, .5, own[o]));
    }
    return new ModuleCard(
        module, List.of(new ModuleCard.GroupSize("fc3", 16)), 1234, effects, new Controlled(.4, .3, .02, .35, .05),
        new Controlled(.8, .9, .01, .95, .9), List.of(), List.of());
  }

  private static String page(ModuleCard... cards) {
    List<ModuleCardsView.Excitement> inputs =
        List.of(
            new ModuleCardsView.Excitement(
                List.of(ExampleInput.ofValues("example 7", 3.5, List.of(new NamedValue("x1", .25)))), List.of()),
            new ModuleCardsView.Excitement(List.of(), List.of()));
    ModuleCards all = new ModuleCards("accuracy", .95, 1000, 20, "fc4", "L2 norm", new int[0], List.of(cards));
    ModuleCardsView view = new ModuleCardsView(all, inputs, Optional.of("Nothing was cut off."), List.of("certificate of one", "of two"));
    return text(RunView.builder("cut").cards(view).build());
  }

  private static String text(RunView view) {
    return ReportWriter.render(view).replace('\u00a0', ' ').replace("&lt;", "<").replace("&gt;", ">");
  }

  @Test
  void saysWhatEachModuleRaisesAndLowers() {
    String page = page(card(0, 3, -2, .1), card(1, 0, 0, 0));
    assertTrue(page.contains("raises class <0>; lowers class <1>"), page);
    assertTrue(page.contains("adds nothing"), page);
    assertTrue(page.contains("reach 95.0 % accuracy on 1,000 test inputs"), page);
    assertTrue(page.contains("the module alone") && page.contains("40.0 %") && page.contains("30.0 % ± 2.0 %"), page);
    assertTrue(page.contains("Folder module-0: 1,234 parameters of its own; neurons: 16 of fc3."), page);
    assertTrue(page.contains("example 7") && page.contains("certificate of one") && page.contains("Nothing was cut off."), page);
  }

  @Test
  void aRunWithoutCardsHasNoSuchChapter() {
    assertFalse(text(RunView.builder("run").build()).contains("What each module is for"));
  }
}
