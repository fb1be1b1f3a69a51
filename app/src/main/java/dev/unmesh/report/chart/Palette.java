package dev.unmesh.report.chart;

import java.util.Map;
import java.util.TreeMap;

/**
 * The colours, as CSS custom properties for light and dark. Signs are blue and vermilion, modules the other hues of Okabe and Ito's
 * palette (Color Universal Design, 2008), which stay apart for people with any common colour blindness; modules are numbered too.
 */
public final class Palette {
  /** How many hues modules have; a ninth module takes the first one's again. */
  public static final int MODULE_HUES = 8;

  static final int POSITIVE = 0x0072B2;
  static final int NEGATIVE = 0xD55E00;
  private static final int[] MODULES = {0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x8C6BB1, 0xB9722D, 0x7A9A01, 0x7F8C8D};

  private static final Map<String, String> LIGHT = new TreeMap<>(Map.ofEntries(
      Map.entry("bg", "#f7f6f2"), Map.entry("paper", "#fffefb"), Map.entry("ink", "#1c2127"), Map.entry("soft", "#57606a"),
      Map.entry("line", "#d9d7cf"), Map.entry("grid", "#e8e6df"), Map.entry("accent", "#0b5c8a"), Map.entry("pos", "#0072b2"),
      Map.entry("neg", "#d55e00"), Map.entry("mix", "#5b6470"), Map.entry("quiet", "#a3a9b0"), Map.entry("wash", "#efede6"), Map.entry("bright", "none")));
  private static final Map<String, String> DARK = new TreeMap<>(Map.ofEntries(
      Map.entry("bg", "#14171b"), Map.entry("paper", "#1b1f24"), Map.entry("ink", "#e8e6e1"), Map.entry("soft", "#a2a9b2"),
      Map.entry("line", "#343a42"), Map.entry("grid", "#2a2f36"), Map.entry("accent", "#7cc4ee"), Map.entry("pos", "#4aa8e0"),
      Map.entry("neg", "#f08a3c"), Map.entry("mix", "#aab2bc"), Map.entry("quiet", "#6c747d"), Map.entry("wash", "#23282e"), Map.entry("bright", "brightness(1.4)")));

  private Palette() {}

  /** The hue of a module (or of the n-th series), as 0xRRGGBB. */
  public static int module(int module) {
    return MODULES[Math.floorMod(module, MODULE_HUES)];
  }

  /** What people call a module: numbered from 1, as neurons are; files count from 0. */
  public static String moduleName(int module) {
    return "module " + (module + 1);
  }

  /** The CSS class that paints a module's hue: "m0" .. "m7", or "mx" for no module. */
  public static String moduleClass(int module) {
    return module < 0 ? "mx" : "m" + module % MODULE_HUES;
  }

  /** The style sheet's colours. */
  public static String css() {
    String dark = "color-scheme:dark;" + properties(DARK);
    StringBuilder css = new StringBuilder();
    css.append(":root{color-scheme:light;").append(properties(LIGHT));
    for (int m = 0; m < MODULE_HUES; m++) {
      css.append(String.format("--m%d:#%06x;", m, MODULES[m]));
    }
    css.append("--mx:#8a9096}\n@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){").append(dark).append("}}\n");
    css.append("@media screen{:root[data-theme=dark]{").append(dark).append("}}\n");
    for (int m = 0; m < MODULE_HUES; m++) {
      css.append(String.format(".m%d{--c:var(--m%d)}", m, m));
    }
    return css.append(".mx{--c:var(--mx)}\n").toString();
  }

  /** Rules for a file of its own: the variables in them replaced by colours, for light and for dark; not every viewer knows variables. */
  static String resolved(String rules) {
    return replaced(rules, LIGHT) + "@media (prefers-color-scheme:dark){" + replaced(rules, DARK) + "}";
  }

  private static String replaced(String rules, Map<String, String> colours) {
    String text = rules;
    for (Map.Entry<String, String> colour : colours.entrySet()) {
      text = text.replace("var(--" + colour.getKey() + ")", colour.getValue());
    }
    return text;
  }

  /** The colours of one theme alone, for a picture on its own. */
  public static String css(boolean dark) {
    StringBuilder css = new StringBuilder(":root{").append(properties(dark ? DARK : LIGHT));
    for (int m = 0; m < MODULE_HUES; m++) {
      css.append(String.format("--m%d:#%06x;", m, MODULES[m]));
    }
    css.append("--mx:#8a9096}");
    for (int m = 0; m < MODULE_HUES; m++) {
      css.append(String.format(".m%d{--c:var(--m%d)}", m, m));
    }
    return css.append(".mx{--c:var(--mx)}\n").toString();
  }

  /** A colour of a theme by its name in the style sheet ("ink"), as 0xRRGGBB. */
  static int named(String name, boolean dark) {
    return Integer.decode((dark ? DARK : LIGHT).get(name));
  }

  private static String properties(Map<String, String> colours) {
    StringBuilder css = new StringBuilder();
    colours.forEach((name, value) -> css.append("--").append(name).append(':').append(value).append(';'));
    return css.toString();
  }
}
