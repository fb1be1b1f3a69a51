package dev.unmesh.cli;

import dev.unmesh.run.recipe.FinetuneRecipe;
import dev.unmesh.run.recipe.Recipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unmesh finetune FOLDER}: a language model trained on so that it comes apart. */
@Command(
    name = "finetune",
    description = {
      "Train a language model's folder on, with its MLPs coming apart: a run directory that is a model's folder again.",
      "FOLDER holds config.json, model.safetensors (or shards) and a tokeniser, of a GPT-2 or GPT-NeoX architecture."
    },
    mixinStandardHelpOptions = true)
final class FinetuneCommand implements Callable<Integer> {
  private static final List<String> CORPORA = List.of("wikitext-2", "gutenberg", "chemistry-text", "tinyshakespeare");

  @Parameters(index = "0", paramLabel = "FOLDER", description = "the model: a folder in Hugging Face's layout, or a run of a language model")
  Path folder;

  @Option(names = "--text", paramLabel = "TEXT", description = "what to train on: a file, a folder or a corpus of the data folder; may be repeated (default: wikitext-2)")
  List<String> texts = new ArrayList<>();

  @Option(
      names = "--other",
      paramLabel = "NAME=TEXT",
      description = "text of another domain, evaluated with the held-out text; may be repeated (default: the corpora that are there and not trained on)")
  Map<String, String> others = new LinkedHashMap<>();

  @Option(
      names = "--connections",
      paramLabel = "NAME",
      split = ",",
      description = "what is to come apart, such as 'L*.W_in,L*.W_out' or L5.W_in (default: L*.W_in)")
  List<String> connections = new ArrayList<>();

  @Option(names = "--clusters", paramLabel = "K", description = "modules (default: 4)")
  Integer clusters;

  @Option(names = "--target", paramLabel = "C", description = "the clusterability lambda is steered to (default: .99)")
  Double target;

  @Option(names = "--plain", description = "nothing presses: the control at equal steps")
  boolean plain;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "override a key, for example training.epochs=1; may be repeated")
  List<String> overrides = new ArrayList<>();

  @Option(names = "--seed", description = "of the batches (default: 0)")
  Long seed;

  @Option(names = "--name", description = "of the run's directory (default: finetune-FOLDER and a number)")
  String name;

  @Mixin RunOptions options;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (plain && target != null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--plain has no pressure to steer: leave --target out");
    }
    return new RunSession(options, name, spec).start(recipe());
  }

  private Recipe recipe() {
    List<String> changes = new ArrayList<>();
    if (!connections.isEmpty()) {
      changes.add("modules.connections=[" + String.join(", ", connections.stream().map(one -> "'" + one + "'").toList()) + "]");
    }
    if (clusters != null) {
      changes.add("modules.count=" + clusters);
    }
    if (target != null) {
      changes.add("pressures.0.target=" + target);
    }
    if (plain) {
      changes.add("pressures=[]");
    }
    if (seed != null) {
      changes.add("seed=" + seed);
    }
    changes.addAll(overrides);
    List<String> trained = texts.isEmpty() ? List.of(CORPORA.get(0)) : texts;
    return new FinetuneRecipe(folder(), trained, others.isEmpty() ? corpora(trained) : others, changes).recipe();
  }

  // a run may be called by its name
  private Path folder() {
    Path named = options.runs.resolve(folder);
    return !Files.exists(folder) && Files.exists(named) ? named : folder;
  }

  private Map<String, String> corpora(List<String> trained) {
    Path data = options.data().folder();
    Map<String, String> there = new LinkedHashMap<>();
    for (String corpus : CORPORA) {
      if (!trained.contains(corpus) && Files.isDirectory(data.resolve(corpus))) {
        there.put(corpus, corpus);
      }
    }
    return there;
  }
}
