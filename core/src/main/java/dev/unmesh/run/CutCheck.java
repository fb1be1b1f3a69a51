package dev.unmesh.run;

import dev.unmesh.cut.Cut;
import dev.unmesh.cut.CutModule;
import dev.unmesh.cut.JoinedNetwork;
import dev.unmesh.cut.verify.Answering;
import dev.unmesh.cut.verify.Comparison;
import dev.unmesh.cut.verify.OnnxAnswers;
import dev.unmesh.cut.verify.RandomInputs;
import dev.unmesh.cut.verify.SummedAnswers;
import dev.unmesh.cut.verify.Verification;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.Network;
import dev.unmesh.network.Seeds;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.Task;
import java.util.ArrayList;
import java.util.List;

/** Holds what a cut wrote against the network it was cut from: the files are read back, and run by LibTorch and by ONNX Runtime. */
final class CutCheck {
  /** Inputs that are no data. */
  static final int RANDOM = 2_000;

  private static final long STREAM = 0x637574;

  private final CutFolder folder;
  private final Cut cut;
  private final float[] bias;
  private final Task task;
  private final int threads;

  /** @param bias the rule's */
  CutCheck(CutFolder folder, Cut cut, float[] bias, Task task, int threads) {
    this.folder = folder;
    this.cut = cut;
    this.bias = bias;
    this.task = task;
    this.threads = threads;
  }

  /** @param whole the network, holding the weights the parts were cut from; LibTorch must have been started */
  Verification of(Network whole, double tolerance, long seed, RunListener listener) {
    Inputs random = RandomInputs.like(task.test().inputs(), RANDOM, Seeds.mix(seed, STREAM));
    List<OnnxAnswers> files = new ArrayList<>();
    try (Network rebuilt = read(cut.whole(), new RunFolder(folder.path()));
        JoinedNetwork joined = new JoinedNetwork(parts(), bias)) {
      for (CutModule module : cut.modules()) {
        files.add(OnnxAnswers.open(folder.onnx(module.number()), threads));
      }
      files.add(OnnxAnswers.open(folder.joined(), threads));
      int last = files.size() - 1;
      List<Way> ways =
          List.of(
              new Way("libtorch-rebuilt", Answering.libTorch(rebuilt)),
              new Way("libtorch-modules", Answering.libTorch(joined)),
              new Way("onnx-modules", new SummedAnswers(files.subList(0, last), bias)),
              new Way("onnx-joined", files.get(last)));
      List<Comparison> comparisons = new ArrayList<>();
      compare(whole, "test", task.test().inputs(), ways, comparisons, listener);
      compare(whole, "random", random, ways, comparisons, listener);
      return Verification.of(tolerance, comparisons);
    } finally {
      files.forEach(OnnxAnswers::close);
    }
  }

  private List<Network> parts() {
    return cut.modules().stream().map(module -> read(module.blueprint(), folder.module(module.number()))).toList();
  }

  private static Network read(Blueprint blueprint, RunFolder from) {
    Network network = blueprint.build(0);
    ModelFile.read(from.model(), network);
    return network;
  }

  private record Way(String name, Answering answers) {}

  private void compare(Network whole, String kind, Inputs inputs, List<Way> ways, List<Comparison> comparisons, RunListener listener) {
    int classes = task.test().targets() instanceof ClassTargets ? task.outputs() : 0;
    int all = 2 * (ways.size() + 1);
    int begun = comparisons.isEmpty() ? 0 : all / 2;
    listener.stage("verifying", (double) begun / all);
    float[] expected = Answering.libTorch(whole).of(inputs);
    for (Way way : ways) {
      listener.stage("verifying", (double) ++begun / all);
      comparisons.add(Comparison.of(way.name(), kind, inputs.count(), expected, way.answers().of(inputs), classes));
    }
  }
}
