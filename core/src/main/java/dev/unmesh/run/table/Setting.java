package dev.unmesh.run.table;

import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.recipe.Variant;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a table: a variant of every task's recipe, perhaps with overrides.
 *
 * @param name letters, digits, '.', '_' and '-'
 * @param overrides as of {@code --set}
 */
public record Setting(String name, Variant variant, List<String> overrides) {
  private static final String VARIANT = "variant=";

  public Setting {
    overrides = List.copyOf(overrides);
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new RecipeException("setting '" + name + "' should be named by letters, digits, '.', '_' and '-' only: it names files");
    }
  }

  /** A variant as it is, under its own name. */
  public static Setting of(Variant variant) {
    return new Setting(variant.written(), variant, List.of());
  }

  /** A variant by its name. @throws RecipeException if there is none */
  public static Setting variant(String name) {
    return of(Variant.named(name));
  }

  /**
   * {@code name:key=value,key=value}; a key may be {@code variant}, by default bimt. Commas within brackets or quotes belong to values.
   *
   * @throws RecipeException if it is not of that form
   */
  public static Setting parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new RecipeException("setting '" + text + "': write it as name:key=value,key=value, for example far:swap.a=3");
    }
    Variant variant = Variant.BIMT;
    List<String> overrides = new ArrayList<>();
    for (String override : TopLevelCommas.split(text.substring(colon + 1))) {
      if (override.startsWith(VARIANT)) {
        variant = Variant.named(override.substring(VARIANT.length()));
      } else if (override.indexOf('=') < 1) {
        throw new RecipeException("setting '" + text + "': '" + override + "' should be key=value");
      } else {
        overrides.add(override);
      }
    }
    if (variant == Variant.L1_SWAP && overrides.stream().anyMatch(override -> override.startsWith("swap.a="))) {
      throw new RecipeException("setting '" + text + "': variant l1-swap swaps by the cost's own A: set pressures.0.a instead of swap.a");
    }
    return new Setting(text.substring(0, colon).strip(), variant, overrides);
  }

  /** Whether it trains with local costs and swaps: what a table pits against the others. */
  public boolean isBimt() {
    return variant == Variant.BIMT;
  }
}
