package dev.unmesh.report.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** All panels of a variant table as one SVG file with its own style, light and dark: for slides and read-mes. */
public final class SettingPanels {
  /** The rules of panels; pages carry them in their style sheet. */
  public static final String RULES = read();

  private static final String BASE =
      "svg{background:var(--paper)}text{font:12px system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;fill:var(--soft)}"
          + ".end{text-anchor:end}.grid{stroke:var(--grid)}.axis{stroke:var(--quiet)}.head{font-size:20px;font-weight:600;fill:var(--ink)}"
          + ".task{font-size:15px;font-weight:600;fill:var(--ink)}\n";
  private static final double MARGIN = 24;
  private static final double HEADER = 72;
  private static final double TASK = 26;
  private static final double BETWEEN = 28;

  private SettingPanels() {}

  /** @param tasks columns by task, in order; every task has the same settings */
  public static String draw(String title, String note, Map<String, List<SettingColumn>> tasks) {
    List<SettingColumn> any = tasks.values().iterator().next();
    double panelWidth = SettingPanel.width(any.size());
    double panelHeight = SettingPanel.height(any) + TASK;
    int across = tasks.size() == 1 ? 1 : 2;
    int down = (tasks.size() + across - 1) / across;
    double width = 2 * MARGIN + across * panelWidth + (across - 1) * BETWEEN;
    double height = MARGIN + HEADER + down * (panelHeight + BETWEEN);
    Svg svg = new Svg("table", "chart", width, height, title, "A panel a task: Newman modularity and wiring cost of every setting, a dot a seed.");
    svg.element("style", Palette.resolved(BASE + RULES));
    svg.text(MARGIN, MARGIN + 16, "head", title);
    svg.text(MARGIN, MARGIN + 38, "note", note);
    svg.text(MARGIN, MARGIN + 56, "note", "A dot is a seed, the bar their mean, the whisker one standard deviation; the highest Q is in bold.");
    int at = 0;
    for (Map.Entry<String, List<SettingColumn>> task : tasks.entrySet()) {
      double x = MARGIN + at % across * (panelWidth + BETWEEN);
      double y = MARGIN + HEADER + at / across * (panelHeight + BETWEEN);
      svg.open("g", "transform", "translate(" + Svg.number(x) + " " + Svg.number(y) + ")");
      svg.text(0, 14, "task", task.getKey());
      svg.open("g", "transform", "translate(0 " + Svg.number(TASK) + ")");
      SettingPanel.draw(svg, task.getValue());
      svg.close().close();
      at++;
    }
    return svg.finish();
  }

  private static String read() {
    try (InputStream in = SettingPanels.class.getResourceAsStream("/dev/unmesh/report/panels.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
