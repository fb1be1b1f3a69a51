package dev.unmesh.cli;

import dev.unmesh.run.RunListener;
import dev.unmesh.train.TrainingEvent;
import java.util.Locale;
import java.util.Map;

/** Shows how a run goes: a bar with ETA, metric and loss on a terminal, else a line every few seconds. */
final class ProgressDisplay implements RunListener {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long LINE_NANOS = 5_000_000_000L;

  private final Eta eta = new Eta();
  private long lastShown;
  private String figures = "";
  private double loss = Double.NaN;

  @Override
  public void training(TrainingEvent event, long totalSteps) {
    if (event instanceof TrainingEvent.Measured measured) {
      figures = written(measured.figures());
    } else if (event instanceof TrainingEvent.Stepped stepped) {
      loss = Double.isNaN(loss) ? stepped.loss() : .98 * loss + .02 * stepped.loss();
      if (due()) {
        double share = (double) stepped.step() / totalSteps;
        show("step " + stepped.step() + "/" + totalSteps, share, eta.left(share) + "  loss " + short4(loss) + figures);
      }
    } else if (event instanceof TrainingEvent.ModulesFound found && found.step() > 0) {
      Terminal.line("modules found at step " + found.step() + ": " + found.partition());
    }
  }

  @Override
  public void stage(String what, double share) {
    if (due()) {
      show(what, share, "");
    }
  }

  /** Something that is all of a command: {@code share} goes from 0 to 1 once, so there is an ETA. */
  void work(String what, double share) {
    String left = eta.left(share);
    if (due()) {
      show(what, share, left);
    }
  }

  @Override
  public void progress(String file, long bytes, long total) {
    if (due()) {
      show("downloading " + file, total > 0 ? (double) bytes / total : 0, (bytes >> 20) + " MiB");
    }
  }

  @Override
  public void note(String message) {
    Terminal.line(message);
  }

  private boolean due() {
    long now = System.nanoTime();
    if (now - lastShown < (Terminal.interactive() ? REDRAW_NANOS : LINE_NANOS)) {
      return false;
    }
    boolean first = lastShown == 0;
    lastShown = now;
    // what takes less than the first interval is over before it is worth a line
    return !first || Terminal.interactive();
  }

  private static void show(String what, double share, String rest) {
    if (Terminal.interactive()) {
      Terminal.redraw(bar(share) + " " + percent(share) + "  " + what + "  " + rest);
    } else {
      Terminal.line(percent(share) + "  " + what + "  " + rest);
    }
  }

  private static String bar(double share) {
    int full = (int) Math.round(Math.min(1, Math.max(0, share)) * 24);
    return "█".repeat(full) + "░".repeat(24 - full);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%3.0f %%", 100 * share);
  }

  private static String written(Map<String, Double> figures) {
    StringBuilder text = new StringBuilder();
    append(text, "test loss", figures.get("test.loss"));
    append(text, "accuracy", figures.get("test.accuracy"));
    append(text, "C", figures.get("clusterability"));
    // losses on text of other domains
    figures.forEach((name, value) -> {
      if (name.endsWith(".loss") && !name.equals("train.loss") && !name.equals("test.loss")) {
        append(text, name.substring(0, name.length() - ".loss".length()), value);
      }
    });
    return text.toString();
  }

  private static void append(StringBuilder text, String name, Double value) {
    if (value != null) {
      text.append("  ").append(name).append(' ').append(short4(value));
    }
  }

  static String short4(double value) {
    return Math.abs(value) >= 1e-3 || value == 0 ? String.format(Locale.ROOT, "%.4f", value) : String.format(Locale.ROOT, "%.2e", value);
  }
}
