package dev.unmesh.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Times one workload and prints a line of JSON, as the Python scripts do: {@code StepTiming WORKLOAD --threads T --steps N}. Run by
 * bench/run beside them.
 */
public final class StepTiming {
  private StepTiming() {}

  public static void main(String[] args) throws IOException {
    String name = args[0];
    int threads = option(args, "--threads", 1);
    int steps = option(args, "--steps", 1000);
    try (Workload workload = Workloads.open(name, threads)) {
      double loss = 0;
      int warmUp = workload.warmUp(steps);
      for (int i = 0; i < warmUp; i++) {
        loss = workload.step(i);
      }
      double[] times = new double[steps];
      long begin = System.nanoTime();
      for (int i = 0; i < steps; i++) {
        long start = System.nanoTime();
        loss = workload.step(warmUp + i);
        times[i] = (System.nanoTime() - start) / 1e6;
      }
      double total = (System.nanoTime() - begin) / 1e9;
      Arrays.sort(times);
      System.out.printf(
          Locale.ROOT,
          "{\"workload\": \"%s\", \"engine\": \"Unmesh, %s\", \"threads\": %d, \"steps\": %d, \"medianMs\": %.4f, \"minMs\": %.4f,"
              + " \"meanMs\": %.4f, \"totalSeconds\": %.3f, \"peakMegabytes\": %.1f, \"loss\": %s}%n",
          name,
          workload.engine() + ", Java " + System.getProperty("java.version"),
          threads,
          steps,
          times[steps / 2],
          times[0],
          Arrays.stream(times).average().orElseThrow(),
          total,
          peakMegabytes(),
          loss);
    }
  }

  private static int option(String[] args, String name, int otherwise) {
    for (int i = 1; i + 1 < args.length; i++) {
      if (args[i].equals(name)) {
        return Integer.parseInt(args[i + 1]);
      }
    }
    return otherwise;
  }

  /** The process's largest resident set; 0 where the system does not tell. */
  private static double peakMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
        .findFirst()
        .orElse(0);
  }
}
