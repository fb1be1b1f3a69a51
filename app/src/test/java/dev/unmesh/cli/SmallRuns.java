package dev.unmesh.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Recipes and data that train in a second. */
final class SmallRuns {
  private static final String RECIPE =
      """
      name: small
      task: {kind: independence, trainExamples: 20, testExamples: 20}
      network: {kind: mlp, hidden: [6, 6]}
      training: {steps: 30, batch: 0, optimiser: {rate: 1.0e-2}}
      modules: {count: 2, connections: [fc2]}
      pressures:
        - {kind: clusterability, strength: 1}
      measures: {shuffles: 2, draws: 2}
      """;

  private SmallRuns() {}

  static Path recipe(Path folder) throws IOException {
    return Files.writeString(folder.resolve("small.yaml"), RECIPE);
  }

  /** Trains the small recipe as {@code folder/runs/name}. */
  static Path trained(Path folder, String name, String... more) throws IOException {
    List<Object> args = new ArrayList<>(List.of("train", recipe(folder), "--runs", folder.resolve("runs"), "--name", name));
    args.addAll(List.of(more));
    Invocation.of(args.toArray()).succeeds();
    return folder.resolve("runs").resolve(name);
  }

  /** A table whose last column is the sum of the others, or its sign. */
  static Path table(Path folder) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder("a;b;c;sum;sign\n");
    for (int i = 0; i < 120; i++) {
      double a = random.nextDouble(-1, 1);
      double b = random.nextDouble(-1, 1);
      double c = random.nextDouble(-1, 1);
      text.append(a).append(';').append(b).append(';').append(c).append(';').append(a + b + c).append(';');
      text.append(a + b + c > 0 ? "positive" : "negative").append('\n');
    }
    return Files.writeString(folder.resolve("table.csv"), text);
  }

  /** Pictures bright on the left or at the top. */
  static Path pictures(Path folder) throws IOException {
    SplittableRandom random = new SplittableRandom(2);
    for (String side : new String[] {"left", "top"}) {
      Path of = Files.createDirectories(folder.resolve("pictures").resolve(side));
      for (int i = 0; i < 20; i++) {
        BufferedImage image = new BufferedImage(12, 10, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < 120; at++) {
          boolean bright = side.equals("left") ? at % 12 < 6 : at / 12 < 5;
          image.setRGB(at % 12, at / 12, (bright ? 0x909090 : 0x202020) + random.nextInt(0x40) * 0x010101);
        }
        ImageIO.write(image, i % 2 == 0 ? "png" : "jpg", of.resolve(i + (i % 2 == 0 ? ".png" : ".jpg")).toFile());
      }
    }
    return folder.resolve("pictures");
  }
}
