package dev.unmesh.interpret.fourier;

import dev.unmesh.interpret.prune.Subject;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.DownloadListener;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.ModularAdditionOptions;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.train.ForwardPass;
import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network that adds by waves and nothing else. Dimensions 2i and 2i + 1 hold cosine and sine of number x at frequency f_i; the two
 * numbers' are multiplied as complex numbers are, and the product is held against each class's own: the logit of c is the sum over i of
 * height_i cos(2 pi f_i (a + b - c) / p).
 */
final class PlantedWaves implements ForwardPass {
  private final int p;
  private final int width;

  private PlantedWaves(int p, int width) {
    this.p = p;
    this.width = width;
  }

  static Subject subject(int p, int[] frequencies, double[] heights) {
    int width = 2 * frequencies.length;
    float[] embedding = new float[(p + 1) * width];
    float[] unembedding = new float[p * width];
    for (int x = 0; x < p; x++) {
      for (int i = 0; i < frequencies.length; i++) {
        double angle = 2 * Math.PI * frequencies[i] * x / p;
        embedding[x * width + 2 * i] = (float) Math.cos(angle);
        embedding[x * width + 2 * i + 1] = (float) Math.sin(angle);
        unembedding[x * width + 2 * i] = (float) (heights[i] * Math.cos(angle));
        unembedding[x * width + 2 * i + 1] = (float) (heights[i] * Math.sin(angle));
      }
    }
    Wiring wiring =
        Wiring.builder()
            .group(NeuronGroup.of("tokens", p + 1, Role.INPUT))
            .group(NeuronGroup.of("residual", width, Role.HIDDEN))
            .group(NeuronGroup.of("output", p, Role.OUTPUT))
            .connect(connection("embedding", "tokens", "residual", ParameterView.inByOut("E", p + 1, width)))
            .connect(connection("unembedding", "residual", "output", ParameterView.outByIn("U", p, width)))
            .build();
    Weights weights =
        Weights.of(
            Map.of("E", new WeightArray(new int[] {p + 1, width}, embedding), "U", new WeightArray(new int[] {p, width}, unembedding)));
    Task task =
        Tasks.open(new ModularAdditionOptions(p, .5, true), 0, new DataFolder(Path.of("does-not-exist"), false), DownloadListener.SILENT);
    return new Subject(wiring, weights, new PlantedWaves(p, width), task);
  }

  private static Connection connection(String name, String from, String to, ParameterView view) {
    return new Connection(name, from, to, view, AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE);
  }

  @Override
  public float[] outputs(Weights weights, Inputs inputs) {
    float[] embedding = weights.get("E").values();
    float[] unembedding = weights.get("U").values();
    int[] tokens = ((TokenInputs) inputs).tokens();
    float[] logits = new float[inputs.count() * p];
    for (int i = 0; i < inputs.count(); i++) {
      for (int d = 0; d < width; d += 2) {
        int a = tokens[3 * i] * width + d;
        int b = tokens[3 * i + 1] * width + d;
        float cosine = embedding[a] * embedding[b] - embedding[a + 1] * embedding[b + 1];
        float sine = embedding[a] * embedding[b + 1] + embedding[a + 1] * embedding[b];
        for (int c = 0; c < p; c++) {
          logits[i * p + c] += cosine * unembedding[c * width + d] + sine * unembedding[c * width + d + 1];
        }
      }
    }
    return logits;
  }

  @Override
  public Optional<float[]> into(Weights weights, Inputs inputs, Connection connection) {
    return Optional.empty();
  }

  @Override
  public int[] inputOrder() {
    return Permutation.identity(p + 1);
  }

  @Override
  public int[] outputOrder() {
    return Permutation.identity(p);
  }

  @Override
  public void close() {}
}
