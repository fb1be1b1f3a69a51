package dev.unmesh.cli;

import dev.unmesh.interpret.Ablation;
import dev.unmesh.interpret.ExampleInputs;
import dev.unmesh.measure.Measures;
import dev.unmesh.report.FoundView;
import dev.unmesh.report.ImageShape;
import dev.unmesh.report.NetworkView;
import dev.unmesh.report.RunView;
import dev.unmesh.report.RunViewBuilder;
import dev.unmesh.report.SpecialisationView;
import dev.unmesh.run.DependenceRun;
import dev.unmesh.run.FrequencyRun;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.run.MetricsLog;
import dev.unmesh.run.Origin;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.SampleFile;
import dev.unmesh.run.SpecialisationFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A run's directory as the report's view of it. */
final class RunPages {
  /** What the page calls the figures of run.json. */
  private static final Map<String, String> METRICS = new LinkedHashMap<>();

  static {
    METRICS.put("loss", "loss");
    METRICS.put("accuracy", "accuracy");
    METRICS.put("perplexity", "perplexity");
    METRICS.put("bitsPerByte", "bits a byte");
  }

  private RunPages() {}

  static RunView view(RunFolder folder) {
    LoadedRun run = LoadedRun.open(folder);
    JsonNode record = run.record().tree();
    RunViewBuilder page =
        RunView.builder(folder.name())
            .description(run.recipe().description())
            .status(record.path("status").asString(""))
            .trained(record.path("steps").asLong(-1), record.path("seconds").asDouble(Double.NaN))
            .network(new NetworkView(OrderedLabels.of(run), run.weights(), run.partition(), run.divided(), inputImage(record)))
            .recipe(text(folder));
    for (String split : new String[] {"train", "test"}) {
      METRICS.forEach((key, metric) -> score(page, split, metric, record.path(split).path(key)));
    }
    record.path("others").properties().forEach(other -> score(page, other.getKey(), "loss", other.getValue().path("loss")));
    Optional<FoundView> found = Files.exists(folder.measures()) ? FoundPages.of(run, inputImage(record)) : Optional.empty();
    FilmPages.of(run, found.map(FoundView::findings)).ifPresent(page::film);
    MetricCurves.of(MetricsLog.read(folder.metrics())).forEach(page::curve);
    if (Files.exists(folder.measures())) {
      page.measures(MeasurePages.of(folder.read(folder.measures(), Measures.class)));
    }
    ProjectionPages.of(record).ifPresent(page::projection);
    found.ifPresent(view -> {
      page.found(view);
      FoundPages.headlines(view.findings()).forEach(page::finding);
    });
    CircuitPages.of(run).ifPresent(page::circuits);
    SpecialisationFile.read(folder).map(SpecialisationView::new).ifPresent(page::specialisation);
    FrequencyRun.read(folder).ifPresent(page::frequencies);
    if (Files.exists(folder.ablation())) {
      page.ablation(AblationPages.of(folder.read(folder.ablation(), Ablation.class)));
    }
    if (Files.exists(folder.examples())) {
      page.examples(ExamplePages.of(folder.read(folder.examples(), ExampleInputs.class)));
    }
    CardPages.of(folder).ifPresent(page::cards);
    SampleFile.read(folder).ifPresent(page::writing);
    DependenceRun.read(folder).ifPresent(page::dependence);
    Origin.command(run.record()).ifPresent(page::again);
    provenance(page, record.path("provenance"));
    return page.build();
  }

  private static void score(RunViewBuilder page, String split, String metric, JsonNode value) {
    if (value.isNumber()) {
      page.score(split, metric, value.asDouble());
    }
  }

  private static void provenance(RunViewBuilder page, JsonNode provenance) {
    for (Map.Entry<String, JsonNode> fact : provenance.properties()) {
      if (fact.getValue().isArray()) {
        for (JsonNode file : fact.getValue()) {
          String note = file.path("note").asString("");
          page.provenance(
              file.path("file").asString("?"), "sha256 " + file.path("sha256").asString("?") + (note.isEmpty() ? "" : " (" + note + ")"));
        }
      } else if (!fact.getValue().isObject()) { // the recipe has a chapter of its own
        page.provenance(fact.getKey(), fact.getValue().asString(""));
      }
    }
  }

  // pixels arrive as a row in MNIST's MLP: a square number of inputs without names, and no tokens, is taken for a grey picture
  private static Optional<ImageShape> inputImage(JsonNode record) {
    JsonNode inputs = record.path("task").path("inputs");
    if (inputs.size() == 1 && record.path("task").path("inputLabels").isEmpty() && !record.path("task").has("vocabulary")) {
      int side = (int) Math.round(Math.sqrt(inputs.get(0).asInt()));
      return side * side == inputs.get(0).asInt() ? Optional.of(new ImageShape(1, side, side)) : Optional.empty();
    }
    return Optional.empty();
  }

  private static String text(RunFolder folder) {
    try {
      return Files.readString(folder.recipe());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder.recipe() + ": " + e.getMessage(), e);
    }
  }
}
