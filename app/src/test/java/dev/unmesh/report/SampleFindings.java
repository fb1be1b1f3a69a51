package dev.unmesh.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Measures, ablations and examples as the other packages would find them, made up from a seed. */
final class SampleFindings {
  private SampleFindings() {}

  static NullView shuffled(double measured, double mean, double sd, int shuffles) {
    Random random = new Random(11);
    double[] draws = random.doubles(shuffles).map(d -> mean + sd * random.nextGaussian()).toArray();
    return new NullView(shuffles, mean, sd, sd == 0 ? Double.NaN : (measured - mean) / sd, 1.0 / (1 + shuffles), draws);
  }

  static ConnectionMeasure connection(String name, int rows, int columns, double c, double mean, double sd) {
    return new ConnectionMeasure(name, rows, columns, c, .25, .263, Optional.of(shuffled(c, mean, sd, 50)));
  }

  static AblationView ablation(String connection, List<String> classes, int k) {
    Random random = new Random(13);
    double[] base = random.doubles(classes.size(), .93, .99).toArray();
    List<ModuleAblation> modules = new ArrayList<>();
    for (int m = 0; m < k; m++) {
      int module = m;
      modules.add(new ModuleAblation(
          m,
          effect(.25, base, c -> c % 4 == module ? .1 : .93, .78, random),
          effect(.75, base, c -> c % 4 == module ? .86 : .02, .21, random),
          Optional.of(effect(.25, base, c -> c % 4 == module ? .15 : .95, .83, random))));
    }
    return new AblationView(connection, "accuracy", classes, base, Arrays.stream(base).average().orElseThrow(), modules, 20);
  }

  private interface Share {
    double of(int label);
  }

  private static AblationEffect effect(double removed, double[] base, Share share, double control, Random random) {
    double[] values = new double[base.length];
    double[] mean = new double[base.length];
    double[] sd = new double[base.length];
    for (int c = 0; c < base.length; c++) {
      values[c] = Math.min(1, base[c] * Math.max(0, share.of(c) + .05 * random.nextGaussian()));
      mean[c] = base[c] * Math.max(0, control + .04 * random.nextGaussian());
      sd[c] = .03 + .1 * random.nextDouble();
    }
    return new AblationEffect(
        removed, Arrays.stream(values).average().orElseThrow(), Arrays.stream(mean).average().orElseThrow(), values, mean, sd);
  }

  /** Blobs of one orientation a module. */
  static ModuleExamples images(ImageShape shape, List<String> classes, int k) {
    Random random = new Random(17);
    List<ModuleExample> modules = new ArrayList<>();
    for (int m = 0; m < k; m++) {
      List<ExampleInput> inputs = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        int label = random.nextInt(4) == 0 ? random.nextInt(classes.size()) : m * 2 % classes.size();
        inputs.add(ExampleInput.ofImage(classes.get(label), 9.5 - i * .31, image(shape, random, m)));
      }
      modules.add(new ModuleExample(m, inputs));
    }
    return new ModuleExamples("hidden2", "the L2 norm of the module's activations", modules);
  }

  private static RasterImage image(ImageShape shape, Random random, int module) {
    byte[] pixels = new byte[shape.size()];
    double angle = module * .8 + random.nextGaussian() * .2;
    double x0 = shape.width() / 2.0 + random.nextGaussian() * 2;
    double y0 = shape.height() / 2.0 + random.nextGaussian() * 2;
    for (int p = 0; p < pixels.length; p++) {
      int at = p % (shape.width() * shape.height());
      double dx = at % shape.width() - x0;
      double dy = at / shape.width() - y0;
      double far = Math.abs(dx * Math.sin(angle) - dy * Math.cos(angle));
      double along = Math.abs(dx * Math.cos(angle) + dy * Math.sin(angle));
      double tint = shape.channels() == 1 ? 1 : .4 + .6 * ((p / (shape.width() * shape.height()) + module) % 3) / 2;
      pixels[p] = (byte) (255 * tint * Math.max(0, Math.min(1, 2.6 - far)) * (along < shape.width() * .36 ? 1 : 0));
    }
    return new RasterImage(shape, pixels);
  }

  static ModuleExamples values() {
    Random random = new Random(19);
    List<ModuleExample> modules = new ArrayList<>();
    for (int m = 0; m < 2; m++) {
      List<ExampleInput> inputs = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        List<NamedValue> values = new ArrayList<>();
        for (String name : List.of("x1", "x2", "x3", "x4")) {
          values.add(new NamedValue(name, random.nextDouble() * 2 - 1));
        }
        inputs.add(ExampleInput.ofValues("row " + random.nextInt(100), 2.1 - i * .2, values));
      }
      modules.add(new ModuleExample(m, inputs));
    }
    return new ModuleExamples("hidden2", "the L2 norm of the module's activations", modules);
  }
}
