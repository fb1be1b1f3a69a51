package dev.unmesh.run.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Activation;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.pressure.Schedule;
import dev.unmesh.task.CsvOptions;
import dev.unmesh.task.ImageFolderOptions;
import dev.unmesh.task.ModularAdditionOptions;
import dev.unmesh.train.ClusterabilityOptions;
import dev.unmesh.train.GateOptions;
import dev.unmesh.train.ConnectionCostOptions;
import dev.unmesh.train.OptimiserOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class RecipesTest {
  static final List<String> BUNDLED = Recipes.BUNDLED;

  /** Lines are told in errors: the task stands on line 3, the rate on line 9. */
  private static final String RECIPE =
      """
      # a comment
      name: mine
      task:
        kind: independence
      network: {kind: mlp, hidden: [8, 8]}
      training:
        steps: 10
        optimiser:
          rate: 1.0e-3
      pressures:
        - kind: connection-cost
          aOf: {fc3: 0}
          strength: {0: 1e-3, 0.25: 1e-2}
        - kind: l1
      """;

  @Test
  void keysThatCameLaterAreWrittenOnlyWhereTheySaySomething() {
    // a trial of a sweep is named by a digest of this text
    assertTrue(!Recipes.tree(Recipes.open("independence", List.of())).path("measures").has("normalisedCut"));
    Recipe asked = Recipes.open("independence", List.of("measures.normalisedCut=4"));
    assertEquals(4, Recipes.tree(asked).path("measures").path("normalisedCut").asInt());
    assertEquals(asked, Recipes.parse("written", Recipes.yaml(asked), List.of()));
  }

  @ParameterizedTest
  @FieldSource("BUNDLED")
  void bundledRecipesHoldTogether(String name) {
    Recipe recipe = Recipes.open(name, List.of());
    assertEquals(name, recipe.name());
    assertTrue(!recipe.description().isBlank());
    assertEquals(recipe, Recipes.parse("written", Recipes.yaml(recipe), List.of()), Recipes.yaml(recipe));
    assertEquals(Optional.empty(), Schemas.fault(Recipes.schema(), Recipes.tree(recipe)));
    assertEquals(Optional.empty(), Schemas.fault(Recipes.schema(), Source.parse(name, Recipes.bundled(name)).tree()));
  }

  @ParameterizedTest
  @CsvSource({"mnist-plain, mnist-modular, 20", "mnist-ecs-plain, mnist-ecs-modular, 15", "cifar10-plain, cifar10-modular, 20"})
  void aBaselineDiffersInItsPressureAlone(String plain, String modular, double lambda) {
    Recipe baseline = Recipes.open(plain, List.of("description="));
    Recipe pressed = Recipes.open(modular, List.of("name=" + plain, "description=", "pressures=[]"));
    assertEquals(baseline, pressed);
    ClusterabilityOptions pressure = assertInstanceOf(ClusterabilityOptions.class, Recipes.open(modular, List.of()).pressures().get(0));
    assertEquals(Schedule.constant(lambda), pressure.strength());
    assertEquals(List.of("fc2"), baseline.divided());
  }

  @Test
  void aNetInModulesDiffersFromItsBaselineInWidthAndGateAlone() {
    Recipe plain = Recipes.open("cifar10-through-plain", List.of("description="));
    Recipe through =
        Recipes.open("cifar10-modular-through", List.of("name=cifar10-through-plain", "description=", "gate=null", "network.hidden=[64, 64, 64]"));
    assertEquals(plain, through);
    assertEquals(new GateOptions(0, .7, 2, true), Recipes.open("cifar10-modular-through", List.of()).gate().orElseThrow());
  }

  @Test
  void everyKindGoesThereAndBack() {
    Recipe recipe =
        parse(
            "network={kind: conv-net, blocks: [{channels: 3, batchNorm: true}], hidden: [4], dropout: [0.25], activation: tanh}",
            "task={kind: image-folder, folder: pictures, width: 9, height: 7, channels: 1}",
            "modules={count: 3, by: spectral-gradients, connections: [fc1, fc2], after: 0.2}",
            "swap={every: 7, topK: 2, a: 0.5}",
            "pressures.1={kind: clusterability, connections: [fc2], strength: {0: 0, 0.5: 20, linear: true}}",
            "training={epochs: 3, batch: 5, optimiser: {kind: sgd, rate: 0.1, weightDecay: 1e-4, decay: linear}, checkpointSteps: 9}");
    assertEquals(recipe, Recipes.parse("written", Recipes.yaml(recipe), List.of()), Recipes.yaml(recipe));
    assertEquals(Optional.empty(), Schemas.fault(Recipes.schema(), Recipes.tree(recipe)));
    ImageFolderOptions images = assertInstanceOf(ImageFolderOptions.class, recipe.task());
    assertEquals(new ImageFolderOptions(Path.of("pictures"), 9, 7, 1, .2), images, "testFraction has a default");
    ClusterabilityOptions pressure = assertInstanceOf(ClusterabilityOptions.class, recipe.pressures().get(1));
    assertEquals(Schedule.linear(Map.of(0.0, 0.0, .5, 20.0)), pressure.strength());
  }

  @Test
  void aTransformerGoesThereAndBack() {
    Recipe recipe =
        parse(
            "network={kind: transformer, width: 24, layers: 2, heads: 3, mlp: 0, norm: true, tied: true, causal: false, readout: all}",
            "task={kind: modular-addition, p: 11, equalsToken: true}");
    assertEquals(recipe, Recipes.parse("written", Recipes.yaml(recipe), List.of()), Recipes.yaml(recipe));
    assertEquals(Optional.empty(), Schemas.fault(Recipes.schema(), Recipes.tree(recipe)));
    assertEquals(
        new TransformerOptions(24, 2, 3, 0, 0, Activation.RELU, false, true, true, false, true, TransformerOptions.Readout.ALL),
        recipe.network());
    assertEquals(new ModularAdditionOptions(11, .8, true), recipe.task());
    assertEquals(8, ((TransformerOptions) recipe.network()).widthOfHead());
  }

  @Test
  void aTableNeedsOnlyItsFileTargetsAndAim() {
    Recipe recipe = parse("task={kind: csv, file: t.csv, targets: [y], learn: regression}");
    assertEquals(CsvOptions.of(Path.of("t.csv"), List.of("y"), CsvOptions.Learn.REGRESSION), recipe.task());
    assertEquals(recipe, Recipes.parse("written", Recipes.yaml(recipe), List.of()));
    assertTrue(fault("task={kind: csv, targets: [y], learn: regression}").contains("task.file: is missing"), "file is needed");
    assertEquals(true, Schemas.fault(Recipes.schema(), Source.parse("x", "task: {kind: csv, file: t.csv}").tree()).isPresent());
  }

  @Test
  void overridesReachEverything() {
    assertEquals(List.of(16), ((MlpOptions) parse("network.hidden=[16]").network()).hidden());
    assertEquals(List.of(8, 5), ((MlpOptions) parse("network.hidden.1=5").network()).hidden());
    assertEquals(1e-4, parse("training.optimiser.rate=1e-4").training().optimiser().rate());
    assertEquals(1e-4, parse("training.optimiser.rate=1.0E-4").training().optimiser().rate());
    assertEquals(.5, parse("training.optimiser.rate=.5").training().optimiser().rate());
    assertEquals(2, parse("training.optimiser.rate=2").training().optimiser().rate());
    assertEquals(OptimiserOptions.Kind.ADAMW, parse("training.optimiser.kind=adamw").training().optimiser().kind());
    assertEquals(Optional.empty(), parse("training.steps=null", "training.epochs=2").training().steps());
    assertEquals(4, parse("modules.connections=[fc2]").modules().orElseThrow().count(), "a section that was not there");
    assertEquals(Optional.empty(), parse("modules.count=2", "modules=null").modules());
    assertEquals(7, parse("seed=7").seed());
    assertEquals("", parse("description=").description(), "nothing is the default");
    ConnectionCostOptions cost = (ConnectionCostOptions) parse("pressures.0.aOf.fc1=0.5", "pressures.0.strength=0").pressures().get(0);
    assertEquals(Map.of("fc1", .5, "fc3", 0.0), cost.aOf());
    assertEquals(Schedule.constant(0), cost.strength());
    assertEquals(0, parse("pressures=[]").pressures().size());
    // the last one counts
    assertEquals(3, parse("training.steps=2", "training.steps=3").training().steps().orElseThrow());
    assertNotEquals(parse(), parse("seed=1"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "trainig.steps=1 | did you mean 'training'",
    "training.step=1 | did you mean 'steps'",
    "network.kind=mpl | did you mean 'mlp'",
    "network.activation=rellu | did you mean 'relu'",
    "network.activation=[relu] | needs a name",
    "task.kind=independance | did you mean 'independence'",
    "task.kind=null | needs a 'kind'",
    "task=independence | needs keys and values",
    "training.optimiser.kind=adm | did you mean 'adam'",
    "training.optimiser.rate=fast | needs a number, was \"fast\"",
    "training.optimiser.rate=NaN | needs a number",
    "training.optimiser.rate=.inf | rate must be a positive number",
    "training.optimiser.rate=-1 | rate must be a positive number",
    "training.steps=1.5 | needs a whole number",
    "training.steps=99999999999999999999 | needs a whole number",
    "training.batch=99999999999 | needs a whole number",
    "training.batch=[1] | needs a whole number",
    "network.hidden=8 | needs a list",
    "network.hidden=[8, 0] | each width must be at least 1",
    "network.hidden=[8, x] | network.hidden.1: needs a whole number",
    "network.hidden=[null] | needs a whole number",
    "network.hidden.2=8 | should count into a list of 2 (0 to 1)",
    "network.hidden.x=8 | should count into a list of 2",
    "network.bias=maybe | needs true or false",
    "network={kind: transformer, heads: 3} | 3 heads do not divide a width of 128",
    "network={kind: transformer, mlp: -1} | headWidth and mlp 0 or more",
    "network={kind: transformr} | did you mean 'transformer'",
    "training.steps.x=1 | 'steps' is a single value",
    "pressures.0.kind=clusterbility | did you mean 'clusterability'",
    "pressures.0.aOf=1 | needs keys and values",
    "pressures.0.strength={0.5: 1} | must start at fraction 0",
    "pressures.0.strength={0: 1, 2: 1} | must lie in [0, 1]",
    "pressures.0.strength={0: 1, half: 1} | 'half' should be a fraction",
    "pressures.0.strength={0: 1, 1: 2, linear: perhaps} | 'linear' needs true or false",
    "pressures.0.strength=-1 | not negative",
    "pressures.0.strength=strong | needs a number",
    "pressures.0.biasFrom=2 | biasFrom is a fraction",
    "modules.count=0 | must be at least 1",
    "modules.by=spectral | no 'spectral'",
    "modules.after=1 | must lie in [0, 1)",
    "swap.every=0 | must be at least 1",
    "measures.shuffles=-1 | cannot be negative",
    "name=a/b | it names a folder",
    "name=[a] | needs a text",
    "noequals | write it as key=value",
    "=5 | write it as key=value",
    "training.steps=[1 | is not YAML"
  })
  void badOverridesSayWhatIsWrong(String override, String expected) {
    String message = fault(override);
    assertTrue(message.contains(expected), message);
    assertTrue(message.contains("--set " + override.split("=")[0]), message);
    assertEquals(1, message.lines().count(), message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "kind: independence | kind: independense | line 4, key 'task.kind'",
    "kind: mlp | kindd: mlp | line 5, key 'network'",
    "rate: 1.0e-3 | rate: quick | line 9, key 'training.optimiser.rate'",
    "rate: 1.0e-3 | ratte: 1 | line 9, key 'training.optimiser.ratte': no such key; did you mean 'rate'",
    "rate: 1.0e-3 | rate: -1 | line 8, key 'training.optimiser'",
    "steps: 10 | steps: ten | line 7, key 'training.steps'",
    "aOf: {fc3: 0} | aOf: {fc3: [0]} | line 12, key 'pressures.0.aOf.fc3'",
    "0.25: 1e-2 | 0.25: much | line 13, key 'pressures.0.strength'",
    "- kind: l1 | - kind: l2 | line 14, key 'pressures.1.kind'",
    "name: mine | name: mine\\nname: yours | line 3",
    "steps: 10 | steps: [10 | line",
    "name: mine | [1, 2] | line"
  })
  void badRecipesSayWhere(String from, String to, String expected) {
    String yaml = RECIPE.replace(from, to.replace("\\n", "\n"));
    assertNotEquals(RECIPE, yaml);
    String message = assertThrows(RecipeException.class, () -> Recipes.parse("mine.yaml", yaml, List.of())).getMessage();
    assertTrue(message.startsWith("mine.yaml, ") && message.contains(expected), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void aMissingKeyIsToldByTheLineOfItsSection() {
    String yaml = RECIPE.replace("  kind: independence", "  kind: csv");
    String message = assertThrows(RecipeException.class, () -> Recipes.parse("mine.yaml", yaml, List.of())).getMessage();
    assertEquals("mine.yaml, line 3, key 'task.file': is missing and has no default", message);
  }

  @Test
  void filesAndNames(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("mine.yaml"), RECIPE);
    assertEquals("mine", Recipes.open(file.toString(), List.of()).name());
    assertTrue(failure(folder.resolve("gone.yaml").toString()).contains("there is no such file"));
    assertTrue(failure("mnist-modlar").contains("did you mean 'mnist-modular'"));
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertTrue(failure(file.toString()).contains("not UTF-8"));
    Files.writeString(file, "- just\n- a list\n");
    assertTrue(failure(file.toString()).contains("a set of keys and values"));
    Files.writeString(file, "");
    assertEquals(new Recipe(), Recipes.open(file.toString(), List.of()), "an empty recipe is all defaults");
    assertTrue(failure(folder + "/").contains("cannot be read"));
  }

  private static String failure(String nameOrFile) {
    return assertThrows(RecipeException.class, () -> Recipes.open(nameOrFile, List.of())).getMessage();
  }

  private static Recipe parse(String... overrides) {
    return Recipes.parse("mine.yaml", RECIPE, List.of(overrides));
  }

  private static String fault(String override) {
    return assertThrows(RecipeException.class, () -> parse(override), override).getMessage();
  }
}
