package dev.unmesh.cli;

import dev.unmesh.cluster.BipartiteSpectral;
import dev.unmesh.cluster.ContiguousBlocks;
import dev.unmesh.cluster.LabelPairing;
import dev.unmesh.cluster.PairClustering;
import dev.unmesh.measure.ClusterabilityMeasure;
import dev.unmesh.measure.ClusterabilityMeasures;
import dev.unmesh.measure.Measures;
import dev.unmesh.measure.NamedMatrix;
import dev.unmesh.measure.Progress;
import dev.unmesh.report.MeasureWriter;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.Measuring;
import dev.unmesh.run.model.WeightModel;
import dev.unmesh.wiring.Partition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      "MODEL is a run, a .safetensors or .onnx file, or a folder: one in Hugging Face's layout (GPT-2, GPT-NeoX), or with one such file in it.",
      "Without --clusters a run is measured under its own modules; with it, and for models from elsewhere, modules are discovered in each",
      "matrix; weights that stand in two places (tied embeddings) are measured once. Of a network the normalised cut of the whole into K parts stands",
      "beside that of shuffled layers."
    },
    mixinStandardHelpOptions = true)
final class MeasureCommand implements Runnable {
  private static final int SHUFFLES = 50;
  /** In larger matrices shuffles differ less, and cost more. */
  private static final int FEWER_SHUFFLES = 10;

  private static final long MANY_WEIGHTS = 200_000_000;

  /** How rows and columns are paired into modules. */
  enum Pairing {
    /** Rows and columns clustered together. */
    joint,
    /** The authors' separate clusterings paired by label number; kept to show that it fails. */
    label,
    /** Equal consecutive blocks; nothing is discovered. */
    contiguous
  }

  @Parameters(index = "0", paramLabel = "MODEL", description = "a run, a model's file or its folder")
  String model;

  @Option(names = "--clusters", paramLabel = "K", description = "how many modules to look for (models from elsewhere: 4)")
  Integer clusters;

  @Option(
      names = "--connections",
      paramLabel = "NAME",
      split = ",",
      description = "measure these only; * stands for anything ('L*.W_in'); may be repeated")
  List<String> connections = new ArrayList<>();

  @Option(
      names = "--shuffles",
      paramLabel = "N",
      description = "shuffled matrices behind the null (default: 50; 10 where more than 200 million weights are measured)")
  Integer shuffles;

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
    if (shuffles != null && shuffles < 0) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--shuffles cannot be negative, was " + shuffles);
    }
    Optional<Path> elsewhere = ModelArgument.elsewhere(model, options);
    if (elsewhere.isPresent()) {
      discovered(WeightModel.of(elsewhere.get()));
      return;
    }
    LoadedRun run = LoadedRun.open(options.run(model));
    if (clusters != null) {
      discovered(WeightModel.of(run));
      return;
    }
    refuse(out != null, "--out shows discovered modules: add --clusters; a run's own are in its report (unmesh report " + model + ")");
    String own = "add --clusters; without it a run is measured under its own modules";
    refuse(pairing != Pairing.joint, "--pairing says how modules are discovered: " + own);
    refuse(!connections.isEmpty(), "--connections chooses where modules are discovered: " + own);
    underItsModules(run);
  }

  private void refuse(boolean wrong, String why) {
    if (wrong) {
      throw new CommandLine.ParameterException(spec.commandLine(), why);
    }
  }

  private void discovered(WeightModel whole) {
    WeightModel chosen = chosen(whole);
    int modules = clusters == null ? 4 : clusters;
    PairClustering method = method();
    ClusterabilityMeasures measures = measures(chosen, modules, method);
    MeasuredCut cut = MeasuredCut.of(chosen, modules, shuffles == null ? SHUFFLES : shuffles, seed, new ProgressDisplay());
    MeasureTable table = new MeasureTable(chosen.name(), chosen.kind(), modules, method.name(), measures, chosen.repeated(), cut);
    Terminal.endLine();
    if (out != null) {
      MeasureWriter.write(MeasurePages.of(table, chosen), out);
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

  private WeightModel chosen(WeightModel whole) {
    try {
      return connections.isEmpty() ? whole : whole.only(connections);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private ClusterabilityMeasures measures(WeightModel chosen, int modules, PairClustering method) {
    List<NamedMatrix> matrices = chosen.connections().stream().map(c -> NamedMatrix.of(c, chosen.weights())).toList();
    Progress progress = new MeasureProgress(chosen, new ProgressDisplay());
    boolean fewer = shuffles == null && chosen.size() > MANY_WEIGHTS;
    if (fewer) {
      long millions = chosen.size() / 1_000_000;
      Terminal.line(FEWER_SHUFFLES + " shuffles a matrix instead of " + SHUFFLES + ", for its " + millions + " million weights; see --shuffles");
    }
    int draws = shuffles != null ? shuffles : fewer ? FEWER_SHUFFLES : SHUFFLES;
    try {
      return new ClusterabilityMeasure(draws, seed, Runtime.getRuntime().availableProcessors(), progress)
          .discovered(matrices, modules, method);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(chosen.name() + ": " + e.getMessage(), e);
    }
  }

  private void underItsModules(LoadedRun run) {
    Measures measures =
        Measuring.of(
            run.wiring(), run.weights(), run.partition(), run.recipe(), shuffles == null ? SHUFFLES : shuffles, seed, new ProgressDisplay());
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
