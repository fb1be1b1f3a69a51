package dev.unmesh.run;
import dev.unmesh.interpret.circuit.*;
import dev.unmesh.task.*;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
class ScratchTimingTest {
  @Test void time() {
    for (String net : System.getenv("NETS").split(",")) {
      try (OpenTail open = OpenTail.open(RunFolder.open(Path.of("/tmp/w/nets/" + net)), new DataFolder(Path.of("/work/shared/data"), false), RunListener.SILENT)) {
        Examples test = open.task().test();
        int[] labels = ((ClassTargets) test.targets()).labels();
        double sum = 0;
        for (int y = 0; y < 10; y++) {
          int label = y;
          TailExamples ex = open.read(test, IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray());
          sum += Scratch.time(net, open.tail(), ex, y);
        }
        System.out.println(net + " mean size " + sum / 10);
      }
    }
  }
}
