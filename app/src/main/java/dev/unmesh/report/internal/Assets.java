package dev.unmesh.report.internal;

import dev.unmesh.report.chart.PageResource;
import dev.unmesh.report.chart.Palette;
import dev.unmesh.report.chart.SettingPanels;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The style sheet and the scripts pages carry. */
final class Assets {
  static final String STYLE =
      Palette.css() + PageResource.read("wiring.css") + PageResource.read("report.css") + PageResource.read("circuits.css") + PageResource.read("frequencies.css") + PageResource.read("sweep.css")
          + CircuitChoice.rules() + SettingPanels.RULES;
  static final String SCRIPT = PageResource.read("report.js");
  static final String FILM = PageResource.read("film.js");
  static final String SWEEP =
      Stream.of("state", "layout", "picture", "choices", "reading", "chosen", "table").map(part -> PageResource.read("sweep-" + part + ".js")).collect(Collectors.joining());

  private Assets() {}
}
