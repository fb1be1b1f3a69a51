package dev.unmesh.run.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.run.RunException;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines that are written down, and what processes leave behind. */
class TrialCommandTest {
  @TempDir Path folder;

  @Test
  void aShellReadsTheLineAsItIsMeant() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no /bin/sh");
    Path yaml =
        Files.writeString(
            folder.resolve("it's a sweep.yaml"), "recipe: independence\nset: {description: \"it's $HOME; `x`\", swap: null}\ngrid: {network.hidden: [[4, 4]], pressures.0.strength: [{0: 1e-3, 0.5: 0.01}]}\n");
    Trial trial = SweepPlan.of(yaml, List.of()).trials().get(0);
    SweepFolder out = new SweepFolder(folder.resolve("o'ut put"));
    out.create();
    TrialCommand command = new TrialCommand(List.of("printf", "%s\\n"), Optional.of(Path.of("some data")));
    Process shell = new ProcessBuilder("/bin/sh", "-c", command.line(trial, out)).start();
    List<String> words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    List<String> meant = command.words(trial, out);
    assertEquals(meant.subList(2, meant.size()), words);
    Recipe again = Recipes.open(words.get(1), words.stream().filter(word -> word.contains("=")).toList());
    assertEquals(Recipes.yaml(trial.recipe()), Recipes.yaml(again), "the words make the same recipe");
    assertTrue(words.contains(Path.of("some data").toAbsolutePath().toString()));
  }

  @Test
  void theRecipesFileIsCopied() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.yaml"), "name: mine\ntraining: {steps: 5}\n");
    Trial trial = SweepPlan.of(Files.writeString(folder.resolve("sweep.yaml"), "recipe: mine.yaml\nseeds: 1\n"), List.of()).trials().get(0);
    SweepFolder out = new SweepFolder(folder.resolve("out"));
    Path copy = Path.of(out.recipe(trial));
    assertTrue(copy.startsWith(out.path()), copy::toString);
    assertEquals(Files.readString(mine), Files.readString(copy));
  }

  @Test
  void argumentsAreSplitAsAShellWould() {
    assertEquals(List.of("--mem=4G", "--comment=two words", "a'b"), ShellWords.split("  --mem=4G '--comment=two words'\t\"a'b\" "));
    assertEquals(List.of(), ShellWords.split(" "));
    assertEquals(List.of("", "x"), ShellWords.split("'' x"));
    assertThrows(RunException.class, () -> ShellWords.split("--comment='open"));
  }

  @Test
  void lastWordsAreThoseThatSayWhy() throws IOException {
    Path log = Files.writeString(folder.resolve("a.log"), "12 %  step 5\nunmesh: no good; try another\n\n");
    assertEquals("no good; try another", LastWords.of(1, log));
    assertEquals("no good; try another (exit code 2)", LastWords.of(2, log));
    assertEquals("ended by signal 9 (killed, perhaps for want of memory)", LastWords.of(137, log));
    assertEquals("12 %", LastWords.of(1, Files.writeString(log, "12 %\n")));
    assertEquals("it said nothing", LastWords.of(1, folder.resolve("none")));
  }
}
