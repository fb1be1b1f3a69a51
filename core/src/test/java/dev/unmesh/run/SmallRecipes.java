package dev.unmesh.run;

import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Recipes that train in about a second, on data made here. */
final class SmallRecipes {
  /** The default task in small: full batches, swaps, a cost with biases from half way. */
  static final String INDEPENDENCE =
      """
      name: small-independence
      network: {kind: mlp, hidden: [8, 8], freeBoundary: true}
      training:
        steps: 300
        batch: 0
        evaluateEvery: 25
        optimiser: {kind: adamw, rate: 5.0e-3}
      pressures:
        - {kind: connection-cost, biasFrom: 0.5, strength: {0: 1.0e-3, 0.25: 1.0e-2}}
      swap: {every: 20, topK: 4}
      measures: {shuffles: 3, draws: 2}
      """;

  /** A transformer whose residual stream is to come apart into two lanes. */
  static final String TRANSFORMER =
      """
      name: small-transformer
      task: {kind: modular-addition, p: 7, trainShare: 0.7, equalsToken: true}
      network: {kind: transformer, width: 16, heads: 4, mlp: 8}
      training:
        steps: 60
        batch: 0
        evaluateEvery: 15
        optimiser: {kind: adamw, rate: 5.0e-3, weightDecay: 1, beta2: 0.98}
      modules: {count: 2, connections: [W_Q1, W_K1, W_V1, W_O1, W_in1, W_out1]}
      pressures: [{kind: clusterability, strength: 1}]
      measures: {shuffles: 3, draws: 2}
      """;

  /** A small language model on text of ours, byte by byte, whose MLP is to come apart. */
  static String text(Path folder) throws IOException {
    return """
        name: small-text
        task: {kind: text, files: ['%s'], length: 24, stride: 16, testShare: 0.2, others: {digits: '%s'}}
        network: {kind: transformer, width: 16, layers: 2, heads: 2, mlp: 16, norm: true, readout: all}
        training: {epochs: 3, batch: 10, evaluateEvery: 9, optimiser: {rate: 1.0e-2}}
        modules: {count: 2, connections: [W_in1, W_out1, W_in2, W_out2]}
        pressures: [{kind: clusterability, strength: 1}]
        measures: {shuffles: 3, draws: 2}
        """
        .formatted(textFile(folder, "words.txt", "the cat sat on a mat and then it ran"), textFile(folder, "digits.txt", "1 22 333 4444 55555"));
  }

  /** Sequences of vectors, batches that do not divide them, a cost on every matrix, swaps of a residual stream and of two heads. */
  static final String IN_CONTEXT =
      """
      name: small-in-context
      task: {kind: in-context, trainExamples: 100, testExamples: 30}
      network: {kind: transformer, width: 8, layers: 2, heads: 2, mlp: 12, activation: silu, bias: true, positions: false}
      training:
        steps: 120
        batch: 16
        evaluateEvery: 30
        optimiser: {kind: adamw, rate: 5.0e-3}
      pressures:
        - {kind: connection-cost, a: 2, y: 0.5, reduction: mean, strength: {0: 1.0e-3, 0.5: 1.0e-1}}
      swap: {every: 10, topK: 6, a: 2}
      measures: {shuffles: 3, draws: 2}
      """;

  private SmallRecipes() {}

  /** Classes from a table: batches that do not divide the 92 training rows, a falling rate, modules as asked for. */
  static String table(Path folder, String modules) throws IOException {
    return """
        name: small-table
        task: {kind: csv, file: '%s', targets: [label], learn: classification}
        network: {kind: mlp, hidden: [12, 12], activation: relu}
        training:
          epochs: 12
          batch: 16
          optimiser: {rate: 1.0e-2, decay: linear}
        modules: %s
        pressures:
          - {kind: clusterability, strength: 2}
          - {kind: l1}
        measures: {shuffles: 3, draws: 2}
        """
        .formatted(tableFile(folder), modules);
  }

  /** Pictures through convolutions, batch norm and dropout. */
  static String pictures(Path folder, String modules) throws IOException {
    return """
        name: small-pictures
        task: {kind: image-folder, folder: '%s', width: 8, height: 8}
        network:
          kind: conv-net
          blocks: [{channels: 4, kernel: 3, padding: 1, bias: true, batchNorm: true, pool: 2}]
          hidden: [8, 8]
          bias: true
          dropout: [0.3]
        training: {epochs: 8, batch: 10, threads: 2}
        modules: %s
        pressures: [{kind: clusterability, strength: 1}]
        measures: {shuffles: 3, draws: 2}
        """
        .formatted(pictureFolder(folder), modules);
  }

  static Recipe recipe(String yaml, String... overrides) {
    return Recipes.parse("test", yaml, List.of(overrides));
  }

  private static Path tableFile(Path folder) throws IOException {
    Path file = folder.resolve("table.csv");
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder text = new StringBuilder("a,b,c,d,label\n");
    for (int i = 0; i < 115; i++) {
      double[] x = random.doubles(4, -1, 1).toArray();
      String label = x[0] + x[1] > .2 ? "up" : x[2] * x[3] > 0 ? "same" : "other";
      text.append(String.format(Locale.ROOT, "%f,%f,%f,%f,%s%n", x[0], x[1], x[2], x[3], label));
    }
    return Files.writeString(file, text);
  }

  private static Path textFile(Path folder, String name, String words) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    String[] each = words.split(" ");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 900; i++) {
      text.append(each[random.nextInt(each.length)]).append(i % 9 == 8 ? ".\n" : " ");
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private static Path pictureFolder(Path folder) throws IOException {
    SplittableRandom random = new SplittableRandom(6);
    Path pictures = folder.resolve("pictures");
    for (int label = 0; label < 3; label++) {
      Path of = Files.createDirectories(pictures.resolve("class-" + label));
      for (int i = 0; i < 15; i++) {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < 64; at++) {
          boolean bright = label == 0 ? at % 8 < 4 : label == 1 ? at / 8 < 4 : at % 2 == 0;
          image.setRGB(at % 8, at / 8, (bright ? 0x808080 : 0) + random.nextInt(0x7f) * 0x010101);
        }
        ImageIO.write(image, "png", of.resolve(i + ".png").toFile());
      }
    }
    return pictures;
  }
}
