package dev.unmesh.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;

/** Writes words into a raster, on a halo of its ground so that lines do not run into them. */
final class FilmText {
  private static final float HALO = 4;

  private final Graphics2D ink;
  private final Color ground;

  FilmText(Graphics2D ink, Color ground) {
    this.ink = ink;
    this.ground = ground;
  }

  /** Whether Java finds a font; on a system without any, the first use of one fails in ways of its own. */
  static boolean hasFont() {
    try {
      FontRenderContext context = new FontRenderContext(null, true, true);
      return new Font(Font.SANS_SERIF, Font.PLAIN, 12).getStringBounds("x", context).getWidth() > 0;
    } catch (RuntimeException | Error e) {
      return false;
    }
  }

  /** @param anchor "mid", "end", or "" for words that begin at x */
  void write(String words, double x, double y, String anchor, boolean bold, int size, Color colour) {
    Font font = new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, size);
    Shape glyphs = font.createGlyphVector(ink.getFontRenderContext(), words).getOutline();
    double width = font.getStringBounds(words, ink.getFontRenderContext()).getWidth();
    double left = anchor.equals("mid") ? x - width / 2 : anchor.equals("end") ? x - width : x;
    Shape placed = AffineTransform.getTranslateInstance(left, y).createTransformedShape(glyphs);
    ink.setColor(ground);
    ink.setStroke(new BasicStroke(HALO, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    ink.draw(placed);
    ink.setColor(colour);
    ink.fill(placed);
  }
}
