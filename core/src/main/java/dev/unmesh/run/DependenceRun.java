package dev.unmesh.run;

import dev.unmesh.interpret.dependence.Dependence;
import dev.unmesh.interpret.dependence.DependenceStudy;
import dev.unmesh.interpret.dependence.Site;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.language.LanguageModelFolder;
import dev.unmesh.network.language.PretrainedOptions;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Task;
import dev.unmesh.task.TaskOptions;
import dev.unmesh.task.Tasks;
import dev.unmesh.task.text.TextOptions;
import dev.unmesh.train.Learner;
import dev.unmesh.wiring.Partition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many modules right answers depend on, of a run's network (dependence.json) or of a language model's folder. */
public final class DependenceRun {
  /** Tokens a window of a folder's text has, where the model reads as many. */
  private static final int LENGTH = 128;
  /** The share of each text, at its end, that is asked about. */
  private static final double ASKED = .5;

  private DependenceRun() {}

  /**
   * Of a finished run; what is asked about its own modules and its own test examples goes to its dependence.json.
   *
   * @throws RunException if the run has no modules and none are asked for
   */
  public static Dependence of(RunFolder folder, DataFolder data, DependenceOptions options, RunListener listener) {
    LoadedRun run = LoadedRun.open(folder);
    if (run.partition().isEmpty() && options.clusters().isEmpty()) {
      throw new RunException(
          "the run " + folder.path() + " has no modules to switch, its recipe has no 'modules' section; look for some with --clusters 4, or take blocks with --contiguous");
    }
    Task task = Tasks.open(options.text().map(text -> other(run, text)).orElse(run.recipe().task()), run.recipe().seed(), data, listener);
    EngineThreads.start(run.recipe().network(), run.record().threads());
    try (Network network = run.blueprint().build(run.recipe().seed())) {
      ModelFile.read(folder.model(), network);
      DependenceSites sites = new DependenceSites(network.wiring(), options);
      boolean own = options.clusters().isEmpty();
      List<Site> chosen = own ? sites.own(run.partition().orElseThrow(), run.divided()) : sites.made(run.weights());
      int modules = own ? run.partition().orElseThrow().modules() : options.clusters().getAsInt();
      Dependence found = study(network, task, options, modules, chosen, listener);
      if (options.text().isEmpty()) {
        folder.write(folder.dependence(), found);
      }
      return found;
    } catch (IllegalArgumentException e) {
      throw new RunException("the run " + folder.path() + ": " + e.getMessage(), e);
    }
  }

  private static TaskOptions other(LoadedRun run, String text) {
    if (!(run.recipe().task() instanceof TextOptions own)) {
      throw new RunException("the run " + run.folder().path() + " did not learn text but " + run.recipe().task().name() + ": --text has no meaning for it");
    }
    return half(text, own.tokeniser(), own.length());
  }

  // what of a text is asked about need not be left out of anything: nothing is trained
  private static TextOptions half(String text, String tokeniser, int length) {
    return new TextOptions(List.of(text), tokeniser, length, 0, ASKED, 0, Map.of(), 0);
  }

  /**
   * Of a model's folder in Hugging Face's layout, about the latter half of a text, under modules made for each layer.
   *
   * @throws RunException if modules or text are not said, or the folder has no tokeniser
   */
  public static Dependence ofModel(Path path, DataFolder data, DependenceOptions options, RunListener listener) {
    LanguageModelFolder folder = LanguageModelFolder.open(path);
    if (options.clusters().isEmpty() || options.text().isEmpty()) {
      throw new RunException(path + ": a model's folder has no modules and no data of its own: say --clusters 4 and --text FILE");
    }
    if (folder.tokeniser().isEmpty()) {
      throw new RunException(path + ": no tokeniser in it (tokenizer.json, or vocab.json and merges.txt), so no text can be read");
    }
    int length = Math.min(LENGTH, folder.config().positions());
    Task task = Tasks.open(half(options.text().get(), path.toAbsolutePath().toString(), length), options.seed(), data, listener);
    NetworkOptions model = new PretrainedOptions(path);
    EngineThreads.start(model, EngineThreads.unasked(model, Runtime.getRuntime().availableProcessors()));
    try (Network network = folder.blueprint(TrainRun.shape(task)).build(options.seed())) {
      List<Site> sites = new DependenceSites(network.wiring(), options).made(folder.weights());
      return study(network, task, options, options.clusters().getAsInt(), sites, listener);
    } catch (IllegalArgumentException e) {
      throw new RunException(path + ": " + e.getMessage(), e);
    }
  }

  private static Dependence study(
      Network network, Task task, DependenceOptions options, int modules, List<Site> sites, RunListener listener) {
    Examples examples = EvenExamples.of(task.test(), options.tokens());
    String partition = options.clusters().isEmpty() ? "own" : options.contiguous() ? "contiguous" : "found";
    return new DependenceStudy(network, examples, modules, options.draws(), options.resamples(), options.seed())
        .run(partition, options.text().orElse(task.name()), sites, share -> listener.stage("asking with modules off and on", share));
  }

  /** What was found; empty for a run without. @throws RunException if the file is not what this program wrote */
  public static Optional<Dependence> read(RunFolder folder) {
    return Files.exists(folder.dependence()) ? Optional.of(folder.read(folder.dependence(), Dependence.class)) : Optional.empty();
  }

  /** That of a network that has just been trained on text and has modules, if ablations are wanted and it does not take too long. */
  static void finish(RunFolder folder, Recipe recipe, Task task, Optional<Partition> partition, Learner learner, RunListener listener) {
    if (partition.isEmpty() || !recipe.measures().ablate() || !task.asksAtEveryPosition()) {
      return;
    }
    Optional<DependenceOptions> options =
        DependenceBudget.of(recipe, recipe.network().blueprint(TrainRun.shape(task)).parameters(), partition.get().modules());
    if (options.isEmpty()) {
      listener.note("how many modules tokens depend on was not asked, as it takes long for a network of this size: unmesh dependence " + folder.name());
      return;
    }
    try {
      List<Site> sites = new DependenceSites(learner.wiring(), options.get()).own(partition.get(), recipe.divided());
      folder.write(folder.dependence(), study(learner.network(), task, options.get(), partition.get().modules(), sites, listener));
    } catch (IllegalArgumentException e) {
      listener.note("how many modules tokens depend on was not asked: " + e.getMessage());
    }
  }
}
