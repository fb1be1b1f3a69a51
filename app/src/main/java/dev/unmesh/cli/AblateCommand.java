package dev.unmesh.cli;

import dev.unmesh.interpret.Ablation;
import dev.unmesh.interpret.ModuleMask;
import dev.unmesh.run.AblateRun;
import dev.unmesh.run.RunFolder;
import java.util.Locale;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unmesh ablate RUN}: each module on and off, class by class, beside its controls. */
@Command(
    name = "ablate",
    description = "Switch each module of a run off and on, class by class, beside random splits of the same sizes.",
    mixinStandardHelpOptions = true)
final class AblateCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "RUN", description = "a run's directory or name")
  String run;

  @Option(names = "--clusters", paramLabel = "K", description = "discover K modules in the whole wiring instead of taking the run's own")
  Integer clusters;

  @Option(names = "--draws", description = "random splits behind the controls (default: ${DEFAULT-VALUE})", defaultValue = "20")
  int draws;

  @Option(names = "--seed", description = "of the random splits (default: ${DEFAULT-VALUE})", defaultValue = "0")
  long seed;

  @Mixin RunOptions options;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    if (draws < 0) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--draws cannot be negative, was " + draws);
    }
    if (clusters != null && clusters < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--clusters must be at least 1, was " + clusters);
    }
    RunFolder folder = options.run(run);
    OptionalInt modules = clusters == null ? OptionalInt.empty() : OptionalInt.of(clusters);
    Ablation ablation = AblateRun.of(folder, options.data(), modules, draws, seed, new ProgressDisplay());
    Terminal.line("");
    Reports.write(folder);
    if (options.json) {
      Json.print(ablation);
    } else {
      print(ablation);
      System.out.println("report: " + folder.report());
    }
  }

  private static void print(Ablation ablation) {
    System.out.printf(
        Locale.ROOT, "%s of the whole net: %.4f   (control: %d random splits of the same sizes)%n", ablation.metric(),
        ablation.whole().overall(), ablation.draws());
    System.out.printf("%-8s %-9s %9s %9s %9s %7s", "module", "rule", "silenced", ablation.metric(), "control", "sd");
    ablation.labels().forEach(label -> System.out.printf(" %10s", label.length() > 10 ? label.substring(0, 10) : label));
    System.out.println();
    for (ModuleMask mask : ModuleMask.values()) {
      for (Ablation.Effect effect : ablation.of(mask)) {
        System.out.printf(
            Locale.ROOT, "%-8d %-9s %8.2f%% %9.4f %9.4f %7.4f", effect.module() + 1, mask.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            100 * effect.silenced(), effect.scores().overall(), effect.control().overall(), effect.controlSd().overall());
        for (double score : effect.scores().each()) {
          System.out.printf(Locale.ROOT, " %10.4f", score);
        }
        System.out.println();
      }
    }
  }
}
