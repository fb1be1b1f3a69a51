package dev.unmesh.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.pressure.Clusterability;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.DownloadListener;
import dev.unmesh.task.IndependenceOptions;
import dev.unmesh.task.Tasks;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The documentation's example is compiled, run, and the same text as in the documentation. */
class OwnNetworkTest {
  @Test
  void aModuleOfOnesOwnBecomesModular() {
    LibTorch.start();
    Wiring wiring = OwnNetwork.wiring();
    Partition partition = OwnNetwork.modules(wiring);
    Weights weights =
        OwnNetwork.train(
            Tasks.open(IndependenceOptions.defaults(), 1, new DataFolder(Path.of("."), false), DownloadListener.SILENT).train(),
            wiring,
            partition);
    Connection fc2 = wiring.connection("fc2");
    double c = Clusterability.of(Matrix.l2(fc2, weights), partition.pair(wiring, fc2).orElseThrow());
    System.out.println("clusterability of fc2: " + c);
    assertTrue(c > .99, "clusterability " + c);
  }

  @Test
  void theDocumentationShowsThisVeryCode() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("docs"))) {
      root = root.getParent();
    }
    String page = Files.readString(root.resolve("docs/own-networks.md"));
    String source = Files.readString(root.resolve("core/src/test/java/dev/unmesh/examples/OwnNetwork.java"));
    List<String> snippets = new ArrayList<>();
    for (String part : source.split("// docs: ")) {
      int end = part.indexOf("// end");
      if (end >= 0) {
        snippets.add(part.substring(part.indexOf('\n') + 1, end).stripIndent().strip());
      }
    }
    assertTrue(snippets.size() == 3, "three snippets are marked in the source");
    for (String snippet : snippets) {
      assertTrue(page.replace("\r", "").contains(snippet), "docs/own-networks.md lacks:\n" + snippet);
    }
  }
}
