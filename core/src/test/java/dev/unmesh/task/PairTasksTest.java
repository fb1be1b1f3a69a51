package dev.unmesh.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tasks whose examples are all pairs of a table, split. */
class PairTasksTest {
  @Test
  void modularAddition() {
    Task task = open(ModularAdditionOptions.defaults(), 5);
    assertEquals(59, task.vocabulary());
    assertEquals(59, task.outputs());
    assertArrayEquals(new int[] {2}, task.inputShape());
    assertEquals(IntStream.range(0, 59).mapToObj(Integer::toString).toList(), task.outputLabels());
    assertEquals(task.outputLabels(), task.inputLabels());
    assertEquals(List.of(2785, 696), List.of(task.train().count(), task.test().count()));
    int[] table = table(task);
    for (int pair = 0; pair < table.length; pair++) {
      assertEquals(Math.floorMod(pair / 59 + pair % 59, 59), table[pair]);
    }
  }

  @Test
  void anEqualsSignMayFollowEveryPair() {
    Task task = open(new ModularAdditionOptions(113, .3, true), 5);
    Task pairs = open(new ModularAdditionOptions(113, .3), 5);
    assertEquals(114, task.vocabulary());
    assertEquals(113, task.outputs());
    assertArrayEquals(new int[] {3}, task.inputShape());
    assertEquals("=", task.inputLabels().get(113));
    assertEquals(pairs.inputLabels(), task.inputLabels().subList(0, 113));
    assertEquals(List.of(3831, 8938), List.of(task.train().count(), task.test().count()));
    int[] tokens = tokens(task.test());
    int[] without = tokens(pairs.test());
    for (int i = 0; i < task.test().count(); i++) {
      assertEquals(without[2 * i], tokens[3 * i]);
      assertEquals(without[2 * i + 1], tokens[3 * i + 1]);
      assertEquals(113, tokens[3 * i + 2]);
      assertEquals((tokens[3 * i] + tokens[3 * i + 1]) % 113, ((ClassTargets) task.test().targets()).labels()[i]);
    }
  }

  @Test
  void permutationsMakeAGroup() {
    Task task = open(PermutationsOptions.defaults(), 5);
    List<String> names = task.inputLabels();
    assertEquals(24, new HashSet<>(names).size());
    assertEquals(names, task.outputLabels());
    assertEquals(List.of(461, 115), List.of(task.train().count(), task.test().count()));
    int[] table = table(task);
    for (int a = 0; a < 24; a++) {
      Set<Integer> row = new HashSet<>();
      Set<Integer> column = new HashSet<>();
      boolean inverse = false;
      for (int b = 0; b < 24; b++) {
        // b first, then a: by the names alone
        StringBuilder product = new StringBuilder();
        for (int i = 0; i < 4; i++) {
          product.append(names.get(a).charAt(names.get(b).charAt(i) - '0'));
        }
        assertEquals(product.toString(), names.get(table[a * 24 + b]));
        row.add(table[a * 24 + b]);
        column.add(table[b * 24 + a]);
        inverse |= names.get(table[a * 24 + b]).equals("0123");
        for (int c = 0; c < 24; c++) {
          assertEquals(table[table[a * 24 + b] * 24 + c], table[a * 24 + table[b * 24 + c]], "associative");
        }
      }
      assertEquals(List.of(24, 24), List.of(row.size(), column.size()), "a latin square");
      assertTrue(inverse, "everything has an inverse");
    }
    assertEquals(names.indexOf("1302"), table[names.indexOf("0123") * 24 + names.indexOf("1302")], "the identity");
    assertFalse(
        IntStream.range(0, 576).allMatch(pair -> table[pair] == table[pair % 24 * 24 + pair / 24]), "the order of the two matters");
  }

  @Test
  void theSeedDecidesTheSplit() {
    for (TaskOptions options : List.of(new ModularAdditionOptions(11, .7), PermutationsOptions.defaults())) {
      assertArrayEquals(tokens(open(options, 5).train()), tokens(open(options, 5).train()));
      assertFalse(Arrays.equals(tokens(open(options, 5).train()), tokens(open(options, 6).train())));
    }
    assertEquals(85, open(new ModularAdditionOptions(11, .7), 1).train().count());
    assertEquals(4, open(new PermutationsOptions(2, .5), 1).train().count() + open(new PermutationsOptions(2, .5), 1).test().count());
    assertEquals(120, open(new PermutationsOptions(5, .8), 1).vocabulary());
  }

  @Test
  void impossibleTablesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ModularAdditionOptions(1, .8));
    assertThrows(IllegalArgumentException.class, () -> new PermutationsOptions(7, .8));
    assertThrows(IllegalArgumentException.class, () -> new PermutationsOptions(4, 1));
    String message = assertThrows(IllegalArgumentException.class, () -> new ModularAdditionOptions(2, .99)).getMessage();
    assertEquals("trainShare 0.99 of 4 pairs leaves nothing to test with", message);
  }

  /** The whole table from both parts; no pair stands twice. */
  private static int[] table(Task task) {
    int[] table = new int[task.vocabulary() * task.vocabulary()];
    Arrays.fill(table, -1);
    for (Examples examples : List.of(task.train(), task.test())) {
      int[] tokens = tokens(examples);
      int[] labels = ((ClassTargets) examples.targets()).labels();
      for (int i = 0; i < labels.length; i++) {
        int pair = tokens[2 * i] * task.vocabulary() + tokens[2 * i + 1];
        assertEquals(-1, table[pair], "pair " + pair + " stands twice");
        table[pair] = labels[i];
      }
    }
    assertTrue(Arrays.stream(table).noneMatch(result -> result < 0), "every pair is there");
    return table;
  }

  private static Task open(TaskOptions options, long seed) {
    return Tasks.open(options, seed, new DataFolder(Path.of("does-not-exist"), false), DownloadListener.SILENT);
  }

  private static int[] tokens(Examples examples) {
    return ((TokenInputs) examples.inputs()).tokens();
  }
}
