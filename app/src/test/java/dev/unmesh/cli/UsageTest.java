package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.recipe.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Help, wrong use, and the nearest name. */
class UsageTest {
  @TempDir Path folder;

  static Stream<String> commands() {
    return Main.commandLine().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelp(String command) {
    Invocation help = Invocation.of(command, "--help").succeeds();
    assertTrue(help.out().contains("Usage: unmesh " + command), help.out());
    assertEquals("", help.err());
  }

  @Test
  void theCommandListsItsCommands() {
    String help = Invocation.of("--help").succeeds().out();
    for (String command : List.of("recipes", "train", "measure", "ablate", "compare", "bimt-table", "report", "reproduce")) {
      assertTrue(help.contains("  " + command + " "), help);
    }
    assertTrue(Invocation.of("--version").succeeds().out().startsWith("unmesh "));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "'' | which command",
    "trian independence | did you mean 'train'",
    "train independence --seeds 1 | did you mean '--seed'",
    "measure | MODEL",
    "train | which recipe",
    "train --resume | --resume needs --name",
    "train independance | did you mean 'independence'",
    "train independence --seed x | --seed",
    "train independence --set trainng.steps=1 | did you mean 'training'",
    "train independence --set training.stps=1 | did you mean 'steps'",
    "train independence --set training.steps=many | needs a whole number",
    "train independence --set training.steps=1 --set training.epochs=1 | either 'epochs' or 'steps'",
    "train independence --set modules.connections=[fc7] | no connection 'fc7'",
    "train independence --set modules.count=50 | too few for 50 modules",
    "train independence --set network.hidden=[] --set modules.connections=[fc2] | no connection 'fc2'",
    "train independence --set network={kind: conv-net} | channels x height x width",
    "train independence --set pressures.0.connections=[fc9] | fc9",
    "train independence --set pressures=[{kind: clusterability}] | needs a 'modules' section",
    "train independence --variant l1-swp | did you mean 'l1-swap'",
    "train mnist-plain --variant l1 | no connection-cost pressure",
    "train independence --variant l1-swap --set swap=null | no 'swap' section",
    "train modular-addition | did you mean 'modular-addition-59'",
    "train two-moons --set task.kind=three-moons | did you mean 'two-moons'",
    "train two-moons --set task.kind=modular-addition | a vocabulary of 59: set network.embedding",
    "train modular-addition-59 --set network.embedding=0 | set network.embedding",
    "train modular-addition-59 --set network.embedding=16 --set network.layout=grid | fc1: a 2-D layout needs a square number",
    "train independence --set network.embedding=8 | not tokens",
    "train independence --set network.layout=grid --set network.hidden=[10] | fc1: a 2-D layout needs a square number",
    "train independence --set network.outputLayout=ring | lay both out alike",
    "train nowhere/mine.yaml | no such file",
    "measure x.safetensors --clusters 0 | at least 1",
    "measure x.safetensors --shuffles -1 | cannot be negative",
    "measure x.safetensors --pairing lable | label",
    "recipes independense | did you mean 'independence'"
  })
  void wrongUseExitsWithTwo(String arguments, String expected) {
    String[] args = arguments.isBlank() ? new String[0] : arguments.split("(?<!:) ");
    String[] here = arguments.startsWith("train ") ? concat(args, "--runs", folder.toString()) : args;
    Invocation.of((Object[]) here).fails(2, expected);
    assertEquals(0, folder.toFile().list().length, "nothing is left behind");
  }

  private static String[] concat(String[] args, String... more) {
    return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void aBadRecipeIsToldWithFileLineAndKey() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), "name: mine\ntraining:\n  steps: 5\n  optimiser: {rate: fast}\n");
    Invocation.of("train", file, "--runs", folder.resolve("runs"))
        .fails(2, "mine.yaml, line 4, key 'training.optimiser.rate': needs a number, was \"fast\"");
    assertFalse(Files.exists(folder.resolve("runs")));
  }

  @Test
  void whatIsNotThereExitsWithOne() {
    Invocation.of("measure", folder.resolve("gone")).fails(1, "no run");
    Invocation.of("report", "gone", "--runs", folder).fails(1, "no run gone");
    Invocation.of("train", "--resume", "--name", "gone", "--runs", folder).fails(1, "no run gone");
    Invocation.of("compare", folder).fails(1, "no run");
  }

  @Test
  void recipesAndTheirSchema() {
    String list = Invocation.of("recipes").succeeds().out();
    assertTrue(list.contains("independence") && list.contains("cifar10-modular-all"), list);
    assertTrue(Invocation.of("recipes", "mnist-modular").succeeds().out().contains("kind: clusterability"));
    assertEquals(Recipes.BUNDLED.size(), new JsonMapper().readTree(Invocation.of("recipes", "--json").succeeds().out()).size());
    assertTrue(Invocation.object(oneLine(Invocation.of("schema").succeeds().out())).path("properties").has("network"));
  }

  private static String oneLine(String json) {
    return new JsonMapper().readTree(json).toString();
  }
}
