package dev.unmesh.cli;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.FilmExport;
import dev.unmesh.run.RunException;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.RunRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unmesh film RUN}: the wiring through training as an animated picture. */
@Command(
    name = "film",
    description = {
      "Write the wiring through training as an animated picture, for slides: an SVG (browsers) or a GIF (everywhere).",
      "A file takes 8 MB at most; of a film that would take more, fewer frames are shown. Needs neither engine nor data."
    },
    mixinStandardHelpOptions = true)
final class FilmCommand implements Runnable {
  private static final int MOST_WIDTH = 4000;
  private static final int LEAST_WIDTH = 120;
  private static final int MOST_SECONDS = 600;

  @Parameters(index = "0", paramLabel = "RUN", description = "a run's directory or name")
  String run;

  @Option(names = "--out", paramLabel = "FILE.svg|FILE.gif", description = "where to (default: film.svg in the run's directory)")
  Path out;

  @Option(names = "--seconds", description = "of a round, which is repeated for ever (default: ${DEFAULT-VALUE})", defaultValue = "8")
  double seconds;

  @Option(names = "--width", description = "of a GIF, in pixels (default: ${DEFAULT-VALUE})", defaultValue = "960")
  int width;

  @Option(names = "--dark", description = "on a dark ground")
  boolean dark;

  @Option(names = "--force", description = "replace a file that is there")
  boolean force;

  @Mixin RunOptions options;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw misuse("--seconds must lie above 0 and be at most " + MOST_SECONDS + ", was " + seconds);
    }
    if (width < LEAST_WIDTH || width > MOST_WIDTH) {
      throw misuse("--width must lie in " + LEAST_WIDTH + " .. " + MOST_WIDTH + ", was " + width);
    }
    RunFolder folder = options.run(run);
    Path file = out == null ? folder.path().resolve("film.svg") : out;
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean gif = name.endsWith(".gif");
    if (!gif && !name.endsWith(".svg")) {
      throw misuse("--out " + file + ": a film is written as .svg or .gif");
    }
    if (Files.exists(file) && !force) {
      throw new RunException(file + " exists already; replace it with --force, or choose another with --out");
    }
    byte[] bytes = film(folder, gif);
    AtomicFile.write(file, bytes);
    if (options.json) {
      Json.print(Map.of("film", file.toString(), "bytes", bytes.length));
    } else {
      System.out.println(file);
    }
  }

  private byte[] film(RunFolder folder, boolean gif) {
    RunView view = Reports.view(folder);
    if (view.film().isEmpty()) {
      throw new RunException("the run " + folder.path() + " has no film: " + why(folder));
    }
    FilmExport export =
        new FilmExport(
            view.network().orElseThrow(), view.film().get(), view.curves().stream().filter(curve -> curve.name().equals("loss")).toList());
    if (!gif) {
      return export.svg(seconds, dark);
    }
    if (!FilmExport.canWriteGif()) {
      throw new RunException(
          "a GIF needs a font, and Java finds none on this system (Debian: apt-get install fontconfig fonts-dejavu-core);"
              + " or write an .svg");
    }
    byte[] bytes = export.gif(seconds, width, dark, FilmCommand::drawing);
    Terminal.endLine();
    return bytes;
  }

  private static String why(RunFolder folder) {
    String pruned = RunRecord.read(folder).tree().path("prunedFrom").path("run").asString("");
    return pruned.isEmpty()
        ? "it was trained before films were taken, in less than two steps, or with more than two million weights"
        : "it was pruned, not trained; the film of the run it was made from ends with it: unmesh film " + pruned;
  }

  private static void drawing(double share) {
    if (Terminal.interactive()) {
      Terminal.redraw(String.format(Locale.ROOT, "%3.0f %%  drawing frames", 100 * share));
    }
  }

  private CommandLine.ParameterException misuse(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
