package dev.unmesh.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Runs to try the pages on. {@code main} writes their reports into a folder, to look at. */
final class SampleRuns {
  private static final String RECIPE = """
      task: mnist
      network:
        kind: mlp
        hidden: [64, 64, 64]
        bias: false
      modules: {count: 4, on: [fc2], method: contiguous}
      pressures:
        - clusterability: {lambda: 20}
      train: {epochs: 10, batch: 64, optimiser: adam, rate: 1e-3}
      """;

  private SampleRuns() {}

  static Map<String, RunView> all() {
    Map<String, RunView> runs = new LinkedHashMap<>();
    runs.put("bimt", bimt());
    runs.put("mnist", mnist());
    runs.put("cifar", cifar());
    runs.put("wide", wide());
    runs.put("plain", plain());
    runs.put("transformer", transformer());
    runs.put("planes", planes());
    runs.put("tokens", tokens());
    return runs;
  }

  static RunView bimt() {
    RunViewBuilder run = base("independence-1", "Two formulas that share no input, learned by a 4-20-20-2 network under a connection cost with swaps.")
        .trained(20_000, 1.93)
        .score("train", "loss", 7.1e-4).score("test", "loss", 9.3e-4)
        .network(SampleNets.bimt(List.of("x1", "x2", "x3", "x4")))
        .film(SampleFilms.pruned(SampleNets.bimt(List.of("x1", "x2", "x3", "x4")), "x", "hidden1", "hidden2", "y"))
        .measures(new MeasuresView(
            .9998,
            List.of(
                new ConnectionMeasure("fc1", 20, 4, 1, .5, .52, Optional.of(new NullView(50, 1, 0, Double.NaN, 1, new double[0]))),
                SampleFindings.connection("fc2", 20, 20, .9996, .71, .048),
                SampleFindings.connection("fc3", 2, 20, .99989, .83, .09)),
            Optional.of(new NewmanMeasure(.578, 4, Optional.empty())), 3.217, 26, 520, .01))
        .examples(SampleFindings.values())
        .found(SampleFound.independence(List.of("x1", "x2", "x3", "x4"), List.of("y1", "y2")))
        .finding("y1 depends on x1 and x3 alone, y2 on x2 and x4 alone.");
    return loss(run, .4, 9e-4, 2000, 1e-5).build();
  }

  static RunView mnist() {
    RunViewBuilder run = base("mnist-modular-3", "Handwritten digits, 784-64-64-64-10 without biases; fc2 is pushed into 4 modules.")
        .trained(9_380, 41.3)
        .score("train", "loss", .0161).score("train", "accuracy", .9953)
        .score("test", "loss", .0984).score("test", "accuracy", .9727)
        .measures(new MeasuresView(
            .9996, List.of(SampleFindings.connection("fc2", 64, 64, .9996, .412, .0241)),
            Optional.of(new NewmanMeasure(.231, 4, Optional.empty())), 812.4, 41_872, 59_008, .01))
        .ablation(SampleFindings.ablation("fc2", SampleNets.DIGITS, 4))
        .examples(SampleFindings.images(new ImageShape(1, 28, 28), SampleNets.DIGITS, 4))
        .found(SampleFound.digits(SampleNets.DIGITS, new ImageShape(1, 28, 28)))
        .circuits(SampleCircuits.all(SampleNets.mnist(true), List.of("fc1", "fc2", "fc3", "fc4"), SampleNets.DIGITS))
        .specialisation(SampleSpecialisation.controlled())
        .network(SampleNets.mnist(true));
    curve(run, "accuracy", "train", s -> .9953 - .5 * Math.exp(-s / 400.0), 400, 23);
    curve(run, "accuracy", "test", s -> .9727 - .5 * Math.exp(-s / 400.0), 40, 235);
    curve(run, "clusterability", "fc2", s -> 1 - .75 * Math.exp(-s / 300.0), 400, 23);
    return loss(run, 2.3, .09, 400, 5e-3).build();
  }

