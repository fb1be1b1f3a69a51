package dev.unmesh.cut.certify;

import dev.unmesh.cut.certify.Certificate.Effect;
import dev.unmesh.cut.certify.Certificate.Near;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A certificate in lines for a terminal. */
public final class CertificateText {
  private static final int MOST_OUTPUTS = 16;

  private CertificateText() {}

  /** @param labels of the outputs; empty for numbers */
  public static List<String> of(Certificate certificate, List<String> labels) {
    List<String> lines = new ArrayList<>();
    Effect whole = certificate.whole();
    lines.add(headline(certificate));
    lines.add("  epsilon     proven   median    found  at inputs  tightness   float slack");
    for (Near near : whole.near()) {
      lines.add(row("  " + pad(epsilon(near.epsilon()), 9), near));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "  any input  %s  (loose: over the whole data box)               %s",
            number(most(whole.everywhere().bound())),
            number(most(whole.everywhere().slack()))));
    whole.near().stream().filter(near -> !Double.isNaN(near.unchanged())).forEach(near -> lines.add(answers(near)));
    outputs(whole, labels, lines);
    if (whole.weights() > 0) {
      modules(certificate, lines);
    }
    return lines;
  }

  private static String headline(Certificate certificate) {
    String of = "round " + certificate.examples() + " test inputs; epsilon: " + certificate.units() + ")";
    return certificate.whole().weights() == 0
        ? "certificate: proven to be one function, no cross-module weight is other than 0; what is left is for floats (" + of
        : String.format(
            Locale.ROOT,
            "certificate: no output moves further than proven when the %,d cross-module weights go (%s",
            certificate.whole().weights(),
            of);
  }

  private static String row(String start, Near near) {
    return start + "  " + number(most(near.bound())) + "  " + number(most(near.median())) + "  " + number(most(near.found())) + "   "
        + number(most(near.plain())) + "    " + number(near.tightness()) + "      " + number(most(near.slack()));
  }

  private static String answers(Near near) {
    return String.format(
        Locale.ROOT,
        "  within %s the answer provably stays for %.0f %% of the inputs (of the network before the cut for %.0f %%); search changed it for %.0f %%",
        epsilon(near.epsilon()),
        100 * near.unchanged(),
        100 * near.original(),
        100 * near.changed());
  }

  private static void outputs(Effect whole, List<String> labels, List<String> lines) {
    Near near = whole.near().get(0);
    int[] order =
        IntStream.range(0, near.bound().length)
            .boxed()
            .sorted((a, b) -> Double.compare(near.bound()[b], near.bound()[a]))
            .mapToInt(i -> i)
            .toArray();
    int shown = order.length <= MOST_OUTPUTS ? order.length : MOST_OUTPUTS / 2;
    int[] some = Arrays.copyOf(order, shown);
    Arrays.sort(some);
    lines.add("  by output within " + epsilon(near.epsilon()) + (shown < order.length ? ", the " + shown + " that move furthest:" : ":"));
    for (int i : some) {
      String label = labels.size() == order.length ? labels.get(i) : "output " + (i + 1);
      lines.add("    " + pad(label, 12) + "  proven " + number(near.bound()[i]) + "  found " + number(near.found()[i]));
    }
  }

  private static void modules(Certificate certificate, List<String> lines) {
    lines.add("  with only the weights gone that touch one module:");
    for (int m = 0; m < certificate.modules().size(); m++) {
      Effect effect = certificate.modules().get(m);
      for (Near near : effect.near()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "    module %d (%,d weights), %s: proven %s  found %s",
                m,
                effect.weights(),
                epsilon(near.epsilon()),
                number(most(near.bound())),
                number(most(near.found()))));
      }
    }
  }

  /** An epsilon as it may have been asked for: k/255 where it is that. */
  public static String epsilon(double epsilon) {
    double levels = epsilon * 255;
    boolean whole = levels >= 1 && levels < 256 && Math.abs(levels - Math.rint(levels)) < 1e-9;
    return whole ? Math.round(levels) + "/255" : String.valueOf(epsilon);
  }

  private static double most(double[] of) {
    return Arrays.stream(of).max().orElse(0);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "      -" : String.format(Locale.ROOT, value == 0 || value >= .001 && value < 1000 ? "%7.3f" : "%7.0e", value);
  }

  private static String pad(String text, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", text);
  }
}
