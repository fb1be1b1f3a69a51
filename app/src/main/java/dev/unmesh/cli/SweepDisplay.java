package dev.unmesh.cli;

import dev.unmesh.report.SweepWriter;
import dev.unmesh.run.sweep.SweepFolder;
import dev.unmesh.run.sweep.SweepListener;
import dev.unmesh.run.sweep.SweepResults;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shows how a sweep goes: a table that is drawn over again on a terminal, else a line every few seconds; keeps its page up to date. */
final class SweepDisplay implements SweepListener {
  private static final long REDRAW_NANOS = 200_000_000L;
  private static final long LINE_NANOS = 5_000_000_000L;
  private static final long PAGE_NANOS = 20_000_000_000L;
  private static final int BAR = 24;
  private static final int TAIL = 400;

  private final SweepFolder folder;
  private final String command;
  private final ProgressDisplay downloads = new ProgressDisplay();
  private final LiveLines lines = new LiveLines();
  private long shown;
  private long painted;

  /** @param command how to make the sweep again, for its page */
  SweepDisplay(SweepFolder folder, String command) {
    this.folder = folder;
    this.command = command;
    this.shown = System.nanoTime();
  }

  @Override
  public void stands(Standing standing) {
    long now = System.nanoTime();
    if (now - shown < (Terminal.interactive() ? REDRAW_NANOS : LINE_NANOS)) {
      return;
    }
    shown = now;
    if (Terminal.interactive()) {
      lines.show(table(standing));
    } else {
      System.err.println(summary(standing) + (standing.best().isEmpty() ? "" : "  best " + standing.best()));
    }
  }

  private static String summary(Standing standing) {
    return standing.finished() + "/" + standing.total() + " done"
        + (standing.running().isEmpty() ? "" : ", " + standing.running().size() + " running")
        + (standing.elsewhere() > 0 ? ", " + standing.elsewhere() + " under way elsewhere" : "")
        + (standing.failed() > 0 ? ", " + standing.failed() + " failed" : "")
        + (Double.isFinite(standing.left()) ? "  ETA " + Eta.written(Math.max(0, standing.left())) : "");
  }

  private static List<String> table(Standing standing) {
    List<String> table = new ArrayList<>();
    int full = Math.round((float) BAR * (standing.finished() + standing.failed()) / standing.total());
    table.add("█".repeat(full) + "░".repeat(BAR - full) + "  " + summary(standing));
    if (!standing.best().isEmpty()) {
      table.add("best so far  " + standing.best());
    }
    for (Running running : standing.running()) {
      table.add("  " + running.name() + "  " + Eta.written(running.seconds()) + "  " + lastLine(running.log()));
    }
    return table;
  }

  private static String lastLine(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
      file.seek(file.length() - tail.length);
      file.readFully(tail);
      String said = new String(tail, StandardCharsets.UTF_8);
      return said.lines().map(String::strip).filter(line -> line.contains(" % ")).reduce((a, b) -> b).orElse("");
    } catch (IOException e) {
      return ""; // not begun
    }
  }

  @Override
  public void told(String line) {
    lines.clear();
    Terminal.line(line);
  }

  @Override
  public void results(SweepResults results) {
    long now = System.nanoTime();
    if (painted == 0 || now - painted > PAGE_NANOS || results.isComplete()) {
      SweepWriter.write(results, command, folder);
      painted = System.nanoTime();
    }
  }

  /** Takes away what is drawn over again. */
  void ends() {
    lines.clear();
  }

  @Override
  public void progress(String file, long bytes, long size) {
    downloads.progress(file, bytes, size);
  }

  @Override
  public void note(String message) {
    told(message);
  }
}
