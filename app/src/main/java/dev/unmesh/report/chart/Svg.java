package dev.unmesh.report.chart;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes an SVG element by element: escapes every text and attribute, closes what was opened. Not safe for use by several threads. */
public final class Svg {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Starts a picture of {@code width} x {@code height} units, scaled by the page.
   *
   * @param id unique within the page
   * @param title what it is, in a few words; {@code description} what one sees
   */
  public Svg(String id, String kind, double width, double height, String title, String description) {
    open(
        "svg",
        "xmlns", "http://www.w3.org/2000/svg",
        "id", id,
        "class", kind,
        "viewBox", "0 0 " + number(width) + " " + number(height),
        "role", "img",
        "aria-labelledby", id + "-t " + id + "-d");
    element("title", title, "id", id + "-t");
    element("desc", description, "id", id + "-d");
  }

  public Svg open(String tag, Object... attributes) {
    start(tag, attributes).append('>');
    open.push(tag);
    return this;
  }

  public Svg close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element without content. */
  public Svg add(String tag, Object... attributes) {
    start(tag, attributes).append("/>");
    return this;
  }

  /** An element holding text. */
  public Svg element(String tag, String text, Object... attributes) {
    start(tag, attributes).append('>').append(escape(text)).append("</").append(tag).append('>');
    return this;
  }

  public Svg text(double x, double y, String kind, String text) {
    return element("text", text, "x", x, "y", y, "class", kind);
  }

  public Svg line(double x1, double y1, double x2, double y2, String kind) {
    return add("line", "x1", x1, "y1", y1, "x2", x2, "y2", y2, "class", kind);
  }

  public Svg rectangle(double x, double y, double width, double height, String kind) {
    return add("rect", "x", x, "y", y, "width", width, "height", height, "class", kind);
  }

  /** Closes whatever is open and returns the whole. */
  public String finish() {
    while (!open.isEmpty()) {
      close();
    }
    return out.toString();
  }

  private StringBuilder start(String tag, Object... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      String text = value instanceof Double number ? number(number) : escape(String.valueOf(value));
      out.append(' ').append(attributes[i]).append("=\"").append(text).append('"');
    }
    return out;
  }

  /** At most two decimals, no needless zeros. */
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    long whole = Math.abs(hundredths) / 100;
    long rest = Math.abs(hundredths) % 100;
    String sign = hundredths < 0 ? "-" : "";
    if (rest == 0) {
      return sign + whole;
    }
    return sign + whole + "." + (rest % 10 == 0 ? "" + rest / 10 : (rest < 10 ? "0" : "") + rest);
  }

  /** Text made safe for element content and for attributes; characters XML 1.0 cannot hold become U+FFFD. */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 8);
    text.codePoints().forEach(c -> {
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.appendCodePoint(allowed(c) ? c : 0xFFFD);
      }
    });
    return safe.toString();
  }

  private static boolean allowed(int c) {
    return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c < 0xD800 || c >= 0xE000 && c < 0xFFFE || c > 0xFFFF;
  }
}
