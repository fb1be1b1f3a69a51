package dev.unmesh.cli;

import dev.unmesh.interpret.edit.Intervention;
import dev.unmesh.run.InterveneRun;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.RunFolder;
import dev.unmesh.wiring.Wiring;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unmesh intervene RUN}: single weights and neurons changed, and what that does. */
@Command(
    name = "intervene",
    description = {
      "Set single weights or silence single neurons of a run's network, and print what that does to its test metric. The run stays as it is.",
      "Places count from 0, as in the stored matrices; inputs and outputs go by name too. Weights are set first, then neurons held."
    },
    mixinStandardHelpOptions = true)
final class InterveneCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "RUN", description = "a run's directory or name")
  String run;

  @Option(
      names = "--weight",
      paramLabel = "CONNECTION[TO,FROM]=VALUE",
      description = "set a weight, for example fc2[3,7]=0 or fc1[5,x3]=0; may be repeated")
  List<String> weights = new ArrayList<>();

  @Option(
      names = "--neuron",
      paramLabel = "GROUP[NEURON]=VALUE",
      description = "hold a neuron at a value, or at its mean over the test data, for example fc1[5]=0 or input[x1]=mean; may be repeated")
  List<String> neurons = new ArrayList<>();

  @Option(names = "--out", paramLabel = "DIR", description = "make the changed network a run of its own, to be measured and reported like any other")
  Path out;

  @Mixin RunOptions options;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    if (weights.isEmpty() && neurons.isEmpty()) {
      throw new CommandLine.ParameterException(spec.commandLine(), "nothing to change: give --weight or --neuron, for example --neuron fc1[5]=0");
    }
    RunFolder folder = options.run(run);
    InterveneRun done = InterveneRun.of(folder, options.data(), this::asked, Optional.ofNullable(out), new ProgressDisplay());
    if (out != null) {
      Reports.write(RunFolder.open(out));
    }
    Terminal.line("");
    if (options.json) {
      Json.print(done);
    } else {
      print(done);
    }
  }

  private List<Intervention> asked(LoadedRun loaded) {
    Wiring wiring = OrderedLabels.of(loaded);
    List<Intervention> asked = new ArrayList<>();
    try {
      weights.forEach(text -> asked.add(InterventionText.weight(wiring, text)));
      neurons.forEach(text -> asked.add(InterventionText.neuron(wiring, text)));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
    }
    return asked;
  }

  private static void print(InterveneRun done) {
    System.out.println(String.join(", ", done.interventions()));
    line("test loss", done.before().loss(), done.after().loss());
    if (done.before().hasClasses()) {
      line("test accuracy", done.before().accuracy(), done.after().accuracy());
    }
    System.out.println("squared error of each output");
    for (int o = 0; o < done.outputs().size(); o++) {
      line("  " + done.outputs().get(o), done.errorsBefore()[o], done.errorsAfter()[o]);
    }
    done.run().ifPresent(made -> System.out.println("run: " + made));
  }

  private static void line(String what, double before, double after) {
    System.out.printf(Locale.ROOT, "%-14s %10.4g -> %10.4g%n", what, before, after);
  }
}
