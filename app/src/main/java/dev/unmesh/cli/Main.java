package dev.unmesh.cli;

import dev.unmesh.train.dense.KernelWarmUp;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code unmesh} command. Exit codes: 0, 1 when it failed, 2 for wrong use, 130 after Ctrl-C. */
@Command(
    name = "unmesh",
    description = "Trains neural networks that come apart into modules people can read.",
    subcommands = {
      RecipesCommand.class,
      TrainCommand.class,
      FinetuneCommand.class,
      MeasureCommand.class,
      EvaluateCommand.class,
      AblateCommand.class,
      FrequenciesCommand.class,
      DependenceCommand.class,
      CircuitsCommand.class,
      SpecialiseCommand.class,
      CutCommand.class,
      PruneCommand.class,
      InterveneCommand.class,
      CompareCommand.class,
      BimtTableCommand.class,
      SweepCommand.class,
      ReportCommand.class,
      FilmCommand.class,
      ReproduceCommand.class,
      SchemaCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Start with:  unmesh train independence", "Exit codes:  0 done, 1 failed, 2 wrong use, 130 stopped by Ctrl-C"})
public final class Main implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "which command? For example: unmesh train independence");
  }

  public static void main(String[] args) {
    System.exit(execute(args));
  }

  private static int execute(String[] args) {
    if (args.length > 1 && args[0].equals("train")) {
      KernelWarmUp.begin();
    }
    try {
      return commandLine().execute(args);
    } catch (OutOfMemoryError e) {
      Terminal.endLine();
      System.err.println("unmesh: out of memory (" + e.getMessage() + "): UNMESH_JAVA_OPTS=-Xmx8g allows more; or a smaller network or batch");
      return 1;
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(new Failures())
        .setParameterExceptionHandler(new Misuse())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.colours() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF));
  }
}
