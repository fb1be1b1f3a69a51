package dev.unmesh.run.recipe;

import dev.unmesh.format.NearestName;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.network.language.Gpt2Options;
import dev.unmesh.network.language.GptNeoxOptions;
import dev.unmesh.network.language.PretrainedOptions;
import dev.unmesh.task.Cifar10Options;
import dev.unmesh.task.CompositionalityOptions;
import dev.unmesh.task.CsvOptions;
import dev.unmesh.task.FeatureSharingOptions;
import dev.unmesh.task.ImageFolderOptions;
import dev.unmesh.task.InContextOptions;
import dev.unmesh.task.IndependenceOptions;
import dev.unmesh.task.MnistOptions;
import dev.unmesh.task.ModularAdditionOptions;
import dev.unmesh.task.PermutationsOptions;
import dev.unmesh.task.TaskOptions;
import dev.unmesh.task.TwoMoonsOptions;
import dev.unmesh.task.text.TextOptions;
import dev.unmesh.train.ClusterabilityOptions;
import dev.unmesh.train.ConnectionCostOptions;
import dev.unmesh.train.L1Options;
import dev.unmesh.train.LogEnmeshmentOptions;
import dev.unmesh.train.PressureOptions;
import dev.unmesh.train.SpectralOptions;
import dev.unmesh.train.activity.ActivityOptions;
import dev.unmesh.train.activity.AssignmentOptions;
import dev.unmesh.train.activity.ClassInformationOptions;
import dev.unmesh.train.activity.CompetitionOptions;
import dev.unmesh.train.activity.DiscoveredAssignmentOptions;
import dev.unmesh.train.activity.RoutingOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Recipes by name or from a file, and back to YAML. */
public final class Recipes {
  /** What can be trained out of the box. */
  public static final List<String> BUNDLED =
      List.of(
          "independence",
          "feature-sharing",
          "compositionality",
          "two-moons",
          "in-context",
          "in-context-plain",
          "modular-addition-59",
          "modular-addition-113-plain",
          "modular-addition-113",
          "modular-addition-113-through",
          "permutations-s4",
          "mnist-2d",
          "mnist-plain",
          "mnist-modular",
          "mnist-modular-through",
          "mnist-ecs-plain",
          "mnist-ecs-modular",
          "cifar10-plain",
          "cifar10-modular",
          "cifar10-modular-all",
          "cifar10-through-plain",
          "cifar10-modular-through",
          "cifar10-modules",
          "tiny-lm-plain",
          "tiny-lm");

  private static final Kinds KINDS =
      new Kinds()
          .with(TaskOptions.class, "independence", IndependenceOptions.class)
          .with(TaskOptions.class, "feature-sharing", FeatureSharingOptions.class)
          .with(TaskOptions.class, "compositionality", CompositionalityOptions.class)
          .with(TaskOptions.class, "two-moons", TwoMoonsOptions.class)
          .with(TaskOptions.class, "in-context", InContextOptions.class)
          .with(TaskOptions.class, "modular-addition", ModularAdditionOptions.class)
          .with(TaskOptions.class, "permutations", PermutationsOptions.class)
          .with(TaskOptions.class, "mnist", MnistOptions.class)
          .with(TaskOptions.class, "cifar10", Cifar10Options.class)
          .with(TaskOptions.class, "csv", CsvOptions.of(Path.of("table.csv"), List.of("y"), CsvOptions.Learn.REGRESSION), "file", "targets", "learn")
          .with(TaskOptions.class, "image-folder", ImageFolderOptions.of(Path.of("pictures"), 32, 32), "folder", "width", "height")
          .with(TaskOptions.class, "text", TextOptions.of("tinyshakespeare"), "files")
          .with(NetworkOptions.class, "mlp", MlpOptions.class)
          .with(NetworkOptions.class, "conv-net", ConvNetOptions.class)
          .with(NetworkOptions.class, "transformer", TransformerOptions.class)
          .with(NetworkOptions.class, "gpt2", Gpt2Options.class)
          .with(NetworkOptions.class, "gpt-neox", GptNeoxOptions.class)
          .with(NetworkOptions.class, "pretrained", new PretrainedOptions(Path.of("model")), "folder")
          .with(ActivityOptions.class, "assignment", AssignmentOptions.class)
          .with(ActivityOptions.class, "discovered-assignment", DiscoveredAssignmentOptions.class)
          .with(ActivityOptions.class, "class-information", ClassInformationOptions.class)
          .with(ActivityOptions.class, "competition", CompetitionOptions.class)
          .with(ActivityOptions.class, "gradient-routing", RoutingOptions.class)
          .with(PressureOptions.class, "clusterability", ClusterabilityOptions.class)
          .with(PressureOptions.class, "log-enmeshment", LogEnmeshmentOptions.class)
          .with(PressureOptions.class, "connection-cost", ConnectionCostOptions.class)
          .with(PressureOptions.class, "l1", L1Options.class)
          .with(PressureOptions.class, "spectral", SpectralOptions.class)
          .later(MeasureOptions.class, "normalisedCut")
          .later(MeasureOptions.class, "circuits");

  private Recipes() {}

  /**
   * A bundled recipe, or one from a .yaml file, with overrides ({@code key=value}) laid over it.
   *
   * @throws RecipeException if there is no such recipe or it does not hold together
   */
  public static Recipe open(String nameOrFile, List<String> overrides) {
    boolean file = nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml") || nameOrFile.indexOf('/') >= 0;
    if (!file && !BUNDLED.contains(nameOrFile)) {
      throw new RecipeException(
          "no recipe '" + nameOrFile + "'" + NearestName.of(nameOrFile, BUNDLED).map(near -> "; did you mean '" + near + "'?").orElse("")
              + " (bundled: " + String.join(", ", BUNDLED) + "; or give a .yaml file)");
    }
    return file ? parse(nameOrFile, text(Path.of(nameOrFile)), overrides) : parse("recipe " + nameOrFile, bundled(nameOrFile), overrides);
  }

  /** @param where what to call the text in errors */
  public static Recipe parse(String where, String yaml, List<String> overrides) {
    Source source = Source.parse(where, yaml);
    ObjectNode tree = source.tree();
    Overrides.apply(source, overrides);
    return new Binder(source, KINDS).bind(Recipe.class, tree);
  }

  /** The kinds of task a recipe may have. */
  public static List<String> taskKinds() {
    return List.copyOf(KINDS.of(TaskOptions.class).keySet());
  }

  /** The text of a bundled recipe, comments and all. */
  public static String bundled(String name) {
    try (InputStream in = Recipes.class.getResourceAsStream("/dev/unmesh/recipes/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("recipe " + name, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new RecipeException(file + ": not UTF-8 text");
    } catch (IOException e) {
      throw new RecipeException(file + ": cannot be read: " + (Files.exists(file) ? e.getMessage() : "there is no such file"));
    }
  }

  /** The recipe as YAML, every default spelt out. */
  public static String yaml(Recipe recipe) {
    return new YAMLMapper().writeValueAsString(new Trees(KINDS).of(recipe)).replaceFirst("^---\\s*\n", "");
  }

  /** The recipe as a tree, every default spelt out but those of keys that came later. */
  public static ObjectNode tree(Recipe recipe) {
    return (ObjectNode) new Trees(KINDS).of(recipe);
  }

  /** The JSON Schema of recipes, for editors. */
  public static String schema() {
    ObjectNode schema = new RecipeSchema(KINDS).of(Recipe.class, "Unmesh recipe");
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(schema);
  }
}
