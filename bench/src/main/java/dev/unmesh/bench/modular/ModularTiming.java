package dev.unmesh.bench.modular;

import dev.unmesh.bench.bimt.PeakSpeed;
import dev.unmesh.cut.fast.ArrayForm;
import dev.unmesh.cut.fast.BatchedForm;
import dev.unmesh.cut.fast.DenseForm;
import dev.unmesh.cut.fast.DenseLayers;
import dev.unmesh.cut.fast.Form;
import dev.unmesh.cut.fast.MaskedForm;
import dev.unmesh.cut.fast.PartsForm;
import dev.unmesh.cut.fast.SparseForm;
import dev.unmesh.engine.LibTorch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Times the forms of modular nets, all of a net in turn within each round, and prints a line of JSON for each net, batch and form:
 * {@code ModularTiming --threads T --rounds N --millis M --nets "1 2 8 bimt" --pruned DIR}. Run by bench/run beside its Python
 * counterpart.
 */
public final class ModularTiming {
  private static final int BATCH = 256;

  private final int threads;
  private final int rounds;
  private final double millis;

  private ModularTiming(int threads, int rounds, double millis) {
    this.threads = threads;
    this.rounds = rounds;
    this.millis = millis;
  }

  public static void main(String[] args) {
    LibTorch.start();
    ModularTiming timing =
        new ModularTiming(
            Integer.parseInt(option(args, "--threads", "1")),
            Integer.parseInt(option(args, "--rounds", "5")),
            Double.parseDouble(option(args, "--millis", "100")));
    System.out.printf(Locale.ROOT, "{\"peakGflops\": %.1f, \"threads\": %d}%n", PeakSpeed.ofFusedMultiplyAdds() / 1e9, timing.threads);
    for (String net : option(args, "--nets", "1 2 8 bimt").split(" ")) {
      if (net.equals("bimt")) {
        timing.run(net, timing.small(PrunedNet.layers(Path.of(option(args, "--pruned", "target/modular-runs")))));
      } else {
        timing.run(net, timing.wide(WideNet.of(Integer.parseInt(net))));
      }
    }
  }

  private static String option(String[] args, String name, String otherwise) {
    int at = Arrays.asList(args).indexOf(name);
    return at < 0 ? otherwise : args[at + 1];
  }

  private List<Contender> wide(WideNet net) {
    DenseLayers layers = net.inGrid();
    List<Contender> contenders = new ArrayList<>();
    Form dense = new DenseForm(layers, BATCH, threads);
    Form parts = new PartsForm(net.inChannels(), net.channels(), BATCH, threads);
    contenders.add(of("dense", dense, layers));
    contenders.add(of("dense, LibTorch's linear", new LinearForm(layers, dense.size(), BATCH, threads), layers));
    contenders.add(of("masked dense", new MaskedForm(layers, net.grid(), BATCH, threads), layers));
    contenders.add(of("batched", new BatchedForm(net.inChannels(), net.channels(), BATCH, threads), layers));
    contenders.add(of("batched, gathered", new BatchedForm(layers, net.grid(), BATCH, threads), layers));
    contenders.add(of("parts", parts, layers));
    contenders.add(of("parts, gathered", new PartsForm(layers, net.grid(), BATCH, threads), layers));
    contenders.add(new Contender("reading the dense weights", new ReadSpeed(dense.size().bytes(), threads), 0, 0));
    contenders.add(new Contender("reading the parts' weights", new ReadSpeed(parts.size().bytes(), threads), 0, 0));
    return contenders;
  }

  private List<Contender> small(DenseLayers layers) {
    List<Contender> contenders = new ArrayList<>();
    Form dense = new DenseForm(layers, BATCH, threads);
    contenders.add(of("dense", dense, layers));
    contenders.add(of("dense, LibTorch's linear", new LinearForm(layers, dense.size(), BATCH, threads), layers));
    contenders.add(of("dense, arrays", new ArrayForm(layers, BATCH), layers));
    contenders.add(of("sparse", new SparseForm(layers, BATCH), layers));
    return contenders;
  }

  private static Contender of(String name, Form form, DenseLayers layers) {
    return new Contender(name, form, layers.in(), BATCH);
  }

  private void run(String net, List<Contender> contenders) {
    for (int count : new int[] {1, BATCH}) {
      double[][] times = new double[contenders.size()][rounds];
      contenders.forEach(contender -> contender.time(count, 10 * millis)); // compiled, caches warm
      for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < contenders.size(); i++) {
          times[i][round] = contenders.get(i).time(count, millis);
        }
      }
      for (int i = 0; i < contenders.size(); i++) {
        print(net, count, contenders.get(i), times[i]);
      }
    }
    contenders.forEach(Contender::close);
  }

  private void print(String net, int count, Contender contender, double[] times) {
    System.out.printf(
        Locale.ROOT,
        "{\"net\": \"%s\", \"batch\": %d, \"threads\": %d, \"form\": \"%s\","
            + " \"parameters\": %d, \"multiplications\": %d, \"bytes\": %d, \"ms\": %s}%n",
        net,
        count,
        threads,
        contender.name(),
        contender.form().size().parameters(),
        contender.form().size().multiplications(),
        contender.form().size().bytes(),
        Arrays.toString(times));
  }
}
