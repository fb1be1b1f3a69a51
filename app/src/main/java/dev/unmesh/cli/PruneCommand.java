package dev.unmesh.cli;

import dev.unmesh.interpret.prune.Tolerance;
import dev.unmesh.run.PruneRun;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.RunRecord;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unmesh prune RUN}: the run's network with as few weights as will do, as a run of its own. */
@Command(
    name = "prune",
    description = {
      "Prune a run's network by the largest threshold that keeps its test metric within a tolerance, and say what is left of it.",
      "The pruned network becomes a run of its own, which measure, ablate, compare, intervene and report take like any other."
    },
    mixinStandardHelpOptions = true)
final class PruneCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "RUN", description = "a run's directory or name")
  String run;

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      description = {
        "in (0, 1]: how much higher the error on the test data may be, relatively: the loss, or the share of wrong answers where classes",
        "are told apart (default: ${DEFAULT-VALUE}, at most 10 %% worse)"
      },
      defaultValue = "0.1")
  double tolerance;

  @Option(names = "--out", paramLabel = "DIR", description = "the new run's directory (default: that of RUN with -pruned added)")
  Path out;

  @Mixin RunOptions options;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    Tolerance allowed = allowed();
    RunFolder folder = options.run(run);
    Path into = out != null ? out : folder.path().resolveSibling(folder.name() + "-pruned");
    RunRecord record = PruneRun.of(folder, allowed, into, options.data(), new ProgressDisplay());
    RunFolder pruned = RunFolder.open(into);
    Reports.write(pruned);
    Terminal.line("");
    if (options.json) {
      Json.print(record.summary());
    } else {
      record.tree().path("pruned").path("sentences").forEach(sentence -> System.out.println(sentence.asString()));
      System.out.println("run: " + into);
      System.out.println("report: " + pruned.report());
    }
  }

  private Tolerance allowed() {
    try {
      return new Tolerance(tolerance);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--tolerance: " + e.getMessage());
    }
  }
}
