package dev.unmesh.report.internal;

import gg.jte.Content;
import java.util.List;

/**
 * The picture of two figures, and what it is chosen by.
 *
 * @param scenes names of the stages; one of them, empty, in a sweep without
 * @param families a legend: whose marks look how; empty where all look alike
 * @param svg as {@link dev.unmesh.report.chart.ParetoChart} drew it
 * @param notes what one must know to read it
 * @param seeded whether some setting has several seeds
 * @param controlled whether some figure has a control
 * @param chosen whether the sweep chose some settings
 */
public record ParetoModel(
    List<String> scenes, List<Family> families, String svg, String sentence, List<String> notes, String same, boolean seeded,
        boolean controlled, boolean chosen) {
  public ParetoModel {
    scenes = List.copyOf(scenes);
    families = List.copyOf(families);
    notes = List.copyOf(notes);
  }

  /** Settings that look alike. */
  public record Family(int at, String name, String hue, String shape) {}

  public Content picture() {
    return output -> output.writeContent(svg);
  }
}
