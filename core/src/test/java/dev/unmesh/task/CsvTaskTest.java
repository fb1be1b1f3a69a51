package dev.unmesh.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.FormatException;
import dev.unmesh.task.CsvOptions.Learn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTaskTest {
  @TempDir Path folder;

  @Test
  void classification() throws IOException {
    StringBuilder csv = new StringBuilder("\uFEFFlength, kind ,width\r\n");
    for (int i = 0; i < 50; i++) {
      csv.append(i).append(i % 5 == 0 ? ",\"rose, red\"," : ",tulip,").append(2 * i + 1).append("\r\n");
    }
    Task task = open(csv.toString(), Learn.CLASSIFICATION, "kind");
    assertEquals(List.of("length", "width"), task.inputLabels());
    assertEquals(List.of("rose, red", "tulip"), task.outputLabels());
    assertEquals(Loss.CROSS_ENTROPY, task.loss());
    assertEquals(40, task.train().count());
    assertEquals(10, task.test().count());
    assertEquals(2, Arrays.stream(((ClassTargets) task.test().targets()).labels()).filter(l -> l == 0).count(), "a fifth of each class");
    float[] x = ((FloatInputs) task.train().inputs()).values();
    double mean = 0;
    double square = 0;
    for (int i = 0; i < x.length; i += 2) {
      assertEquals(x[i], x[i + 1], 1e-6); // width = 2 length + 1: the same once standardised
      mean += x[i] / 40;
      square += x[i] * x[i] / 40;
    }
    assertEquals(0, mean, 1e-6);
    assertEquals(1, square, 1e-5);
    assertEquals("table.csv", task.sources().get(0).file());
    assertEquals(64, task.sources().get(0).sha256().length());
  }

  @Test
  void regressionOfSeveralTargetsKeepsThemAsTheyAre() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "1;2;3\n4;5;6\n7;8;9\n10;11;12\n");
    CsvOptions options = new CsvOptions(file, List.of("3", "1"), Learn.REGRESSION, false, ";", .5, false);
    Task task = Tasks.open(options, 1, new DataFolder(folder, false), DownloadListener.SILENT);
    assertEquals(List.of("2"), task.inputLabels());
    assertEquals(List.of("3", "1"), task.outputLabels());
    float[] x = ((FloatInputs) task.train().inputs()).values();
    float[] y = ((ValueTargets) task.train().targets()).values();
    assertEquals(2, x.length);
    for (int i = 0; i < 2; i++) {
      assertEquals(x[i] + 1, y[2 * i]);
      assertEquals(x[i] - 1, y[2 * i + 1]);
    }
  }

  @Test
  void theSeedDecidesTheSplit() throws IOException {
    StringBuilder csv = new StringBuilder("x,y\n");
    for (int i = 0; i < 100; i++) {
      csv.append(i).append(',').append(i).append('\n');
    }
    Path file = Files.writeString(folder.resolve("table.csv"), csv);
    float[] one = test(file, 1);
    assertArrayEquals(one, test(file, 1));
    assertFalse(Arrays.equals(one, test(file, 2)));
    float[] sorted = one.clone();
    Arrays.sort(sorted);
    assertArrayEquals(sorted, one, "in the file's order");
  }

  @Test
  void numericClassesAreInNumericOrderAndConstantColumnsBecomeZero() throws IOException {
    Task task = open("a,c\n5,10\n5,9\n5,10\n5,9\n5,9\n5,10\n", Learn.CLASSIFICATION, "c");
    assertEquals(List.of("9", "10"), task.outputLabels());
    for (float x : ((FloatInputs) task.train().inputs()).values()) {
      assertEquals(0f, x);
    }
  }

  @Test
  void aRelativePathIsAlsoLookedForInTheDataFolder() throws IOException {
    Files.writeString(folder.resolve("found-only-here.csv"), "x,y\n1,2\n3,4\n5,6\n");
    CsvOptions options = CsvOptions.of(Path.of("found-only-here.csv"), List.of("y"), Learn.REGRESSION);
    assertEquals(2, Tasks.open(options, 0, new DataFolder(folder, false), DownloadListener.SILENT).train().count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                        | the file is empty
          '\\n\\n'                  | the file is empty
          x,y                       | there is a header but no row
          'x,y\\n1,2\\n3,abc'       | line 3, column 'y': 'abc' is not a number
          'x,y\\n\\n1,2\\n,3'       | line 4, column 'x': is empty
          'x,y\\n1,2\\nNaN,3'       | line 3, column 'x': 'NaN' is not a number
          'x,y\\n1,2\\n1f,3'        | line 3, column 'x': '1f' is not a number
          'x,y\\n1,2\\n1e99,3'      | line 3, column 'x': '1e99' is not a number a float can hold
          'x,y\\n"1\\n",2\\n3,4,5'  | line 4: 3 fields where the header has 2
          'x,y\\n1\\n'              | line 2: 1 fields where the header has 2
          'alpha,beta\\n1,2\\n'     | no column 'y'; the columns are [alpha, beta]
          'x,y,x\\n1,2,3\\n'        | the header names two columns 'x'
          'x,,y\\n1,2,3\\n'         | the header gives column 2 no name
          'x;y\\n1;2\\n'            | no column 'y'
          'y\\n1\\n2\\n'            | no column is left as an input
          'x,y\\n1,2\\n'            | testFraction 0.2 of 1 examples leaves nothing to test with
          'x,y\\n1,"2\\n3,4'        | not sound CSV
          """)
  void badTablesAreNamedWithTheLine(String text, String fault) {
    String csv = text.replace("\\n", "\n");
    String message = assertThrows(FormatException.class, () -> open(csv, Learn.REGRESSION, "y")).getMessage();
    assertTrue(message.startsWith(folder.resolve("table.csv") + ": ") && message.contains(fault) && !message.contains("\n"), message);
  }

  @Test
  void aMisspeltColumnIsAnsweredWithTheNearest() {
    String message = assertThrows(FormatException.class, () -> open("size,price\n1,2\n", Learn.REGRESSION, "pirce")).getMessage();
    assertTrue(message.endsWith("no column 'pirce'; did you mean 'price'?"), message);
  }

  @Test
  void classesThatCannotBeLearned() {
    String message = assertThrows(FormatException.class, () -> open("x,c\n1,a\n2,a\n", Learn.CLASSIFICATION, "c")).getMessage();
    assertTrue(message.contains("column 'c' holds one class only, 'a'"), message);
    message = assertThrows(FormatException.class, () -> open("x,c\n1,a\n2,\n", Learn.CLASSIFICATION, "c")).getMessage();
    assertTrue(message.contains("line 3, column 'c': is empty"), message);
  }

  @Test
  void optionsCheckThemselves() {
    Path file = Path.of("a.csv");
    assertThrows(IllegalArgumentException.class, () -> CsvOptions.of(file, List.of(), Learn.REGRESSION));
    assertThrows(IllegalArgumentException.class, () -> CsvOptions.of(file, List.of("a", "a"), Learn.REGRESSION));
    assertThrows(IllegalArgumentException.class, () -> CsvOptions.of(file, List.of("a", "b"), Learn.CLASSIFICATION));
    assertThrows(IllegalArgumentException.class, () -> new CsvOptions(file, List.of("a"), Learn.REGRESSION, true, ",", 1, true));
    assertThrows(IllegalArgumentException.class, () -> new CsvOptions(file, List.of("a"), Learn.REGRESSION, true, ",,", .5, true));
  }

  private Task open(String csv, Learn learn, String target) throws IOException {
    Path file = Files.writeString(folder.resolve("table.csv"), csv);
    return Tasks.open(CsvOptions.of(file, List.of(target), learn), 3, new DataFolder(folder, false), DownloadListener.SILENT);
  }

  private static float[] test(Path file, long seed) {
    CsvOptions options = new CsvOptions(file, List.of("y"), Learn.REGRESSION, true, ",", .3, false);
    return ((FloatInputs) Tasks.open(options, seed, new DataFolder(Path.of("."), false), DownloadListener.SILENT).test().inputs()).values();
  }
}
