package dev.unmesh.cli;

import dev.unmesh.cluster.BipartiteSpectral;
import dev.unmesh.cluster.ContiguousBlocks;
import dev.unmesh.cluster.LabelPairing;
import dev.unmesh.cluster.PairClustering;
import dev.unmesh.format.WeightFile;
import dev.unmesh.measure.ClusterabilityMeasure;
import dev.unmesh.measure.ClusterabilityMeasures;
import dev.unmesh.measure.Measures;
import dev.unmesh.measure.NamedMatrix;
import dev.unmesh.measure.Progress;
import dev.unmesh.report.MeasureWriter;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.Measuring;
import dev.unmesh.run.RunException;
import dev.unmesh.wiring.Partition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unmesh measure MODEL}: how modular weights are, beside what shuffled weights would give. */
@Command(
    name = "measure",
    description = {
      "Measure how modular a model's weights are, beside a null.",
      "MODEL is a run, a .safetensors file or an .onnx file. Without --clusters a run is measured under its own modules;",
      "with it, and for files, modules are discovered in each matrix."
    },
    mixinStandardHelpOptions = true)
final class MeasureCommand implements Runnable {
  /** How rows and columns are paired into modules. */
  enum Pairing {
    /** Rows and columns clustered together. */
    joint,
    /** The authors' separate clusterings paired by label number; kept to show that it fails. */
    label,
    /** Equal consecutive blocks; nothing is discovered. */
    contiguous
  }

  @Parameters(index = "0", paramLabel = "MODEL", description = "a run, a .safetensors file or an .onnx file")
  String model;

  @Option(names = "--clusters", paramLabel = "K", description = "how many modules to look for (files: 4)")
  Integer clusters;

  @Option(names = "--shuffles", description = "shuffled matrices behind the null (default: ${DEFAULT-VALUE})", defaultValue = "50")
  int shuffles;

  @Option(names = "--seed", description = "of the clustering and the shuffles (default: ${DEFAULT-VALUE})", defaultValue = "0")
  long seed;

  @Option(
      names = "--pairing",
      description = "${COMPLETION-CANDIDATES}; 'label' is the published code's, kept to show its failure (default: ${DEFAULT-VALUE})",
      defaultValue = "joint")
  Pairing pairing;

  @Option(names = "--out", paramLabel = "FILE.html", description = "write discovered modules as one self-contained page too")
  Path out;

  @Mixin RunOptions options;
  @Spec CommandSpec spec;

  @Override
  public void run() {
    if (clusters != null && clusters < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--clusters must be at least 1, was " + clusters);
    }
    if (shuffles < 0) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--shuffles cannot be negative, was " + shuffles);
    }
    Path file = Path.of(model);
    if (Files.isRegularFile(file)) {
      WeightFile weights = WeightFile.open(file);
      discovered(weights.name(), weights.connections().stream().map(c -> NamedMatrix.of(c, weights.weights())).toList());
    } else if (model.endsWith(".safetensors") || model.endsWith(".onnx")) {
      throw new RunException("no file " + file.toAbsolutePath());
    } else {
      LoadedRun run = LoadedRun.open(options.run(model));
      if (clusters == null && out != null) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "--out shows discovered modules: add --clusters; a run's own are in its report (unmesh report " + model + ")");
      }
      if (clusters == null && pairing != Pairing.joint) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "--pairing says how modules are discovered: add --clusters; without it a run is measured under its own modules");
      }
      if (clusters == null) {
        underItsModules(run);
      } else {
        discovered(
            run.folder().name(), run.wiring().connections().stream().map(c -> NamedMatrix.of(c, run.weights())).toList());
      }
    }
  }

  private void discovered(String name, List<NamedMatrix> matrices) {
    int modules = clusters == null ? 4 : clusters;
    PairClustering method = method();
    ProgressDisplay display = new ProgressDisplay();
    ClusterabilityMeasures measures = measures(name, matrices, modules, method, display);
    MeasureTable table = new MeasureTable(name, modules, method.name(), measures);
    Terminal.endLine();
    if (out != null) {
      MeasureWriter.write(MeasurePages.of(table, matrices), out);
    }
    if (options.json) {
      Json.print(table.json());
    } else {
      table.print();
      if (out != null) {
        System.out.println("page: " + out);
      }
    }
  }

  private ClusterabilityMeasures measures(
      String name, List<NamedMatrix> matrices, int modules, PairClustering method, ProgressDisplay display) {
    Progress progress = (what, done, of) -> display.stage(what, (double) done / of);
    try {
      return new ClusterabilityMeasure(shuffles, seed, Runtime.getRuntime().availableProcessors(), progress)
          .discovered(matrices, modules, method);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private void underItsModules(LoadedRun run) {
    Measures measures =
        Measuring.of(run.wiring(), run.weights(), run.partition(), run.recipe().modules(), shuffles, seed, new ProgressDisplay());
    Terminal.endLine();
    MeasureTable table =
        new MeasureTable(
            run.folder().name(),
            run.partition().map(Partition::modules).orElse(0),
            "the run's modules",
            run.partition().isEmpty()
                ? null
                : new ClusterabilityMeasures(measures.clusterability(), measures.nullModel(), measures.connections()));
    if (options.json) {
      Json.print(table.json(measures));
    } else {
      table.print();
      MeasureTable.printWhole(measures);
    }
  }

  private PairClustering method() {
    return switch (pairing) {
      case joint -> new BipartiteSpectral();
      case label -> new LabelPairing();
      case contiguous -> new ContiguousBlocks();
    };
  }
}
