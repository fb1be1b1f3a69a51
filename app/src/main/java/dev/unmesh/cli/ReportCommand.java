package dev.unmesh.cli;

import dev.unmesh.run.RunFolder;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code unmesh report RUN}: writes report.html again, from the run directory alone. */
@Command(name = "report", description = "Write a run's report.html again; needs neither engine nor data.", mixinStandardHelpOptions = true)
final class ReportCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "RUN", description = "a run's directory or name")
  String run;

  @Mixin RunOptions options;

  @Override
  public void run() {
    RunFolder folder = options.run(run);
    Reports.write(folder);
    if (options.json) {
      Json.print(Map.of("report", folder.report().toString()));
    } else {
      System.out.println(folder.report());
    }
  }
}
