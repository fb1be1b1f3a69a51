package dev.unmesh.cli;

import dev.unmesh.run.RunFolder;
import dev.unmesh.run.SpecialisationFile;
import dev.unmesh.run.SpecialiseControls;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unmesh specialise RUN}: which modules serve which classes, beside every control. */
@Command(
    name = "specialise",
    description = {
      "Measure which modules of a run serve which classes, beside random splits of the same net, of a plain net, and of the same net",
      "trained without the pressure: MI(class; most active module) and effective owners layer by layer, and the causal gap. Owners are read",
      "off the activity on one half of the test examples, damage is measured on the other. Written to RUN/specialisation.json and the report."
    },
    mixinStandardHelpOptions = true)
final class SpecialiseCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "RUN", description = "a run's directory or name")
  String run;

  @Option(
      names = "--plain",
      paramLabel = "RUN",
      description = "a run of the same task that nothing pressed on, with layers of the same names; split at random, and by its weights")
  String plain;

  @Option(
      names = "--without",
      paramLabel = "RUN",
      description = "the same net trained without the pressure: its own modules, and random splits of it")
  String without;

  @Option(names = "--clusters", paramLabel = "K", description = "look for K modules in the weights instead of taking the run's own")
  Integer clusters;

  @Option(names = "--draws", description = "random splits of each net (default: ${DEFAULT-VALUE})", defaultValue = "20")
  int draws;

  @Option(names = "--seed", description = "of the random splits (default: the run's, as at the end of training)")
  Long seed;

  @Mixin RunOptions options;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    if (draws < 1) {
      throw misuse("--draws must be at least 1, was " + draws + ": a figure about modules needs random splits beside it");
    }
    if (clusters != null && clusters < 2) {
      throw misuse("--clusters must be at least 2, was " + clusters + ": one module has no other to be compared with");
    }
    RunFolder folder = options.run(run);
    SpecialiseControls.Asked asked =
        new SpecialiseControls.Asked(
            Optional.ofNullable(plain).map(options::run),
            Optional.ofNullable(without).map(options::run),
            clusters == null ? OptionalInt.empty() : OptionalInt.of(clusters),
            draws,
            seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
    try (Interruption interruption = new Interruption()) {
      SpecialisationFile file = SpecialiseControls.measure(folder, asked, options.data(), new TimedDisplay(), interruption.asked());
      Terminal.line("");
      Reports.write(folder);
      if (options.json) {
        Json.print(SpecialiseJson.of(folder, file));
      } else {
        SpecialisationText.print(folder, file);
        System.out.println("report: " + folder.report());
      }
    }
  }

  private CommandLine.ParameterException misuse(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
