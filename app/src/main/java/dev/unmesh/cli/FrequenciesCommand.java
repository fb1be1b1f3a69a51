package dev.unmesh.cli;

import dev.unmesh.interpret.fourier.Frequencies;
import dev.unmesh.interpret.fourier.FrequencyStudy;
import dev.unmesh.run.FrequencyRun;
import dev.unmesh.run.RunFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unmesh frequencies RUN}: the waves in a network that adds modulo p, lane by lane, beside shuffled numbers and random splits. */
@Command(
    name = "frequencies",
    description = {
      "Find the frequencies that the network of a modular-addition run keeps numbers in, lane by lane, and what its answers lose without",
      "each lane; beside shuffled numbers and random splits. Training does this at the end by itself."
    },
    mixinStandardHelpOptions = true)
final class FrequenciesCommand implements Runnable {
  private static final int FEWEST_SHUFFLES = 99;

  @Parameters(index = "0", paramLabel = "RUN", description = "a run's directory or name")
  String run;

  @Option(names = "--shuffles", description = "of the numbers, behind every limit, at least 99 (default: ${DEFAULT-VALUE})",
      defaultValue = "" + FrequencyStudy.SHUFFLES)
  int shuffles;

  @Option(names = "--draws", description = "random splits of the lanes, at least 1 (default: ${DEFAULT-VALUE})", defaultValue = "20")
  int draws;

  @Option(names = "--seed", description = "of shuffles and random splits (default: ${DEFAULT-VALUE})", defaultValue = "0")
  long seed;

  @Mixin RunOptions options;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    if (shuffles < FEWEST_SHUFFLES) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--shuffles must be at least " + FEWEST_SHUFFLES + " to tell one in a hundred, was " + shuffles);
    }
    if (draws < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--draws must be at least 1, was " + draws);
    }
    RunFolder folder = options.run(run);
    Frequencies found = FrequencyRun.of(folder, options.data(), shuffles, draws, seed, new ProgressDisplay());
    Terminal.line("");
    Reports.write(folder);
    if (options.json) {
      Json.print(found);
    } else {
      FrequencyText.lines(found).forEach(System.out::println);
      System.out.println("report: " + folder.report());
    }
  }
}
