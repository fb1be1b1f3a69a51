package dev.unmesh.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them; the same in every locale. */
public final class Numbers {
  private static final int MOST_SHARE_DECIMALS = 7;
  private static final double SHARE_PRECISION = .05;

  private Numbers() {}

  /** Three significant digits: 0.0123, 4.57, 1,230, 2.1e-5. A missing value (NaN) is a dash. */
  public static String of(double value) {
    return of(value, 3);
  }

  public static String of(double value, int digits) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size >= 1e7 || size < 1e-3) {
      return scientific(value, digits);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
    if (size >= 1000) {
      return minus(String.format(Locale.ROOT, "%,d", rounded.longValue()));
    }
    int decimals = Math.max(0, rounded.scale() + digits - rounded.precision());
    return minus(rounded.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString());
  }

  /** A round value on an axis: no needless zeros. */
  public static String tick(double value) {
    String text = of(value, 6);
    return text.indexOf('.') >= 0 && text.indexOf('e') < 0 ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }

  private static String scientific(double value, int digits) {
    String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
    int e = text.indexOf('e');
    String mantissa = text.substring(0, e);
    if (mantissa.indexOf('.') >= 0) {
      mantissa = mantissa.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
    return minus(mantissa + "e" + Integer.parseInt(text.substring(e + 1)));
  }

  /** A fixed number of decimals. */
  public static String fixed(double value, int decimals) {
    return Double.isNaN(value) ? "–" : minus(String.format(Locale.ROOT, "%." + decimals + "f", value));
  }

  /** A whole number with thousands marked: 9,380. */
  public static String count(long value) {
    return minus(String.format(Locale.ROOT, "%,d", value));
  }

  /** A share in [0, 1] as per cent with one decimal: 97.3 %. */
  public static String percent(double share) {
    return Double.isNaN(share) ? "–" : fixed(share * 100, 1) + "\u00a0%";
  }

  /** A share in per cent to so many digits, however small: 4.1 %, 0.052 %. */
  public static String percent(double share, int digits) {
    return Double.isNaN(share) ? "–" : of(share * 100, digits) + "\u00a0%";
  }

  /** A share in per cent with the digits {@link #share} would show: 41.2 %, 99.96 %. */
  public static String percentExact(double share) {
    String text = share(share);
    int decimals = text.indexOf('.') < 0 ? 0 : Math.max(1, text.length() - text.indexOf('.') - 3);
    return text.startsWith(">") ? "> 99.99999\u00a0%" : Double.isNaN(share) ? text : fixed(share * 100, decimals) + "\u00a0%";
  }

  /**
   * A share with the digits that matter however close to 1 it is: 0.412, 0.9964, 0.99998. Exactly 1 is "1"; what is below 1 never
   * rounds up to it.
   */
  public static String share(double value) {
    if (Double.isNaN(value) || value == 1) {
      return Double.isNaN(value) ? "–" : "1";
    }
    for (int decimals = 3; decimals <= MOST_SHARE_DECIMALS; decimals++) {
      double power = Math.pow(10, decimals);
      if (Math.abs(Math.round(value * power) / power - value) <= SHARE_PRECISION * Math.abs(1 - value)) {
        return fixed(value, decimals);
      }
    }
    return value < 1 ? "> 0.9999999" : fixed(value, MOST_SHARE_DECIMALS);
  }

  /** A share with its name: "C = 0.412", "C > 0.9999999". */
  public static String share(String name, double value) {
    String text = share(value);
    return text.startsWith(">") ? name + " " + text : name + " = " + text;
  }

  /** How long something took: 0.84 s, 41 s, 3 min 20 s, 2 h 5 min. */
  public static String duration(double seconds) {
    if (Double.isNaN(seconds)) {
      return "–";
    }
    if (seconds < 10) {
      return of(seconds, 2) + " s";
    }
    long whole = Math.round(seconds);
    if (whole < 120) {
      return whole + " s";
    }
    return whole < 7200 ? whole / 60 + " min " + whole % 60 + " s" : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  private static String minus(String text) {
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }
}
