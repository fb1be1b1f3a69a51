package dev.unmesh.cli;

import dev.unmesh.interpret.circuit.CircuitOptions;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.CircuitUnit;
import dev.unmesh.interpret.circuit.Criterion;
import dev.unmesh.interpret.circuit.EdgeAblation;
import dev.unmesh.interpret.circuit.MethodKind;
import dev.unmesh.interpret.circuit.Protocol;
import dev.unmesh.run.CircuitRun;
import dev.unmesh.run.CircuitsFile;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.RunModules;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unmesh circuits RUN}: the sub-network behind a label. */
@Command(
    name = "circuits",
    description = {
      "Find the sub-network behind a label: which edges it takes, how it answers on all classes, beside the full model, what is left",
      "without it, and random circuits of the same size. Masks go to RUN/circuits, figures to RUN/circuits.json, pictures to the report.",
      "What was found before with the same options is not searched again; a search that was stopped goes on by the same command."
    },
    mixinStandardHelpOptions = true)
final class CircuitsCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "RUN", description = "a run's directory or name")
  String run;

  @Option(names = "--label", paramLabel = "N", description = "the class, from 0 (default: all of them)")
  Integer label;

  @Option(names = "--all", description = "all classes, which is what is done without --label")
  boolean all;

  @Option(
      names = "--protocol",
      description = {
        "papers: keeps the cross-entropy on the class's own test images, to the letter, and may answer with the class whatever it is shown;",
        "contrastive: must tell the class from the others (default: ${DEFAULT-VALUE})"
      },
      defaultValue = "contrastive")
  String protocol;

  @Option(
      names = "--method",
      description = "greedy, attribution, integrated-gradients, acdc, random or exhaustive (default: ${DEFAULT-VALUE})",
      defaultValue = "greedy")
  String method;

  @Option(
      names = "--ablation",
      description = "what stands in for edges that are not in the circuit: zero, mean or resample (default: ${DEFAULT-VALUE})",
      defaultValue = "zero")
  String ablation;

  @Option(names = "--unit", description = "what circuits are made of: edges or neurons (default: ${DEFAULT-VALUE})", defaultValue = "edges")
  String unit;

  @Option(
      names = "--criterion",
      description = "what contrastive circuits keep: one-vs-rest-kl, kl, auc or balanced-accuracy (default: ${DEFAULT-VALUE})",
      defaultValue = "one-vs-rest-kl")
  String criterion;

  @Option(
      names = "--bound",
      paramLabel = "X",
      description = {
        "how far that may go: nats for a divergence, else how much higher the error may be than the full model's (default: for a divergence what",
        "keeps more than 90 %% of the class's accuracy with under 10 %% false positives, for an error 0.02)"
      })
  Double bound;

  @Option(
      names = "--examples",
      paramLabel = "N",
      description = "training examples of the class, and as many of the others, for a contrastive search (default: ${DEFAULT-VALUE})",
      defaultValue = "1000")
  int examples;

  @Option(names = "--draws", description = "random circuits behind each control (default: ${DEFAULT-VALUE})", defaultValue = "5")
  int draws;

  @Option(names = "--seed", description = "of whatever is drawn (default: ${DEFAULT-VALUE})", defaultValue = "0")
  long seed;

  @Option(names = "--against", paramLabel = "RUN", description = "another run to hold these circuits against; searched by the same options")
  String against;

  @Option(
      names = "--clusters",
      paramLabel = "K",
      description = "how many modules to look for in a run that has none (default: with --against as many as the other has, else none)")
  Integer clusters;

  @Option(names = "--fresh", description = "search again what was found before")
  boolean fresh;

  @Mixin RunOptions options;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    if (all && label != null) {
      throw misuse("--all and --label exclude each other");
    }
    CircuitOptions asked = asked();
    if (clusters != null && clusters < 1) {
      throw misuse("--clusters must be at least 1, was " + clusters);
    }
    RunFolder folder = options.run(run);
    RunFolder other = against == null ? null : options.run(against);
    if (other != null) {
      CircuitRun.checkSameLabels(folder, other);
    }
    try (Interruption interruption = new Interruption()) {
      CircuitTable table = search(folder, asked, other, interruption);
      CircuitTable rival = other == null ? null : search(other, asked, folder, interruption);
      if (other != null) {
        CircuitsFile.setAgainst(folder, other);
      }
      RunModules.measure(folder, Optional.ofNullable(other), clusters(null), options.data(), seed, new ProgressDisplay(), interruption.asked());
      Reports.write(folder);
      print(folder, table);
      if (rival != null && !options.json) {
        CircuitText.printMean(other.name(), rival);
      }
    }
  }

  private CircuitTable search(RunFolder folder, CircuitOptions asked, RunFolder other, Interruption interruption) {
    OptionalInt which = label == null ? OptionalInt.empty() : OptionalInt.of(label);
    return CircuitRun.of(folder, asked, which, clusters(other), fresh, options.data(), new ProgressDisplay(), interruption.asked());
  }

  private OptionalInt clusters(RunFolder other) {
    return clusters != null ? OptionalInt.of(clusters) : other == null ? OptionalInt.empty() : RunModules.count(other);
  }

  private void print(RunFolder folder, CircuitTable table) {
    Terminal.line("");
    if (options.json) {
      Json.printWith("run", folder.path().toString(), table);
    } else {
      CircuitText.print(table);
      System.out.println("report: " + folder.report());
    }
  }

  private CircuitOptions asked() {
    OptionalDouble limit = bound == null ? OptionalDouble.empty() : OptionalDouble.of(bound);
    try {
      return new CircuitOptions(
          named("--protocol", Protocol.class, protocol),
          named("--method", MethodKind.class, method),
          named("--ablation", EdgeAblation.class, ablation),
          named("--unit", CircuitUnit.class, unit),
          named("--criterion", Criterion.class, criterion),
          limit,
          examples,
          draws,
          seed);
    } catch (IllegalArgumentException e) {
      throw misuse(e.getMessage());
    }
  }

  private <E extends Enum<E>> E named(String option, Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      String known = String.join(", ", java.util.Arrays.stream(type.getEnumConstants()).map(CircuitOptions::name).toList());
      throw misuse(option + " is one of " + known + "; was '" + name + "'");
    }
  }

  private CommandLine.ParameterException misuse(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
