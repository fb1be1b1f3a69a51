package dev.unmesh.report.internal;

import dev.unmesh.interpret.card.ModuleCard;
import dev.unmesh.interpret.card.ModuleCards;
import dev.unmesh.interpret.specialise.Controlled;
import dev.unmesh.report.ExampleInput;
import dev.unmesh.report.ModuleCardsView;
import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.EffectBars;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.Palette;
import dev.unmesh.report.chart.RasterPng;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What each module is for: what it adds to the outputs, what excites it, and how the network does with it alone and without it. */
final class CardsChapter {
  private static final int MOST_OUTPUTS = 24;

  private CardsChapter() {}

  static Optional<Chapter> of(RunView run) {
    return run.cards().map(view -> new Chapter("cards", "What each module is for", Templates.content("cards.jte", model(view))));
  }

  private static CardsModel model(ModuleCardsView view) {
    ModuleCards cards = view.cards();
    boolean classes = Wording.isShare(cards.metric());
    double reach = cards.cards().stream().mapToDouble(card -> EffectBars.reach(bars(card))).max().orElse(1);
    List<String> lead = new ArrayList<>();
    lead.add(
        "The modules' contributions are summed in " + cards.joint() + ". Together they reach " + Wording.score(cards.metric(), cards.whole()) + " "
            + cards.metric() + " on " + Numbers.count(cards.examples()) + " test inputs. Controls are modules of as many neurons of the last divided "
            + "group, drawn at random " + Wording.plural(cards.draws(), "time") + ": what they add is summed in the same place.");
    view.certificate().ifPresent(lead::add);
    List<Key> keys =
        List.of(
            new Key("block-key mx", classes ? "added to a class's logit on its own inputs, less the mean of all logits" : "added to an output"),
            new Key("control-key", "the same over all inputs, mean ± sd"));
    List<CardsModel.Card> all = new ArrayList<>();
    for (int m = 0; m < cards.cards().size(); m++) {
      all.add(card(view, m, reach));
    }
    return new CardsModel(lead, keys, all);
  }

  private static CardsModel.Card card(ModuleCardsView view, int at, double reach) {
    ModuleCards cards = view.cards();
    ModuleCard card = cards.cards().get(at);
    String name = Wording.capital(Palette.moduleName(card.module()));
    String kind = Palette.moduleClass(card.module());
    List<List<String>> scores =
        List.of(scores("the module alone", cards.metric(), card.alone()), scores("the others without it", cards.metric(), card.without()));
    List<String> facts = new ArrayList<>();
    String neurons = card.neurons().stream().map(of -> of.neurons() + " of " + of.group()).collect(Collectors.joining(", "));
    facts.add("Folder module-" + card.module() + ": " + Numbers.count(card.parameters()) + " parameters of its own; neurons: " + neurons + ".");
    if (at < view.certificates().size()) {
      facts.add(view.certificates().get(at));
    }
    List<EffectBars.Bar> bars = bars(card);
    String svg = EffectBars.draw("effects-" + card.module(), name + ": what it adds", CardWording.summary(card), bars, kind, reach);
    List<CardsModel.Row> rows = new ArrayList<>();
    ModuleCardsView.Excitement inputs = view.inputs().get(at);
    row("excites it most", inputs.strongest()).ifPresent(rows::add);
    row("excites it least", inputs.weakest()).ifPresent(rows::add);
    return new CardsModel.Card(
        name,
        kind,
        CardWording.summary(card),
        new Table(List.of("", cards.metric(), "random split"), scores),
        facts,
        new Figure("bars", "", svg, "", Optional.of(effects(card))),
        rows);
  }

  private static List<EffectBars.Bar> bars(ModuleCard card) {
    return card.effects().stream()
        .limit(MOST_OUTPUTS)
        .map(effect -> new EffectBars.Bar(effect.output(), effect.own(), effect.mean(), effect.spread()))
        .toList();
  }

  private static Table effects(ModuleCard card) {
    List<List<String>> rows =
        card.effects().stream()
            .map(of -> List.of(of.output(), Numbers.of(of.own()), Numbers.of(of.mean()), Numbers.of(of.spread())))
            .toList();
    return new Table(List.of("output", "on its own inputs", "over all", "sd"), rows);
  }

  private static List<String> scores(String name, String metric, Controlled of) {
    return List.of(name, Wording.score(metric, of.value()), Wording.score(metric, of.mean()) + " ± " + Wording.score(metric, of.sd()));
  }

  private static Optional<CardsModel.Row> row(String name, List<ExampleInput> inputs) {
    List<ExamplesModel.Picture> pictures = new ArrayList<>();
    for (ExampleInput input : inputs) {
      String tip = input.label() + ", " + Numbers.of(input.score());
      input.image().ifPresent(image -> pictures.add(new ExamplesModel.Picture(RasterPng.dataUri(image), input.label(), tip)));
    }
    if (inputs.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new CardsModel.Row(name, pictures, pictures.isEmpty() ? List.of(ExamplesChapter.table(inputs)) : List.of()));
  }
}
