package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A language model trained from scratch, then on: its run is the folder that is trained on. */
class FinetuneCommandTest {
  private static final String RECIPE =
      """
      name: small-lm
      task: {kind: text, files: [%s], length: 16}
      network: {kind: gpt2, width: 16, layers: 2, heads: 2, positions: 32}
      training: {steps: 3, batch: 4}
      measures: {shuffles: 2, draws: 2}
      """;

  @TempDir static Path folder;
  private static Path model;

  @BeforeAll
  static void train() throws IOException {
    Files.writeString(folder.resolve("sea.txt"), "the sea, the old sea, and the ship on it\n".repeat(40));
    Files.writeString(folder.resolve("land.txt"), "a hill, and a house on the hill, and a road\n".repeat(40));
    Path recipe = Files.writeString(folder.resolve("small.yaml"), RECIPE.formatted(folder.resolve("sea.txt")));
    Invocation.of("train", recipe, "--runs", folder.resolve("runs"), "--name", "lm", "--data-dir", folder).succeeds();
    model = folder.resolve("runs").resolve("lm");
  }

  private static Invocation finetune(Object... more) {
    Object[] all = new Object[more.length + 9];
    System.arraycopy(
        new Object[] {
          "finetune", model, "--text", folder.resolve("land.txt"), "--runs", folder.resolve("runs"), "--data-dir", folder, "--set=measures.shuffles=2"
        },
        0, all, 0, 9);
    System.arraycopy(more, 0, all, 9, more.length);
    return Invocation.of(all);
  }

  private static JsonNode run(String name) throws IOException {
    return new JsonMapper().readTree(Files.readString(folder.resolve("runs").resolve(name).resolve("run.json")));
  }

  @Test
  void trainsARunOnAndLeavesAFolderAgain() throws IOException {
    Invocation done =
        finetune(
            "--name", "on", "--other", "sea=" + folder.resolve("sea.txt"), "--connections", "L0.W_in,L1.W_in", "--target", ".9", "--set",
            "training.epochs=null", "--set", "training.steps=4", "--set", "training.evaluateEvery=2", "--set", "pressures.0.startStep=1");
    done.succeeds();
    assertTrue(done.out().contains("sea"), done.out());
    Path on = folder.resolve("runs").resolve("on");
    assertTrue(Files.exists(on.resolve("config.json")));
    String recipe = Files.readString(on.resolve("recipe.yaml"));
    assertTrue(recipe.contains("finetune-lm"), recipe);
    assertTrue(recipe.contains("- \"L0.W_in\"") && !recipe.contains("W_out"), recipe);
    assertTrue(run("on").toString().contains("\"sea\""));
    Invocation again = Invocation.of("finetune", "on", "--plain", "--text", folder.resolve("sea.txt"), "--runs", folder.resolve("runs"), "--data-dir", folder,
        "--set", "training.epochs=null", "--set", "training.steps=1", "--set", "measures.shuffles=2");
    again.succeeds();
    assertEquals(0, new JsonMapper().readTree(Files.readString(folder.resolve("runs/finetune-on-1/run.json"))).at("/provenance/recipe/pressures").size());
  }

  @Test
  void startsFromTheModelsWeights() throws IOException {
    finetune("--name", "still", "--plain", "--set", "training.epochs=null", "--set", "training.steps=0").succeeds();
    assertEquals(-1, Files.mismatch(model.resolve("model.safetensors"), folder.resolve("runs/still/model.safetensors")));
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Invocation none = Invocation.of("finetune", empty, "--runs", folder.resolve("runs"));
    assertEquals(1, none.exit());
    assertTrue(none.err().contains("no config.json in it"), none.err());
    Invocation both = finetune("--plain", "--target", ".9");
    assertEquals(2, both.exit());
    Invocation unknown = finetune("--connections", "L0.W_inn");
    assertEquals(2, unknown.exit());
    assertTrue(unknown.err().contains("L0.W_in"), unknown.err());
    Invocation missing = Invocation.of("finetune", model, "--text", "nowhere", "--runs", folder.resolve("runs"), "--data-dir", folder);
    assertEquals(1, missing.exit());
    assertTrue(missing.err().contains("no text 'nowhere'"), missing.err());
    assertFalse(Files.exists(folder.resolve("runs/finetune-lm-1")));
  }
}
