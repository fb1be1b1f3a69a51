package dev.unmesh.cli;

import dev.unmesh.interpret.dependence.Dependence;
import dev.unmesh.network.language.LanguageModelFolder;
import dev.unmesh.run.DependenceOptions;
import dev.unmesh.run.DependenceRun;
import dev.unmesh.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unmesh dependence MODEL}: how many modules of a layer right answers depend on. */
@Command(
    name = "dependence",
    description = {
      "Of the tokens a model predicts right, tell how many of the modules of a layer each depends on: one module off, one alone, and rows",
      "only; beside random splits of the same sizes. MODEL is a run, or a language model's folder with --clusters and --text.",
      "Training on text does this for runs with modules by itself, if the network is small."
    },
    mixinStandardHelpOptions = true)
final class DependenceCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "MODEL", description = "a run's directory or name, or the folder of a language model")
  String model;

  @Option(names = "--layers", paramLabel = "N", split = ",", description = "layers by number, as connections are named, such as 0,6 (default: all)")
  List<Integer> layers = new ArrayList<>();

  @Option(names = "--connections", paramLabel = "NAME", split = ",",
      description = "switched together, layer by layer; names or patterns such as 'L*.W_in' (default: those the modules divide, else every W_in)")
  List<String> connections = new ArrayList<>();

  @Option(names = "--clusters", paramLabel = "K", description = "look for K modules in each layer instead of taking the run's own")
  Integer clusters;

  @Option(names = "--contiguous", description = "with --clusters: K equal consecutive blocks instead of modules found")
  boolean contiguous;

  @Option(names = "--text", paramLabel = "FILE", description = "ask about the latter half of a text file, folder or corpus (default: a run's test examples)")
  String text;

  @Option(names = "--tokens", description = "about how many to ask for, in sequences spread evenly; 0 for all (default: ${DEFAULT-VALUE})", defaultValue = "4096")
  int tokens;

  @Option(names = "--draws", description = "random splits behind the controls (default: ${DEFAULT-VALUE})", defaultValue = "5")
  int draws;

  @Option(names = "--seed", description = "of random splits, bootstrap and clustering (default: ${DEFAULT-VALUE})", defaultValue = "0")
  long seed;

  @Mixin RunOptions options;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    check(draws >= 0, "--draws cannot be negative, was " + draws);
    check(tokens >= 0, "--tokens cannot be negative, was " + tokens);
    check(clusters == null || clusters > 0, "--clusters must be at least 1, was " + clusters);
    check(clusters != null || !contiguous, "--contiguous says what modules --clusters makes: add --clusters 4, or leave it out");
    DependenceOptions asked =
        new DependenceOptions(
            clusters == null ? OptionalInt.empty() : OptionalInt.of(clusters), contiguous, connections, layers, Optional.ofNullable(text), tokens, draws,
            DependenceOptions.RESAMPLES, seed);
    Path path = Path.of(model);
    if (!Files.exists(path.resolve("run.json")) && LanguageModelFolder.isOne(path)) {
      print(DependenceRun.ofModel(path, options.data(), asked, new ProgressDisplay()), Optional.empty());
      return;
    }
    RunFolder folder = options.run(model);
    Dependence found = DependenceRun.of(folder, options.data(), asked, new ProgressDisplay());
    if (text != null) {
      print(found, Optional.empty());
      return;
    }
    Terminal.line("");
    Reports.write(folder);
    print(found, Optional.of(folder.report()));
  }

  private void print(Dependence found, Optional<Path> report) {
    Terminal.endLine();
    if (options.json) {
      Json.print(found);
    } else {
      DependenceText.lines(found).forEach(System.out::println);
      report.ifPresent(path -> System.out.println("report: " + path));
    }
  }

  private void check(boolean holds, String message) {
    if (!holds) {
      throw new CommandLine.ParameterException(spec.commandLine(), message);
    }
  }
}