  static RunView cifar() {
    RunViewBuilder run = base("cifar10-modular-1", "Small colour pictures, conv 3-16, then fully connected 64-64-64-10; fc1 and fc2 in 4 modules.")
        .trained(7_820, 388)
        .score("train", "loss", .861).score("train", "accuracy", .7012)
        .score("test", "loss", 1.083).score("test", "accuracy", .6241)
        .measures(new MeasuresView(
            .99967, List.of(SampleFindings.connection("fc1", 64, 4096, .9964, .33, .0081), SampleFindings.connection("fc2", 64, 64, .99994, .412, .0241)),
            Optional.empty(), Double.NaN, 201_872, 270_976, .01))
        .ablation(SampleFindings.ablation("fc2", SampleNets.CIFAR, 4))
        .examples(SampleFindings.images(new ImageShape(3, 32, 32), SampleNets.CIFAR, 4))
        .network(SampleNets.cifar())
        .circuits(SampleCircuits.all(SampleNets.cifar(), List.of("fc1", "fc2", "fc3", "fc4"), SampleNets.CIFAR));
    return loss(run, 2.3, .9, 500, .02).build();
  }

  static RunView wide() {
    return loss(base("wide-1", "A layer of 2,000 neurons.").trained(1_000, 12).score("test", "loss", .2).network(SampleNets.wide()), 1, .2, 100, .01)
        .build();
  }

  static RunView plain() {
    return loss(
            base("mnist-plain-1", "Handwritten digits, 784-64-64-64-10 without biases, no pressure.")
                .recipe(RECIPE.replace("lambda: 20", "lambda: 0").replace("count: 4", "count: 1"))
                .trained(9_380, 38.9)
                .score("train", "loss", .0123).score("test", "loss", .0931).score("test", "accuracy", .9741)
                .measures(new MeasuresView(
                    Double.NaN, List.of(), Optional.of(new NewmanMeasure(.1, 5, Optional.empty())), 1733.1, 55_120, 59_008, .01))
                .network(SampleNets.mnist(false)),
            2.3, .09, 400, 5e-3)
        .build();
  }

  static RunView transformer() {
    return base("modular-addition-1", "One transformer layer whose residual stream falls into two lanes.")
        .score("test", "accuracy", 1)
        .network(SampleNets.transformer())
        .frequencies(SampleFrequencies.lanes())
        .build();
  }

  static RunView planes() {
    return loss(
            base("mnist-2d-1", "Handwritten digits, 784-100-100-10 laid out in two dimensions.")
                .score("test", "loss", .031).score("test", "accuracy", .974)
                .network(SampleLayouts.planes()).film(SampleFilms.of(SampleLayouts.planes(), "fc1", "fc2", "fc3")),
            2.3, .03, 100, 1e-3)
        .build();
  }

  static RunView tokens() {
    return loss(
            base("modular-addition-59-1", "a + b modulo 59, two tokens embedded in 32 dimensions.")
                .score("test", "loss", .002).score("test", "accuracy", .9993)
                .network(SampleLayouts.tokens()).film(SampleFilms.of(SampleLayouts.tokens(), "embedding", "fc1", "output"))
                .frequencies(SampleFrequencies.undivided()),
            4.1, 2e-3, 100, 1e-4)
        .build();
  }

  private static RunViewBuilder base(String name, String description) {
    return RunView.builder(name)
        .description(description)
        .recipe(RECIPE)
        .provenance("seed", "0")
        .provenance("data", "train-images-idx3-ubyte sha256:ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db")
        .provenance("engine", "libtorch 2.10.0, 2 threads")
        .provenance("Java", "17.0.15");
  }

  private interface Shape {
    double at(long step);
  }

  private static RunViewBuilder loss(RunViewBuilder run, double start, double end, int points, double noise) {
    Random random = new Random(1);
    curve(run, "loss", "train", s -> end * .6 + (start - end) * Math.exp(-s / 900.0) + Math.abs(random.nextGaussian()) * noise, points, 24);
    curve(run, "loss", "test", s -> end + (start - end) * Math.exp(-s / 900.0), points / 10, 240);
    return run;
  }

  private static void curve(RunViewBuilder run, String name, String split, Shape shape, int points, int every) {
    long[] steps = IntStream.range(0, points).mapToLong(i -> (long) i * every).toArray();
    double[] values = new double[points];
    for (int i = 0; i < points; i++) {
      values[i] = shape.at(steps[i]);
    }
    run.curve(new Curve(name, split, steps, values));
  }

  static CompareView comparison() {
    return new CompareView("mnist-plain-1, mnist-modular-3 and cifar10-modular-1", List.of(plain(), mnist(), cifar()));
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Map.Entry<String, RunView> run : all().entrySet()) {
      ReportWriter.write(run.getValue(), folder.resolve(run.getKey() + ".html"));
    }
    CompareWriter.write(comparison(), folder.resolve("compare.html"));
  }
}
