package dev.unmesh.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Settings by two figures, as a page without scripts shows them: a mark each at the mean of its seeds, the seeds faint about it, its
 * control hollow and joined by a line; marks of those that no other beats in both are filled, and a staircase bounds what they beat.
 * With scripts the page draws it anew, to the window's width.
 */
public final class ParetoChart {
  private static final double WIDTH = 720;
  private static final double HEIGHT = 440;
  private static final double LEFT = 76;
  private static final double RIGHT = 24;
  private static final double TOP = 34;
  private static final double BOTTOM = 48;

  private final Svg svg;
  private final FigureAxis across;
  private final FigureAxis up;

  private ParetoChart(Svg svg, FigureAxis across, FigureAxis up) {
    this.svg = svg;
    this.across = across;
    this.up = up;
  }

  /** @param points at least one */
  public static String draw(String id, FigureAxis across, FigureAxis up, List<ParetoPoint> points) {
    String description = up.title() + " by " + across.title()
        + ", a mark a setting; filled marks are beaten by none in both, hollow dots joined to a mark are its control.";
    Svg svg = new Svg(id, "chart pareto", WIDTH, HEIGHT, up.title() + " and " + across.title(), description);
    ParetoChart chart = new ParetoChart(svg, across, up);
    chart.frame();
    points.forEach(chart::control);
    chart.front(points);
    points.forEach(chart::runs);
    points.stream().sorted(Comparator.comparing(ParetoPoint::front)).forEach(chart::mark);
    return svg.finish();
  }

  private static double x(FigureAxis.Place place) {
    return LEFT + place.at() * (WIDTH - LEFT - RIGHT);
  }

  private static double y(FigureAxis.Place place) {
    return HEIGHT - BOTTOM - place.at() * (HEIGHT - BOTTOM - TOP);
  }

  private void frame() {
    for (FigureAxis.Tick tick : up.ticks()) {
      double y = y(new FigureAxis.Place(tick.at(), 0));
      svg.line(LEFT, y, WIDTH - RIGHT, y, "grid");
      svg.text(LEFT - 8, y + 4, "tick end", tick.text());
    }
    for (FigureAxis.Tick tick : across.ticks()) {
      double x = x(new FigureAxis.Place(tick.at(), 0));
      svg.line(x, TOP, x, HEIGHT - BOTTOM, "grid");
      svg.text(x, HEIGHT - BOTTOM + 18, "tick mid", tick.text());
    }
    svg.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "axis");
    svg.line(LEFT, TOP, LEFT, HEIGHT - BOTTOM, "axis");
    svg.text(WIDTH - RIGHT, HEIGHT - 8, "name end", across.title() + (across.better() > 0 ? " (more is better →)" : " (← less is better)"));
    svg.text(8, TOP - 14, "name", up.title() + (up.better() > 0 ? " (↑ more is better)" : " (↓ less is better)"));
  }

  private void control(ParetoPoint point) {
    point.control().ifPresent(
        at -> {
          svg.line(x(point.spot().x()), y(point.spot().y()), x(at.x()), y(at.y()), "tether");
          svg.add("circle", "cx", x(at.x()), "cy", y(at.y()), "r", 3, "class", "control-mark");
        });
  }

  // from the worse end of the axis across, down or up a step at each mark of the front
  private void front(List<ParetoPoint> points) {
    List<ParetoPoint> front = new ArrayList<>(points.stream().filter(ParetoPoint::front).toList());
    front.sort(Comparator.comparingDouble(point -> across.better() * point.spot().x().at()));
    StringBuilder path = new StringBuilder("M").append(Svg.number(across.better() > 0 ? LEFT : WIDTH - RIGHT)).append(' ')
        .append(Svg.number(y(front.get(0).spot().y())));
    for (ParetoPoint point : front) {
      path.append('V').append(Svg.number(y(point.spot().y()))).append('H').append(Svg.number(x(point.spot().x())));
    }
    svg.add("path", "d", path.append('V').append(Svg.number(up.better() > 0 ? HEIGHT - BOTTOM : TOP)), "class", "front-line");
  }

  private void runs(ParetoPoint point) {
    if (point.runs().size() < 2) {
      return;
    }
    svg.open("g", "class", "runs " + MarkShape.hue(point.family()), "data-of", point.number());
    for (ParetoPoint.Run run : point.runs()) {
      svg.line(x(point.spot().x()), y(point.spot().y()), x(run.spot().x()), y(run.spot().y()), "spoke");
      svg.open("a", "href", run.target()).element("title", run.tip());
      svg.add("circle", "cx", x(run.spot().x()), "cy", y(run.spot().y()), "r", 3, "class", "run").close();
    }
    svg.close();
  }

  private void mark(ParetoPoint point) {
    double x = x(point.spot().x());
    double y = y(point.spot().y());
    svg.open("a", "href", point.target(), "class", "point " + MarkShape.hue(point.family()) + (point.front() ? " at-front" : ""), "data-of",
        point.number());
    svg.element("title", point.tip());
    svg.open("g", "transform", "translate(" + Svg.number(x) + " " + Svg.number(y) + ")");
    svg.add("circle", "r", 12, "class", "reach").add("path", "d", MarkShape.path(point.family()), "class", "shape");
    arrow(point.spot());
    svg.close();
    if (point.front()) {
      boolean right = x < WIDTH - RIGHT - 30;
      svg.text(x + (right ? 9 : -9), y - 8, right ? "name" : "name end", point.label());
    }
    svg.close();
  }

  private void arrow(ParetoPoint.Spot spot) {
    if (spot.x().beyond() != 0) {
      svg.add("path", "d", "M10 -4L15 0L10 4", "class", "off", "transform", "scale(" + spot.x().beyond() + " 1)");
    }
    if (spot.y().beyond() != 0) {
      svg.add("path", "d", "M-4 -10L0 -15L4 -10", "class", "off", "transform", "scale(1 " + spot.y().beyond() + ")");
    }
  }
}
