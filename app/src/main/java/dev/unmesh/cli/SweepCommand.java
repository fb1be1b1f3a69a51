package dev.unmesh.cli;

import dev.unmesh.report.SweepWriter;
import dev.unmesh.run.sweep.CommandList;
import dev.unmesh.run.sweep.LocalExecutor;
import dev.unmesh.run.sweep.SlurmExecutor;
import dev.unmesh.run.sweep.StagedSweep;
import dev.unmesh.run.sweep.SweepCheck;
import dev.unmesh.run.sweep.SweepFolder;
import dev.unmesh.run.sweep.SweepPlan;
import dev.unmesh.run.sweep.SweepResults;
import dev.unmesh.run.sweep.TrialCommand;
import dev.unmesh.task.DataFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unmesh sweep FILE.yaml}: many trials of recipes, each a run of its own, and what they buy. */
@Command(
    name = "sweep",
    description = {
      "Train every setting of a grid or a random draw over recipe keys and seeds: results.csv, results.jsonl, and a page of what is worth",
      "having. Settings may have names; one point of each may be chosen, and trained again to be tested. Each trial is a run directory",
      "made by a process of its own. A sweep that was stopped or killed goes on by the same command; trials that are there are left alone.",
      "Exit code 0 if every trial has a result, 1 if some failed."
    },
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
  /** What makes the trials. */
  enum Executor {
    LOCAL,
    SLURM,
    LIST
  }

  @Parameters(
      index = "0",
      paramLabel = "FILE.yaml",
      description = "recipe, grid or draw, seeds, set, settings, choose, final: see docs/sweeps.md")
  Path file;

  @Option(names = "--out", paramLabel = "DIR", description = "where results and trials go (default: sweeps/ and the file's name)")
  Path out;

  @Option(names = "--workers", paramLabel = "N", description = "trials at once (default: one a core; with slurm: as many as it runs)")
  Integer workers;

  @Option(
      names = "--executor",
      description = {
        "local: processes on this machine; slurm: job arrays;",
        "list: only write commands.txt, a command a trial (default: ${DEFAULT-VALUE})"
      },
      defaultValue = "local")
  Executor executor;

  @Option(
      names = "--slurm-args",
      paramLabel = "ARGS",
      description = "further arguments of sbatch, such as \"--partition=long --mem=4G\"",
      defaultValue = "")
  String slurmArgs;

  @Option(
      names = "--poll",
      paramLabel = "SECONDS",
      description = "how often Slurm is asked (default: ${DEFAULT-VALUE})",
      defaultValue = "10")
  int poll;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "how often a trial that failed is tried again (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  int retries;

  @Option(names = "--retry-failed", description = "try trials again that failed as often as they may")
  boolean retryFailed;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "override a key in every trial; may be repeated")
  List<String> overrides = new ArrayList<>();

  @Option(names = "--data-dir", paramLabel = "DIR", description = "where data sets lie (default: $UNMESH_DATA, else the user's cache)")
  Path dataDir;

  @Option(names = "--json", description = "one JSON object on stdout, everything else on stderr")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    checked(retries >= 0, "--retries cannot be negative, was " + retries);
    checked(poll >= 1, "--poll must be at least 1, was " + poll);
    checked(workers == null || workers >= 1, "--workers must be at least 1, was " + workers);
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    SweepFolder folder = new SweepFolder(out != null ? out : Path.of("sweeps", name));
    StagedSweep sweep = StagedSweep.of(file, overrides);
    SweepDisplay display = new SweepDisplay(folder, command());
    DataFolder data = DataFolder.resolve(Optional.ofNullable(dataDir), System.getenv());
    try (Interruption interruption = new Interruption()) {
      SweepPlan rehearsal = sweep.rehearsal();
      SweepCheck.of(rehearsal, data, display);
      rehearsal.warnings().forEach(warning -> Terminal.line("note: " + warning));
      folder.create();
      if (retryFailed) {
        sweep.plan(folder, retries).trials().forEach(folder::forgive);
      }
      TrialCommand written = new TrialCommand(OwnProgram.written(), given());
      SweepPlan plan = sweep.plan(folder, retries);
      CommandList.write(plan, folder, written);
      if (executor == Executor.LIST) {
        listed(plan, folder);
        return 0;
      }
      SweepResults results = run(plan, folder, written, display, interruption.asked());
      if (plan.isOpen() && results.isComplete()) {
        plan = sweep.plan(folder, retries);
        CommandList.write(plan, folder, written);
        plan.selection().ifPresent(selection -> SweepText.choice(selection).forEach(display::told));
        results = run(plan, folder, written, display, interruption.asked());
      }
      display.ends();
      SweepWriter.write(results, command(), folder);
      SweepText.print(results, folder, json);
      return exit(results);
    }
  }

  private void checked(boolean holds, String otherwise) {
    if (!holds) {
      throw new CommandLine.ParameterException(spec.commandLine(), otherwise);
    }
  }

  private int exit(SweepResults results) {
    if (!results.isComplete() || results.plan().isOpen()) {
      String so = executor == Executor.SLURM ? "stopped watching; jobs of the cluster go on" : "stopped; trials under way left checkpoints";
      Terminal.line(so + ", and the same command goes on from here");
      return 130;
    }
    return results.failed().isEmpty() ? 0 : 1;
  }

  private SweepResults run(SweepPlan plan, SweepFolder folder, TrialCommand written, SweepDisplay display, BooleanSupplier stop) {
    if (executor == Executor.SLURM) {
      return new SlurmExecutor(plan, folder, written, Optional.ofNullable(workers), slurmArgs, retries, poll, display).run(stop);
    }
    int atOnce = workers != null ? workers : Runtime.getRuntime().availableProcessors();
    return new LocalExecutor(plan, folder, new TrialCommand(OwnProgram.here(), given()), atOnce, retries, display).run(stop);
  }

  // where data lie, if it was said; else every process finds the same cache by itself
  private Optional<Path> given() {
    String environment = System.getenv("UNMESH_DATA");
    return Optional.ofNullable(dataDir).or(() -> Optional.ofNullable(environment).filter(value -> !value.isBlank()).map(Path::of));
  }

  private void listed(SweepPlan plan, SweepFolder folder) {
    boolean more = plan.isOpen() && plan.selection().orElseThrow().again();
    int commands = CommandList.size(plan);
    if (json) {
      Json.print(Map.of("commands", folder.commands().toString(), "trials", commands, "more", more));
    } else {
      System.out.println(commands + " commands: " + folder.commands());
      if (more) {
        System.out.println("what trains the chosen ones again is added by the same command once these have ended");
      }
    }
  }

  // what decides the numbers, whatever else was said
  private String command() {
    List<String> words = new ArrayList<>(List.of("unmesh", "sweep", file.toString()));
    overrides.forEach(override -> words.addAll(List.of("--set", override)));
    return String.join(" ", words.stream().map(TrialCommand::quoted).toList());
  }
}
