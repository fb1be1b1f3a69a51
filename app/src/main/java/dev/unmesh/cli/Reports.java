package dev.unmesh.cli;

import dev.unmesh.format.FormatException;
import dev.unmesh.report.ReportWriter;
import dev.unmesh.report.RunView;
import dev.unmesh.run.RunException;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.recipe.RecipeException;
import java.io.UncheckedIOException;

/** report.html of a finished run, made from what stands in its directory. */
final class Reports {
  private Reports() {}

  /** A run as its report shows it. @throws RunException if a file in its directory holds something else than was written there */
  static RunView view(RunFolder folder) {
    try {
      return RunPages.view(folder);
    } catch (RunException | RecipeException | FormatException | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new RunException("the run " + folder.path() + " holds a file that this program did not write so: " + e, e);
    }
  }

  static void write(RunFolder folder) {
    ReportWriter.write(view(folder), folder.report());
  }
}
