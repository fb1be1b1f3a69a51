package dev.unmesh.report.internal;

import dev.unmesh.interpret.card.ModuleCard;
import java.util.Comparator;
import java.util.List;

/** A module's contributions in a few words. */
final class CardWording {
  private static final int MOST = 3;

  /** What is below this share of the largest effect is not worth naming. */
  private static final double FAINT = .25;

  private CardWording() {}

  /** "raises ship and airplane; lowers cat", the strongest first; outputs are told by what is added on their own inputs. */
  static String summary(ModuleCard card) {
    double most = card.effects().stream().mapToDouble(effect -> Math.abs(strength(effect))).max().orElse(0);
    String raises = Wording.list(names(card, 1, most));
    String lowers = Wording.list(names(card, -1, most));
    if (most == 0) {
      return "adds nothing";
    }
    return (raises.isEmpty() ? "" : "raises " + raises) + (raises.isEmpty() || lowers.isEmpty() ? "" : "; ")
        + (lowers.isEmpty() ? "" : "lowers " + lowers);
  }

  private static List<String> names(ModuleCard card, int sign, double most) {
    return card.effects().stream()
        .filter(effect -> sign * strength(effect) > FAINT * most)
        .sorted(Comparator.comparingDouble(effect -> -sign * strength(effect)))
        .limit(MOST)
        .map(ModuleCard.Effect::output)
        .toList();
  }

  private static double strength(ModuleCard.Effect effect) {
    return Double.isNaN(effect.own()) ? effect.mean() : effect.own();
  }
}
