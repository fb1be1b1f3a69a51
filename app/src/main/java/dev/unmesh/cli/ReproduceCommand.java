package dev.unmesh.cli;

import dev.unmesh.run.Reproduction;
import dev.unmesh.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unmesh reproduce RUN}: trains a run again from its provenance and compares the weights. */
@Command(
    name = "reproduce",
    description = "Train a run again from its recorded recipe, seed and threads, and print the largest weight difference.",
    mixinStandardHelpOptions = true)
final class ReproduceCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN", description = "a run's directory or name")
  String run;

  @Option(names = "--tolerance", description = "largest difference that counts as reproduced (default: ${DEFAULT-VALUE})", defaultValue = "0")
  double tolerance;

  @Mixin RunOptions options;

  @Override
  public Integer call() {
    RunFolder folder = options.run(run);
    try (Interruption interruption = new Interruption()) {
      Reproduction result = Reproduction.of(folder, free(folder), options.data(), new ProgressDisplay(), interruption.asked());
      Terminal.line("");
      boolean same = result.maximumDifference() <= tolerance;
      if (options.json) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("run", folder.path().toString());
        node.put("again", result.again().path().toString());
        node.put("maximumDifference", result.maximumDifference());
        node.put("parameter", result.parameter());
        node.put("reproduced", same);
        Json.print(node);
      } else {
        System.out.printf(
            Locale.ROOT, "maximum weight difference %.3g%s: %s%n", result.maximumDifference(),
            result.parameter().isEmpty() ? "" : " (in " + result.parameter() + ")", same ? "reproduced" : "not reproduced");
        System.out.println("the second run: " + result.again().path());
      }
      return same ? 0 : 1;
    }
  }

  private static Path free(RunFolder folder) {
    Path parent = folder.path().toAbsolutePath().normalize().getParent();
    int number = 1;
    while (Files.exists(parent.resolve(folder.name() + "-reproduced-" + number))) {
      number++;
    }
    return parent.resolve(folder.name() + "-reproduced-" + number);
  }
}
