package dev.unmesh.report.internal;

import dev.unmesh.report.chart.Palette;
import dev.unmesh.report.chart.SettingPanels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The style sheet and the scripts pages carry. */
final class Assets {
  static final String STYLE = Palette.css() + read("report.css") + SettingPanels.RULES;
  static final String SCRIPT = read("report.js");
  static final String FILM = read("film.js");

  private Assets() {}

  private static String read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("/dev/unmesh/report/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: " + name + " is missing from it; build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
